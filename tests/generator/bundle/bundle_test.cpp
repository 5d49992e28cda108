#include "bundle/bundle.hpp"

#include <gtest/gtest.h>

#include <fstream>
#include <sstream>

#include "cli.hpp"
#include "generator/support.hpp"
#include "openapi/read_document.hpp"
#include "pipeline.hpp"

namespace specgen::generator {
namespace {

/// Schemas, parameters, responses and path items in other files, names that collide, references
/// back and forth, and edge cases.
const Texts& some_files() {
  static const Texts files = {
      {"api/root.yaml", R"(openapi: 3.1.0  # a comment
info: {title: t, version: '1.0'}
edgeCases:
  - {id: a, endpoint: /pets, expected: '200'}
paths:
  /pets: {$ref: 'paths/pets.yaml'}
components:
  schemas:
    Pet: {$ref: '../models/pet.json'}
    Local: {type: string, description: "two\nlines", default: 'yes'}
)"},
      {"api/paths/pets.yaml", R"(get:
  operationId: listPets
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
Pet: {type: number, maximum: 12345678901234567890123, example: 1.50}
responses:
  missing: {description: not there}
)"},
      {"models/pet.json", R"({"type": "object", "properties": {"tag": {"$ref": "tag.yaml"},
        "local": {"$ref": "../api/root.yaml#/components/schemas/Local"},
        "parent": {"$ref": "pet.json"}}})"},
      {"models/tag.yaml", "type: string\n"}};
  return files;
}

std::string bundled(const Texts& texts, const std::string& root) {
  const Files files(texts);
  Diagnostics diagnostics;
  const auto text = bundle(root, diagnostics);
  EXPECT_TRUE(text) << diagnostics.text();
  return text.value_or("");
}

TEST(Bundle, MakesOneDocumentOfSeveralFiles) {
  EXPECT_EQ(bundled(some_files(), "api/root.yaml"), R"(openapi: '3.1.0'
info:
  title: t
  version: '1.0'
x-edgeCases:
  - id: a
    endpoint: /pets
    expected: '200'
paths:
  /pets:
    get:
      operationId: listPets
      parameters:
        - $ref: '#/components/parameters/limit_1max'
      responses:
        '200':
          description: ok
          content:
            application/json:
              schema:
                $ref: '#/components/schemas/Pet'
        '404':
          $ref: '#/components/responses/missing'
components:
  schemas:
    Pet:
      type: object
      properties:
        tag:
          $ref: '#/components/schemas/tag'
        local:
          $ref: '#/components/schemas/Local'
        parent:
          $ref: '#/components/schemas/Pet'
    Local:
      type: string
      description: |-
        two
        lines
      default: 'yes'
    tag:
      type: string
    Pet_2:
      type: number
      maximum: 12345678901234567890123
      example: 1.50
  parameters:
    limit_1max:
      name: limit
      in: query
      schema:
        $ref: '#/components/schemas/Pet_2'
  responses:
    missing:
      description: not there
)");
}

TEST(Bundle, OfABundleIsTheSameText) {
  const std::string once = bundled(some_files(), "api/root.yaml");
  EXPECT_EQ(bundled({{"bundle.yaml", once}}, "bundle.yaml"), once);
}

TEST(Bundle, JsonStaysJson) {
  const Texts files = {
      {"root.json", R"({"openapi": "3.0.3", "info": {"title": "é\u0001", "version": "1"},
  "paths": {}, "components": {"schemas": {
    "A": {"type": "number", "maximum": 1e2, "nullable": true},
    "B": {"type": "array", "items": {"$ref": "b c.yaml#/x~1y"}, "minItems": 0}}}})"},
      {"b c.yaml", "x/y: {type: boolean}\n"}};
  const std::string text = bundled(files, "root.json");
  EXPECT_EQ(text, R"({
  "openapi": "3.0.3",
  "info": {
    "title": "é\u0001",
    "version": "1"
  },
  "paths": {},
  "components": {
    "schemas": {
      "A": {
        "type": "number",
        "maximum": 1e2,
        "nullable": true
      },
      "B": {
        "type": "array",
        "items": {
          "$ref": "#/components/schemas/x_1y"
        },
        "minItems": 0
      },
      "x_1y": {
        "type": "boolean"
      }
    }
  }
}
)");
  EXPECT_EQ(bundled({{"bundle.json", text}}, "bundle.json"), text);
}

