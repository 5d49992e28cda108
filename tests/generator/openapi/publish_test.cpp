#include "openapi/publish.hpp"

#include <gtest/gtest.h>

#include <nlohmann/json.hpp>

#include "generator/support.hpp"

namespace specgen::generator {
namespace {

TEST(Publish, MovesEdgeCasesToTheExtension) {
  const Document document = read(R"(openapi: 3.0.3
info: {title: t, version: '1'}
edgeCases:
  - {id: a, endpoint: /a, query: {x: '${"a" * 2}'}, expected: 200}
paths: {/a: {get: {responses: {'200': {description: ok}}}}}
x-edgeCases:
  - {id: b, endpoint: /a, expected: 200}
)");
  EXPECT_EQ(nlohmann::ordered_json::parse(document.published.json).dump(),
            R"({"openapi":"3.0.3","info":{"title":"t","version":"1"},"x-edgeCases":[)"
            R"({"id":"a","endpoint":"/a","query":{"x":"${\"a\" * 2}"},"expected":200},)"
            R"({"id":"b","endpoint":"/a","expected":200}],)"
            R"("paths":{"/a":{"get":{"responses":{"200":{"description":"ok"}}}}}})");
}

TEST(Publish, BundlesOtherFiles) {
  const Document document =
      read({{"api/root.yaml", R"(openapi: 3.1.0
info: {title: t, version: '1'}
paths:
  /pets: {$ref: 'paths/pets.yaml'}
components:
  schemas:
    Pet: {$ref: '../models/pet.json'}
    Local: {type: string}
)"},
            {"api/paths/pets.yaml", R"(get:
  parameters: [{$ref: '../shared.yaml#/limit~1max'}]
  responses:
    '200':
      description: ok
      content:
        application/json:
          schema: {$ref: '../../models/pet.json'}
    '404': {$ref: '../shared.yaml#/responses/missing'}
)"},
            {"api/shared.yaml", R"(limit/max: {name: limit, in: query, schema: {$ref: '#/Pet'}}
Pet: {type: integer}
responses:
  missing: {description: not there}
)"},
            {"models/pet.json",
             R"({"type": "object", "properties": {"tag": {"$ref": "tag.yaml"},
            "local": {"$ref": "../api/root.yaml#/components/schemas/Local"},
            "parent": {"$ref": "pet.json"}}})"},
            {"models/tag.yaml", "type: string\n"}},
           "api/root.yaml");
  EXPECT_EQ(nlohmann::ordered_json::parse(document.published.json),
            nlohmann::ordered_json::parse(R"({
    "openapi": "3.1.0",
    "info": {"title": "t", "version": "1"},
    "paths": {"/pets": {"get": {
      "parameters": [{"$ref": "#/components/parameters/limit_1max"}],
      "responses": {
        "200": {"description": "ok", "content": {"application/json": {
          "schema": {"$ref": "#/components/schemas/Pet"}}}},
        "404": {"$ref": "#/components/responses/missing"}}}}},
    "components": {
      "schemas": {
        "Pet": {"type": "object", "properties": {
          "tag": {"$ref": "#/components/schemas/tag"},
          "local": {"$ref": "#/components/schemas/Local"},
          "parent": {"$ref": "#/components/schemas/Pet"}}},
        "Local": {"type": "string"},
        "tag": {"type": "string"},
        "Pet_2": {"type": "integer"}},
      "parameters": {"limit_1max": {"name": "limit", "in": "query",
                                    "schema": {"$ref": "#/components/schemas/Pet_2"}}},
      "responses": {"missing": {"description": "not there"}}}})"));
  std::vector<std::string> names;
  for (const Schema* schema : document.schemas) names.push_back(schema->component);
  EXPECT_EQ(names, (std::vector<std::string>{"Pet", "Local", "tag", "Pet_2"}));
  ASSERT_EQ(document.operations.size(), 1U);
  EXPECT_EQ(document.operations[0].parameters.at(0).schema->ref->component, "Pet_2");
}

}  // namespace
}  // namespace specgen::generator
