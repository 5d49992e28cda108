#include <gtest/gtest.h>

#include "generator/support.hpp"
#include "pipeline.hpp"

namespace specgen::generator {
namespace {

constexpr std::string_view kPets = R"(openapi: 3.1.0
info: {title: Pets, version: 1.2.3, description: All pets}
servers:
  - url: https://{host}/{base}/
    variables: {host: {default: example.com}, base: {default: v1, enum: [v1, v2]}}
  - {url: /other}
tags: [{name: Pets, description: About pets}]
security: [{Key: []}, {Bearer: [], OAuth: [read]}, {}]
paths:
  /pets/{petId}:
    summary: One pet
    parameters:
      - {name: petId, in: path, required: true, schema: {type: integer}}
      - {name: X-Trace, in: header, schema: {type: string}}
    get:
      operationId: getPet
      tags: [Pets]
      summary: Get it
      deprecated: true
      x-lane: inline
      parameters:
        - {name: X-Trace, in: header, required: true, schema: {type: string}}
        - $ref: '#/components/parameters/Fields'
      responses:
        '200':
          description: The pet
          headers: {X-Next: {description: next, required: true, schema: {type: string}}}
          content: {Application/JSON: {schema: {$ref: '#/components/schemas/Pet'}}}
        4XX: {$ref: '#/components/responses/Problem'}
        default: {description: else}
    put:
      security: []
      requestBody: {$ref: '#/components/requestBodies/Pet'}
      responses: {204: {description: done}}
webhooks:
  gone: {post: {operationId: petGone, responses: {'200': {description: ok}}}}
components:
  schemas:
    Pet: {type: object, properties: {name: {type: string}}}
  parameters:
    Fields: {name: fields, in: query, style: pipeDelimited, schema: {type: array, items: {type: string}}}
  responses:
    Problem: {description: wrong, content: {application/problem+json: {}}}
  requestBodies:
    Pet: {required: true, description: A pet, content: {application/json: {schema: {$ref: '#/components/schemas/Pet'}}, text/plain: {}}}
  securitySchemes:
    Key: {type: apiKey, in: cookie, name: session}
    Bearer: {type: http, scheme: Bearer, bearerFormat: JWT}
    OAuth: {type: oauth2, flows: {password: {tokenUrl: /token, scopes: {read: to read}}}}
)";

TEST(ReadDocument, ReadsWhatIsAroundTheOperations) {
  const Document document = read(kPets);
  EXPECT_EQ(document.file, "spec.yaml");
  EXPECT_EQ(document.title, "Pets");
  EXPECT_EQ(document.version, "1.2.3");
  EXPECT_EQ(document.description, "All pets");
  EXPECT_EQ(document.base_path, "/v1");
  ASSERT_EQ(document.tags.size(), 1U);
  EXPECT_EQ(document.tags[0].description, "About pets");
  ASSERT_EQ(document.security_schemes.size(), 3U);
  EXPECT_EQ(document.security_schemes[0].kind, SecurityScheme::Kind::kApiKey);
  EXPECT_EQ(document.security_schemes[0].in, ParameterIn::kCookie);
  EXPECT_EQ(document.security_schemes[0].parameter_name, "session");
  EXPECT_EQ(document.security_schemes[1].kind, SecurityScheme::Kind::kHttpBearer);
  EXPECT_EQ(document.security_schemes[1].bearer_format, "JWT");
  EXPECT_EQ(document.security_schemes[2].kind, SecurityScheme::Kind::kOAuth2);
  ASSERT_EQ(document.schemas.size(), 1U);
  EXPECT_EQ(document.schemas[0]->component, "Pet");
}

TEST(ReadDocument, ReadsOperationsInOrderWithoutWebhooks) {
  const Document document = read(kPets);
  ASSERT_EQ(document.operations.size(), 2U);
  const Operation& get = document.operations[0];
  EXPECT_EQ(get.method, Method::kGet);
  EXPECT_EQ(get.path, "/pets/{petId}");
  EXPECT_EQ(get.operation_id, "getPet");
  EXPECT_EQ(get.summary, "Get it");
  EXPECT_TRUE(get.deprecated);
  EXPECT_EQ(get.lane, Lane::kInline);
  EXPECT_EQ(get.location.pointer, "/paths/~1pets~1{petId}/get");
  EXPECT_EQ(get.location.line, 15U);
  ASSERT_EQ(get.security.size(), 3U);
  EXPECT_EQ(get.security[1].schemes[1].scheme, "OAuth");
  EXPECT_EQ(get.security[1].schemes[1].scopes, std::vector<std::string>{"read"});
  EXPECT_TRUE(get.security[2].schemes.empty());
  const Operation& put = document.operations[1];
  EXPECT_EQ(put.method, Method::kPut);
  EXPECT_TRUE(put.operation_id.empty());
  EXPECT_TRUE(put.security.empty());
  EXPECT_EQ(put.lane, std::nullopt);
}

TEST(ReadDocument, MergesParametersOfPathItemAndOperation) {
  const Operation get = read(kPets).operations.at(0);
  ASSERT_EQ(get.parameters.size(), 3U);
  EXPECT_EQ(get.parameters[0].name, "petId");
  EXPECT_TRUE(get.parameters[0].required);
  EXPECT_EQ(get.parameters[0].style, Style::kSimple);
  EXPECT_FALSE(get.parameters[0].explode);
  EXPECT_EQ(get.parameters[1].name, "X-Trace");
  EXPECT_TRUE(get.parameters[1].required);
  EXPECT_EQ(get.parameters[2].name, "fields");
  EXPECT_EQ(get.parameters[2].style, Style::kPipeDelimited);
  EXPECT_FALSE(get.parameters[2].explode);
}

TEST(ReadDocument, LetterCaseDoesNotTellHeadersApart) {
  const Operation get = read(R"(openapi: 3.1.0
info: {title: t, version: "1"}
paths:
  /a:
    parameters:
      - {name: X-Level, in: header, schema: {type: string}}
      - {name: Level, in: query, schema: {type: string}}
    get:
      parameters:
        - {name: x-level, in: header, schema: {type: integer}}
        - {name: level, in: query, schema: {type: integer}}
)")
                            .operations.at(0);
  ASSERT_EQ(get.parameters.size(), 3U);
  EXPECT_EQ(get.parameters[0].name, "Level");
  EXPECT_EQ(get.parameters[1].name, "x-level");
  EXPECT_EQ(get.parameters[2].name, "level");
}

TEST(ReadDocument, ReadsBodiesAndResponses) {
  const Document document = read(kPets);
  const Operation& get = document.operations[0];
  ASSERT_EQ(get.responses.size(), 3U);
  EXPECT_EQ(get.responses[0].status, 200);
  EXPECT_EQ(get.responses[0].content.at(0).name, "application/json");
  EXPECT_EQ(get.responses[0].content.at(0).schema->ref, document.schemas[0]);
  EXPECT_EQ(get.responses[0].headers.at(0).name, "X-Next");
  EXPECT_TRUE(get.responses[0].headers.at(0).required);
  EXPECT_EQ(get.responses[1].status, 4);
  EXPECT_EQ(get.responses[1].description, "wrong");
  EXPECT_EQ(get.responses[1].content.at(0).schema, nullptr);
  EXPECT_EQ(get.responses[2].status, 0);
  const Operation& put = document.operations[1];
  ASSERT_TRUE(put.request_body);
  EXPECT_TRUE(put.request_body->required);
  ASSERT_EQ(put.request_body->content.size(), 2U);
  EXPECT_EQ(put.request_body->content[1].name, "text/plain");
}

TEST(ReadDocument, ReadsOurOwnSpecification) {
  Diagnostics diagnostics;
  const auto document = read_spec(SPECGEN_SPEC, diagnostics);
  EXPECT_EQ(diagnostics.text(), "");
  ASSERT_TRUE(document);
  EXPECT_EQ(document->base_path, "/v1");
  EXPECT_GE(document->operations.size(), 5U);
  EXPECT_GE(document->edge_cases.size(), 5U);
  EXPECT_EQ(document->edge_cases[0].request.body,
            "{\"email\":\"" + std::string(241, 'a') + "@example.com\",\"password\":\"Pass1234\"}");
}

/// The nearest servers count (OpenAPI 3.1, sections 4.8.9.1 and 4.8.10.1).
TEST(ReadDocument, OperationsHaveTheBasePathOfTheirOwnServers) {
  const Document document = read(R"(openapi: 3.1.0
info: {title: t, version: "1"}
servers: [{url: /v1}]
paths:
  /a:
    servers: [{url: 'https://files.example.com/v2/'}]
    get: {responses: {"200": {description: x}}}
    put: {servers: [{url: /v3}], responses: {"200": {description: x}}}
  /b:
    get: {responses: {"200": {description: x}}}
)");
  EXPECT_EQ(document.base_path, "/v1");
  EXPECT_EQ(document.operations.at(0).base_path, "/v2");
  EXPECT_EQ(document.operations.at(1).base_path, "/v3");
  EXPECT_EQ(document.operations.at(2).base_path, std::nullopt);
}

/// A callback that two operations share is one; what nothing refers to is none.
TEST(ReadDocument, WebhooksAndCallbacksAreWhatTheApiCalls) {
  const Document document = read(R"(openapi: 3.1.0
info: {title: t, version: "1"}
paths:
  /a:
    post:
      callbacks: {done: {$ref: '#/components/callbacks/Done'}}
    put:
      callbacks: {finished: {$ref: '#/components/callbacks/Done'}}
webhooks:
  grown: {post: {operationId: onGrowth}}
components:
  callbacks:
    Done:
      '{$request.body#/url}': {post: {summary: d}, delete: {}}
    Unused:
      '{$request.body#/url}': {get: {}}
)");
  ASSERT_EQ(document.webhooks.size(), 1U);
  EXPECT_EQ(document.webhooks[0].event, "grown");
  EXPECT_EQ(document.webhooks[0].operation_id, "onGrowth");
  ASSERT_EQ(document.callbacks.size(), 2U);
  EXPECT_EQ(document.callbacks[0].event, "done");
  EXPECT_EQ(document.callbacks[0].summary, "d");
  EXPECT_EQ(document.callbacks[1].method, Method::kDelete);
  EXPECT_EQ(document.operations.size(), 2U);
}

}  // namespace
}  // namespace specgen::generator
