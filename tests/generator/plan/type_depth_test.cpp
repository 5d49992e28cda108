#include <gtest/gtest.h>

#include <string>

#include "cli/lint_text.hpp"

namespace specgen::generator {
namespace {

std::string reference(std::size_t schema) {
  return "{$ref: '#/components/schemas/S" + std::to_string(schema) + "'}";
}

/// S0 to S(count - 1) are each `before`, the next, `after`; the last is an object that holds the
/// first.
std::string chain(std::size_t count, const std::string& before, const std::string& after) {
  std::string text = R"(openapi: 3.1.0
info: {title: T, version: '1'}
paths:
  /a:
    post:
      operationId: a
      requestBody: {content: {application/json: {schema: )" +
                     reference(0) + R"(}}}
      responses: {'204': {description: x}}
components:
  schemas:
)";
  for (std::size_t index = 0; index < count; ++index) {
    text += "    S" + std::to_string(index) + ": " + before + reference(index + 1) + after + "\n";
  }
  return text + "    S" + std::to_string(count) +
         ": {type: object, properties: {a: " + reference(0) + "}}\n";
}

std::string levels(std::size_t count) {
  if (count == 0) return "{}";
  return "{type: array, items: " + levels(count - 1) + "}";
}

TEST(TypeDepth, SixteenLevelsAreNotTooMany) {
  EXPECT_EQ(lint_text(chain(16, "{type: array, items: ", "}"), ExitCode::kOk), "");
}

TEST(TypeDepth, OneMoreIsAnErrorOfTheSchemaThatReachesIt) {
  EXPECT_EQ(lint_text(chain(18, "{type: array, items: ", "}"), ExitCode::kSpecErrors),
            "api.yaml:12:9: error: arrays, maps and alternatives nest more than 16 levels deep "
            "from here on\n"
            "    S1: {type: array, items: {$ref: '#/components/schemas/S2'}}\n"
            "        ^\n"
            "  at /components/schemas/S1\n"
            "api.yaml: 1 error, 0 warnings\n");
}

TEST(TypeDepth, MapsAndAlternativesCount) {
  const std::string told =
      "api.yaml:11:9: error: arrays, maps and alternatives nest more than 16 levels deep";
  EXPECT_EQ(
      lint_text(chain(17, "{type: object, additionalProperties: ", "}"), ExitCode::kSpecErrors)
          .substr(0, told.size()),
      told);
  EXPECT_EQ(lint_text(chain(17, "{oneOf: [{type: string}, ", "]}"), ExitCode::kSpecErrors)
                .substr(0, told.size()),
            told);
}

TEST(TypeDepth, BodiesAreTypesToo) {
  const std::string text = R"(openapi: 3.1.0
info: {title: T, version: '1'}
paths:
  /a:
    get:
      operationId: a
      responses:
        '200':
          description: x
          content:
            application/json:
              schema: )" + levels(17) +
                           "\n";
  EXPECT_EQ(lint_text(text, ExitCode::kSpecErrors),
            "api.yaml:12:23: error: arrays, maps and alternatives nest more than 16 levels deep "
            "from here on\n"
            "              schema: {type: array, items: {type: array, items: {type: array, items: "
            "{type: array, items: {type: array, …\n"
            "                      ^\n"
            "  at /paths/~1a/get/responses/200/content/application~1json/schema\n"
            "api.yaml: 1 error, 0 warnings\n");
}

TEST(TypeDepth, ParametersHeadersAndWebhooksCount) {
  const std::string text = R"(openapi: 3.1.0
info: {title: T, version: '1'}
paths:
  /a:
    get:
      operationId: a
      parameters:
        - {name: p, in: query, content: {application/json: {schema: )" +
                           levels(17) + R"(}}}
      responses:
        '204': {description: x, headers: {X-H: {content: {application/json: {schema: )" +
                           levels(17) + R"(}}}}}
webhooks:
  hook:
    post:
      requestBody: {content: {application/json: {schema: )" +
                           levels(17) + R"(}}}
      responses: {'204': {description: x}}
)";
  const std::string told = lint_text(text, ExitCode::kSpecErrors);
  for (const std::string place :
       {"at /paths/~1a/get/parameters/0\n", "at /paths/~1a/get/responses/204/headers/X-H\n",
        "at /webhooks/hook/post/requestBody/content/application~1json/schema\n",
        "api.yaml: 3 errors, 0 warnings\n"}) {
    EXPECT_NE(told.find(place), std::string::npos) << told;
  }
}

}  // namespace
}  // namespace specgen::generator
