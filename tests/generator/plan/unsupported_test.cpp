#include <gtest/gtest.h>

#include "cli/lint_text.hpp"

namespace specgen::generator {
namespace {

/// A document with one operation that takes a body; `lines` stand below `content:`. What else is
/// not supported is in tests/cases/unsupported.
std::string document(const std::string& lines) {
  return R"(openapi: 3.1.0
info: {title: T, version: '1'}
paths:
  /a:
    post:
      operationId: a
      requestBody:
        content:
)" + lines +
         "      responses: {'204': {description: x}}\n";
}

TEST(Unsupported, XmlAloneIsAWarning) {
  EXPECT_EQ(lint_text(document("          application/xml: {}\n"), ExitCode::kOk),
            "api.yaml:9:28: warning: media type 'application/xml' is not supported; requests with "
            "it will be answered 415\n"
            "          application/xml: {}\n"
            "                           ^\n"
            "  at /paths/~1a/post/requestBody/content/application~1xml; offer 'application/json'\n"
            "api.yaml: 0 errors, 1 warning\n");
}

TEST(Unsupported, XmlBesideJsonIsAWarning) {
  EXPECT_EQ(lint_text(document("          application/xml: {}\n          application/json: {}\n"),
                      ExitCode::kOk),
            "api.yaml:9:28: warning: media type 'application/xml' is not supported; requests with "
            "it will be answered 415\n"
            "          application/xml: {}\n"
            "                           ^\n"
            "  at /paths/~1a/post/requestBody/content/application~1xml; offer 'application/json'\n"
            "api.yaml: 0 errors, 1 warning\n");
}

TEST(Unsupported, DefaultsThatCannotBeWrittenAreWarnings) {
  EXPECT_EQ(
      lint_text(R"(openapi: 3.1.0
info: {title: T, version: '1'}
paths: {}
components:
  schemas:
    A:
      type: object
      properties:
        next: {$ref: '#/components/schemas/A', default: {list: []}}
        list: {type: array, items: {$ref: '#/components/schemas/A'}, default: []}
        some: {anyOf: [{type: number}, {type: integer}], default: 1}
        one: {anyOf: [{type: string}, {type: integer}], default: 1}
)",
                ExitCode::kOk),
      "api.yaml:9:57: warning: this default is not filled in: its type holds itself, or is a "
      "union of which not exactly one alternative may have it\n"
      "        next: {$ref: '#/components/schemas/A', default: {list: []}}\n"
      "                                                        ^\n"
      "  at /components/schemas/A/properties/next/default\n"
      "api.yaml:11:67: warning: this default is not filled in: its type holds itself, or is a "
      "union of which not exactly one alternative may have it\n"
      "        some: {anyOf: [{type: number}, {type: integer}], default: 1}\n"
      "                                                                  ^\n"
      "  at /components/schemas/A/properties/some/default\n"
      "api.yaml: 0 errors, 2 warnings\n");
}

TEST(Unsupported, EncodingOfNoPropertyIsAWarning) {
  EXPECT_EQ(
      lint_text(document("          multipart/form-data:\n"
                         "            schema: {type: object, properties: {file: {type: string}}}\n"
                         "            encoding: {fiel: {contentType: image/png}}\n"),
                ExitCode::kOk),
      "api.yaml:11:30: warning: the schema has no property 'fiel'\n"
      "            encoding: {fiel: {contentType: image/png}}\n"
      "                             ^\n"
      "  at /paths/~1a/post/requestBody/content/multipart~1form-data/encoding/fiel; did you "
      "mean 'file'?\n"
      "api.yaml: 0 errors, 1 warning\n");
}

TEST(Unsupported, MissingTypeIsAWarning) {
  EXPECT_EQ(
      lint_text(document("          application/json:\n"
                         "            schema: {properties: {a: {type: string}}}\n"),
                ExitCode::kOk),
      "api.yaml:10:21: warning: a schema without 'type' also takes what is no object, as JSON "
      "Schema says\n"
      "            schema: {properties: {a: {type: string}}}\n"
      "                    ^\n"
      "  at /paths/~1a/post/requestBody/content/application~1json/schema; write 'type: "
      "object' to have a plain struct\n"
      "api.yaml: 0 errors, 1 warning\n");
}

}  // namespace
}  // namespace specgen::generator