/// References by `$id` and by anchors lead to the same schemas; the identity itself, against which
/// other references would be resolved, does not come along.
TEST(Bundle, RewritesReferencesByIdentity) {
  const Texts files = {{"root.yaml", R"(openapi: 3.1.0
info: {title: t, version: '1'}
paths: {}
components:
  schemas:
    A: {$ref: 'pets.yaml#/Pet'}
    B: {$ref: 'tags.yaml#tag'}
)"},
                       {"pets.yaml", R"(Pet:
  $id: https://example.com/pet
  type: object
  example: {$id: kept}
  properties:
    self: {$ref: 'https://example.com/pet'}
    name: {$ref: '#/$defs/Name'}
  $defs: {Name: {type: string}}
)"},
                       {"tags.yaml", R"($defs:
  Tag: {$anchor: tag, type: integer}
)"}};
  const std::string text = bundled(files, "root.yaml");
  EXPECT_EQ(text, R"(openapi: '3.1.0'
info:
  title: t
  version: '1'
paths: {}
components:
  schemas:
    A:
      type: object
      example:
        $id: kept
      properties:
        self:
          $ref: '#/components/schemas/A'
        name:
          $ref: '#/components/schemas/Name'
      $defs:
        Name:
          type: string
    B:
      type: integer
    Name:
      type: string
)");
  EXPECT_EQ(bundled({{"bundle.yaml", text}}, "bundle.yaml"), text);
}

/// What comes in beside what holds it keeps no name that would stand twice.
TEST(Bundle, PartsOfWhatComesInMayComeInThemselves) {
  const std::string text = bundled({{"root.yaml", R"(openapi: 3.1.0
info: {title: t, version: '1'}
paths: {}
components:
  schemas:
    A: {$ref: pet.yaml}
    B: {$ref: 'pet.yaml#tag'}
)"},
                                    {"pet.yaml", R"($id: https://example.com/pet
$defs:
  Tag: {$anchor: tag, type: integer}
properties:
  tag: {$ref: '#tag'}
  parent: {$ref: 'https://example.com/pet'}
)"}},
                                   "root.yaml");
  EXPECT_EQ(text, R"(openapi: '3.1.0'
info:
  title: t
  version: '1'
paths: {}
components:
  schemas:
    A:
      $defs:
        Tag:
          type: integer
      properties:
        tag:
          $ref: '#/components/schemas/B'
        parent:
          $ref: '#/components/schemas/A'
    B:
      type: integer
)");
  EXPECT_EQ(bundled({{"bundle.yaml", text}}, "bundle.yaml"), text);
}

/// OpenAPI has no 'edgeCases'.
TEST(Bundle, EdgeCasesBecomeAnExtension) {
  EXPECT_EQ(bundled({{"a.yaml", R"(openapi: 3.1.0
x-edgeCases:
  - {id: a, endpoint: /a, expected: '200'}
info: {title: t, version: '1'}
edgeCases:
  - {id: b, endpoint: /a, expected: '200'}
paths: {/a: {get: {responses: {'200': {description: d}}}}}
)"}},
                    "a.yaml"),
            R"(openapi: '3.1.0'
x-edgeCases:
  - id: a
    endpoint: /a
    expected: '200'
  - id: b
    endpoint: /a
    expected: '200'
info:
  title: t
  version: '1'
paths:
  /a:
    get:
      responses:
        '200':
          description: d
)");
}

TEST(Bundle, WritesAFileOrToStandardOutput) {
  const Files files(some_files());
  std::ostringstream out;
  std::ostringstream err;
  ASSERT_EQ(run_cli({"bundle", "api/root.yaml"}, out, err), ExitCode::kOk) << err.str();
  ASSERT_EQ(run_cli({"bundle", "api/root.yaml", "--out", "x/y.yaml"}, err, err), ExitCode::kOk);
  EXPECT_EQ(err.str(), "");
  std::ostringstream written;
  written << std::ifstream("x/y.yaml").rdbuf();
  EXPECT_EQ(written.str(), out.str());
  EXPECT_EQ(run_cli({"bundle", "models/tag.yaml"}, out, err), ExitCode::kSpecErrors);
  EXPECT_EQ(err.str().substr(0, err.str().find('\n')),
            "models/tag.yaml:1:1: error: an OpenAPI document needs 'openapi'");
}

/// All emitted files with their paths, but the tests, which show lines of the document, and without
/// the comments that say where in its file a schema stands.
std::string generated(const std::string& spec) {
  Diagnostics diagnostics;
  const auto result = generate(spec, {"api"}, load_templates(""), diagnostics);
  EXPECT_TRUE(result) << diagnostics.text();
  std::string all;
  for (const FileText& file : result->files) {
    if (file.path.starts_with("tests/")) continue;
    std::istringstream lines(file.text);
    all += "== " + file.path + "\n";
    for (std::string line; std::getline(lines, line);) {
      if (!line.starts_with("/// #")) all += line + "\n";
    }
  }
  return all;
}

TEST(Bundle, GivesTheSameCode) {
  Texts texts = some_files();
  texts["bundled/root.yaml"] = bundled(texts, "api/root.yaml");
  const Files files(texts);
  EXPECT_EQ(generated("bundled/root.yaml"), generated("api/root.yaml"));
}

TEST(Bundle, OfAWrongDocumentIsNothing) {
  const Files files(Texts{{"a.yaml", R"(openapi: 3.1.0
info: {title: t, version: '1'}
components: {schemas: {A: {$ref: 'b.yaml#/X'}}}
)"},
                          {"b.yaml", "Y: {}\n"}});
  Diagnostics diagnostics;
  EXPECT_EQ(bundle("a.yaml", diagnostics), std::nullopt);
  EXPECT_EQ(diagnostics.error_count(), 1U) << diagnostics.text();
}

/// Path items that hold callbacks that hold path items: every step doubles what there is.
TEST(Bundle, PathItemsDoNotMultiplyWithoutEnd) {
  std::string items;
  for (int i = 0; i < 60; ++i) {
    const std::string next = "items.yaml#/p" + std::to_string(i + 1);
    items += "p" + std::to_string(i) + ": {get: {callbacks: {a: {x: {$ref: '" + next +
             "'}}, b: {x: {$ref: '" + next + "'}}}, responses: {'200': {description: d}}}}\n";
  }
  items += "p60: {get: {responses: {'200': {description: d}}}}\n";
  const Files files(Texts{{"a.yaml", R"(openapi: 3.1.0
info: {title: t, version: '1'}
paths: {/a: {$ref: 'items.yaml#/p0'}}
)"},
                          {"items.yaml", items}});
  Diagnostics diagnostics;
  EXPECT_EQ(bundle("a.yaml", diagnostics), std::nullopt);
  ASSERT_EQ(diagnostics.error_count(), 1U) << diagnostics.text();
  EXPECT_EQ(diagnostics.all().front().message,
            "path items of other files are used more than 20000 times");
}

}  // namespace
}  // namespace specgen::generator
