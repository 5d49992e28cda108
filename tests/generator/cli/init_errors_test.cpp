// What `init` makes of the document's own error schema.

#include <gtest/gtest.h>

#include <filesystem>
#include <sstream>

#include "cli.hpp"
#include "cli/temporary_folder.hpp"

namespace specgen::generator {
namespace {

namespace fs = std::filesystem;

constexpr const char* kHead = R"(openapi: 3.1.0
info: {title: Pets, version: '1'}
paths:
  /pets:
    get:
      operationId: listPets
      responses:
        '204': {description: None}
)";

/// A response of that status whose JSON has the schema.
std::string response(const std::string& status, const std::string& schema,
                     const std::string& media_type = "application/json") {
  return "        '" + status + "': {description: Bad, content: {" + media_type +
         ": {schema: " + schema + "}}}\n";
}

const std::string kRefersToError = response("default", "{$ref: '#/components/schemas/Error'}");

void init(const std::string& responses, const std::string& schemas) {
  write_text("api.yaml", kHead + responses + "components:\n  schemas:\n" + schemas);
  std::ostringstream out;
  std::ostringstream err;
  EXPECT_EQ(run_cli({"init", "api.yaml", "--out", "project"}, out, err), ExitCode::kOk)
      << err.str();
}

/// What errors.cpp has between these two lines, the first included.
std::string part(const std::string& first, const std::string& end) {
  const std::string text = read_text("project/errors.cpp");
  const auto begin = text.find(first);
  return begin == std::string::npos ? text : text.substr(begin, text.find(end, begin) - begin);
}

/// The statements that fill the body.
std::string statements(const std::string& responses, const std::string& schemas) {
  const TemporaryFolder folder;
  init(responses, schemas);
  const std::string text = part(" body;\n", "  return body;");
  return text.substr(text.find('\n') + 1);
}

std::string statements_for(const std::string& error_schema) {
  return statements(kRefersToError, "    Error: " + error_schema + "\n");
}

TEST(InitErrors, AreInTheShapeThatTheDocumentDeclares) {
  const TemporaryFolder folder;
  init(kRefersToError, R"(
    Error:
      type: object
      required: [code, message]
      properties: {code: {type: integer, format: int32}, message: {type: string}}
)");
  EXPECT_EQ(read_text("project/errors.cpp"), R"(#include "errors.hpp"

#include <string>

#include "json/error.hpp"
#include "specgen/json/writer.hpp"

namespace {

/// For people: what is wrong, and every place where the request breaks the spec, as the schema has
/// no list for those.
std::string error_text(const specgen::Problem& problem) {
  std::string text = problem.detail;
  const char* separator = ": ";
  for (const specgen::Violation& violation : problem.violations) {
    text += separator + violation.in + " " + violation.pointer + " " + violation.message;
    separator = "; ";
  }
  return text;
}

/// specgen filled it by the names of its members: look it over.
api::Error to_body(const specgen::Problem& problem) {
  api::Error body;
  body.code = problem.status;
  body.message = error_text(problem);
  return body;
}

}  // namespace

specgen::http::Response Errors::map(const specgen::Problem& problem) const {
  specgen::json::Writer out;
  encode(out, to_body(problem));
  return {problem.status, "application/json", {}, out.take()};
}
)");
  EXPECT_NE(read_text("project/errors.hpp").find("the shape of the API's own: Error.\n"),
            std::string::npos);
  EXPECT_NE(read_text("project/main.cpp").find("  const Errors errors;\n"), std::string::npos);
  EXPECT_NE(read_text("project/CMakeLists.txt").find("add_executable(server main.cpp errors.cpp "),
            std::string::npos);
  EXPECT_NE(read_text("project/README.md").find("| `errors.cpp` |"), std::string::npos);
}

TEST(InitErrors, AreProblemJsonWhereTheDocumentHasNoShape) {
  const TemporaryFolder folder;
  init(response("404", "{type: string}"), "    Pet: {type: string}\n");
  EXPECT_FALSE(fs::exists("project/errors.cpp"));
  EXPECT_FALSE(fs::exists("project/errors.hpp"));
  EXPECT_NE(read_text("project/main.cpp").find("  const specgen::ProblemJsonMapper errors;\n"),
            std::string::npos);
  EXPECT_EQ(read_text("project/README.md").find("errors.cpp"), std::string::npos);
}

TEST(InitErrors, TakeTheShapeOfMostResponses) {
  EXPECT_EQ(statements(response("400", "{$ref: '#/components/schemas/Rare'}") +
                           response("404", "{$ref: '#/components/schemas/Common'}") +
                           response("5XX", "{$ref: '#/components/schemas/Common'}"),
                       "    Rare: {type: object, properties: {msg: {type: string}}}\n"
                       "    Common: {type: object, properties: {description: {type: string}}}\n"),
            "  body.description = error_text(problem);\n");
}

TEST(InitErrors, TakeThatOfDefaultAmongEquals) {
  EXPECT_EQ(statements(response("400", "{$ref: '#/components/schemas/Other'}") + kRefersToError,
                       "    Other: {type: object, properties: {msg: {type: string}}}\n"
                       "    Error: {type: object, properties: {text: {type: string}}}\n"),
            "  body.text = error_text(problem);\n");
}

TEST(InitErrors, PassOverShapesThatCanSayNothing) {
  EXPECT_EQ(statements(response("400", "{$ref: '#/components/schemas/Pet'}") +
                           response("401", "{$ref: '#/components/schemas/Pet'}") + kRefersToError,
                       "    Pet: {type: object, properties: {name: {type: string}}}\n"
                       "    Error: {type: object, properties: {text: {type: string}}}\n"),
            "  body.text = error_text(problem);\n");
}

TEST(InitErrors, KnowInlineSchemasAndAliases) {
  EXPECT_EQ(statements(response("404", "{type: object, properties: {message: {type: string}}}"),
                       "    Pet: {type: string}\n"),
            "  body.message = error_text(problem);\n");
  EXPECT_EQ(statements(kRefersToError,
                       "    Error: {$ref: '#/components/schemas/Failure'}\n"
                       "    Failure: {type: object, properties: {message: {type: string}}}\n"),
            "  body.message = error_text(problem);\n");
}

TEST(InitErrors, KeepTheMediaType) {
  const TemporaryFolder folder;
  init(response("404", "{$ref: '#/components/schemas/Error'}", "application/problem+json"),
       "    Error: {type: object, properties: {type: {type: string}, title: {type: string}}}\n");
  EXPECT_EQ(part("  api::Error body;", "  return body;"),
            "  api::Error body;\n"
            "  body.type = std::string(\"about:blank\");\n"
            "  body.title = error_text(problem);\n");
  EXPECT_NE(read_text("project/errors.cpp").find(", \"application/problem+json\", {}"),
            std::string::npos);
}

TEST(InitErrors, FillWhatTheNameTells) {
  EXPECT_EQ(statements_for("{type: object, properties: {statusCode: {type: integer}, "
                           "title: {type: string}, detail: {type: string}, code: {type: number}, "
                           "status: {type: string}, requestId: {type: string}}}"),
            "  body.status_code = problem.status;\n"
            "  body.title = std::string(specgen::http::reason_phrase(problem.status));\n"
            "  body.detail = error_text(problem);\n"
            "  body.code = problem.status;\n"
            "  body.status = std::to_string(problem.status);\n"
            "  body.request_id = problem.request_id;\n");
}

TEST(InitErrors, FillWordsForMachines) {
  const TemporaryFolder folder;
  init(kRefersToError,
       "    Error: {type: object, properties: {error: {type: string}, message: {type: string}}}\n");
  EXPECT_EQ(part("  api::Error body;", "  return body;"),
            "  api::Error body;\n"
            "  body.error = error_word(problem);\n"
            "  body.message = error_text(problem);\n");
  EXPECT_NE(read_text("project/errors.cpp").find("std::string error_word("), std::string::npos);
}

TEST(InitErrors, SayItInErrorWhereThereIsNoMessage) {
  EXPECT_EQ(statements_for("{type: object, properties: {error: {type: string}}}"),
            "  body.error = error_text(problem);\n");
}

TEST(InitErrors, ChooseAmongEnumerators) {
  const TemporaryFolder folder;
  init(kRefersToError, R"(
    Error:
      type: object
      properties:
        code: {type: string, enum: [NOT_FOUND, badRequest, internal_error, too_many_pets]}
        message: {type: string}
)");
  EXPECT_EQ(part("api::ErrorCode error_code_of", "/// For people"),
            "api::ErrorCode error_code_of(int status) {\n"
            "  switch (status) {\n"
            "    case 400:\n"
            "      return api::ErrorCode::kBadRequest;\n"
            "    case 404:\n"
            "      return api::ErrorCode::kNotFound;\n"
            "    default:\n"
            "      return api::ErrorCode::kInternalError;\n"
            "  }\n"
            "}\n\n");
  EXPECT_EQ(part("  api::Error body;", "  return body;"),
            "  api::Error body;\n"
            "  body.code = error_code_of(problem.status);\n"
            "  body.message = error_text(problem);\n");
}

TEST(InitErrors, ChooseAmongNumbersAndFallBackToTheFirst) {
  const TemporaryFolder folder;
  init(kRefersToError,
       "    Error: {type: object, properties: {status: {type: integer, enum: [400, 404]}}}\n");
  EXPECT_EQ(part("  switch (status)", "  }\n"),
            "  switch (status) {\n"
            "    case 400:\n"
            "      return api::ErrorStatus::k400;\n"
            "    case 404:\n"
            "      return api::ErrorStatus::k404;\n"
            "    default:\n"
            "      return api::ErrorStatus::k400;\n");
}

TEST(InitErrors, FillAnErrorWithinTheBody) {
  EXPECT_EQ(statements_for("{type: object, required: [ok, error], properties: {ok: {type: boolean},"
                           " error: {type: object, properties: {message: {type: string}}}}}"),
            "  auto& error = body.error;\n"
            "  error.message = error_text(problem);\n");
  EXPECT_EQ(statements_for("{type: object, properties: {error: {type: [object, 'null'],"
                           " properties: {message: {type: string}}}}}"),
            "  auto& error = body.error.emplace().emplace();\n"
            "  error.message = error_text(problem);\n");
}

TEST(InitErrors, FillTheOnlyItemOfAList) {
  EXPECT_EQ(statements_for("{type: object, required: [errors], properties: {errors: {type: array, "
                           "items: {type: object, properties: {detail: {type: string}}}}}}"),
            "  auto& errors = body.errors.emplace_back();\n"
            "  errors.detail = error_text(problem);\n");
  EXPECT_EQ(
      statements_for("{type: object, properties: {errors: {type: array, items: {type: string}}}}"),
      "  body.errors.emplace().push_back(error_text(problem));\n");
}

TEST(InitErrors, ListViolations) {
  EXPECT_EQ(statements_for("{type: object, properties: {message: {type: string}, errors: {type: "
                           "array, items: {type: object, properties: {field: {type: string}, rule: "
                           "{type: string}, in: {type: string}, message: {type: string}}}}}}"),
            "  body.message = problem.detail;\n"
            "  if (!problem.violations.empty()) {\n"
            "    auto& list = body.errors.emplace();\n"
            "    for (const specgen::Violation& violation : problem.violations) {\n"
            "      auto& item = list.emplace_back();\n"
            "      item.field = violation.pointer;\n"
            "      item.rule = violation.keyword;\n"
            "      item.in = violation.in;\n"
            "      item.message = violation.message;\n"
            "    }\n"
            "  }\n");
  EXPECT_EQ(statements_for("{type: object, required: [violations], properties: {message: {type: "
                           "string}, violations: {type: array, items: {type: string}}}}"),
            "  body.message = problem.detail;\n"
            "  for (const specgen::Violation& violation : problem.violations) {\n"
            "    body.violations.push_back(violation.pointer + \": \" + violation.message);\n"
            "  }\n");
}

TEST(InitErrors, LeaveWhatTheyCannotGuess) {
  const TemporaryFolder folder;
  init(kRefersToError, R"(
    Error:
      type: object
      required: [message, time, instance, shop, code]
      properties:
        message: {type: string}
        time: {type: string, format: date-time}
        instance: {type: string, format: uuid}
        shop: {type: string}
        code: {type: integer, maximum: 99}
        hint: {type: string}
)");
  EXPECT_EQ(part("/// specgen filled", "  return body;"),
            "/// specgen filled it by the names of its members: look it over.\n"
            "/// The spec requires these as well, and nothing in a problem fits them:\n"
            "/// - time\n"
            "/// - instance\n"
            "/// - shop\n"
            "/// - code\n"
            "api::Error to_body(const specgen::Problem& problem) {\n"
            "  api::Error body;\n"
            "  body.message = error_text(problem);\n"
            "  body.time = \"1970-01-01T00:00:00Z\";\n"
            "  body.instance = \"00000000-0000-0000-0000-000000000000\";\n");
}

}  // namespace
}  // namespace specgen::generator
