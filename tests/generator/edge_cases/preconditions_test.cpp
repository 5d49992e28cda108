// Edge cases that expect what the document already excludes before a handler is called.
#include <gtest/gtest.h>

#include <sstream>

#include "generator/support.hpp"

namespace specgen::generator {
namespace {

/// What is said about one case of an operation. Messages are shown without the lines of the
/// document below them.
std::string say(const std::string& operation, const std::string& edge_case,
                const std::string& rest = "") {
  const std::string text =
      diagnose("spec.yaml", R"(openapi: 3.1.0
info: {title: t, version: "1"}
paths:
  /a:
    post: {responses: {"200": {description: d}, "401": {description: e}}, )" +
                                operation + "}\n" + rest + "edgeCases:\n  - {id: x, " +
                                "endpoint: /a, " + edge_case + "}\n");
  std::string result;
  std::istringstream lines(text);
  for (std::string line; std::getline(lines, line);) {
    if (line.starts_with("spec.yaml:")) result += line.substr(line.find(' ') + 1) + "\n";
    if (line.starts_with("  at ")) result += line + "\n";
  }
  return result;
}

constexpr const char* kBody =
    "requestBody: {content: {application/json: {}, text/*: {}, image/png: {}}}";

TEST(EdgeCasePreconditions, MediaType) {
  EXPECT_EQ(say(kBody, "expected: '200', rawBody: x, contentType: application/xml"),
            "error: this case expects 200, but POST /a takes no 'application/xml'\n"
            "  at /edgeCases/0/contentType; it takes application/json, text/*, image/png\n");
  EXPECT_EQ(say(kBody, "expected: '401', rawBody: x, contentType: application/xml"), "");
  EXPECT_EQ(say(kBody, "expected: '200', rawBody: x, contentType: 'Text/Plain; charset=x'"), "");
  EXPECT_EQ(say(kBody, "expected: '200', rawBody: x, contentType: image/png"), "");
  EXPECT_EQ(say(kBody, "expected: '200', input: {}"), "");
}

TEST(EdgeCasePreconditions, BodyThatNobodyReads) {
  const std::string told =
      "warning: this case expects 200, but POST /a takes no body: nothing will read this\n"
      "  at /edgeCases/0/input; parameters stand in 'query', 'headers' and 'path'\n";
  EXPECT_EQ(say("", "expected: '200', input: {}"), told);
  EXPECT_EQ(say("", "expected: '401', input: {}"), "");
}

constexpr const char* kParameters =
    "parameters: [{name: q, in: query, required: true, schema: {type: integer, maximum: 9}}, "
    "{name: X-H, in: header, schema: {type: boolean}}, {name: list, in: query, required: true, "
    "schema: {type: array, items: {type: integer}}}]";

TEST(EdgeCasePreconditions, PathParameters) {
  EXPECT_EQ(
      diagnose("spec.yaml", R"(openapi: 3.1.0
info: {title: t, version: "1"}
paths:
  /a/{id}/b/{name}:
    get:
      parameters:
        - {name: id, in: path, required: true, schema: {type: integer}}
        - {name: name, in: path, required: true, schema: {type: string, maxLength: 3}}
      responses: {"200": {description: ok}, "404": {description: no}}
edgeCases:
  - {id: "1", endpoint: /a/x/b/abc, expected: "200"}
  - {id: "2", endpoint: "/a/{id}/b/{name}", path: {id: 5, name: "a/b/"}, expected: "404"}
  - {id: "3", endpoint: /a/5/b/%C3%A4bc, expected: "200"}
)"),
      R"(spec.yaml:11:25: error: this case expects 200, but GET /a/{id}/b/{name} refuses the path parameter 'id' by 'type': it must be an integer
  - {id: "1", endpoint: /a/x/b/abc, expected: "200"}
                        ^
  at /edgeCases/0/endpoint
spec.yaml:12:65: error: this case expects 404, but GET /a/{id}/b/{name} refuses the path parameter 'name' by 'maxLength': it must have at most 3 characters
  - {id: "2", endpoint: "/a/{id}/b/{name}", path: {id: 5, name: "a/b/"}, expected: "404"}
                                                                ^
  at /edgeCases/1/path/name
)");
}

TEST(EdgeCasePreconditions, Parameters) {
  EXPECT_EQ(say(kParameters, "expected: '200'"),
            "error: this case expects 200, but POST /a requires the query parameter 'q'\n"
            "  at /edgeCases/0; add it to 'query'\n");
  EXPECT_EQ(say(kParameters, "expected: '200', query: {q: 10}, headers: {x-h: 'maybe'}"),
            "error: this case expects 200, but POST /a refuses the query parameter 'q' by "
            "'maximum': it must be at most 9\n"
            "  at /edgeCases/0/query/q\n"
            "error: this case expects 200, but POST /a refuses the header parameter 'X-H' by "
            "'type': it must be true or false\n"
            "  at /edgeCases/0/headers\n");
  EXPECT_EQ(say(kParameters, "expected: '200', query: {q: ten}"),
            "error: this case expects 200, but POST /a refuses the query parameter 'q' by 'type': "
            "it must be an integer\n"
            "  at /edgeCases/0/query/q\n");
  EXPECT_EQ(say(kParameters, "expected: '200', query: {q: 9, list: [x]}, headers: {X-H: true}"),
            "");
  EXPECT_EQ(say(kParameters, "expected: '401'"), "");
}

TEST(EdgeCasePreconditions, Credentials) {
  const std::string schemes = R"(components:
  securitySchemes:
    Bearer: {type: http, scheme: bearer}
    Key: {type: apiKey, in: query, name: key}
    Cookie: {type: apiKey, in: cookie, name: sid}
)";
  const std::string either = "security: [{Bearer: [], Key: []}, {Cookie: []}]";
  EXPECT_EQ(say(either, "expected: '200', query: {key: k}", schemes),
            "error: this case expects 200, but POST /a requires credentials\n"
            "  at /edgeCases/0; add them: 'Authorization' in 'headers'\n");
  EXPECT_EQ(say(either, "expected: '200'", schemes),
            "error: this case expects 200, but POST /a requires credentials\n"
            "  at /edgeCases/0; add them: 'Authorization' in 'headers', 'key' in 'query'\n");
  EXPECT_EQ(say(either, "expected: '200', headers: {cookie: sid=1}", schemes), "");
  EXPECT_EQ(
      say(either, "expected: '200', headers: {AUTHORIZATION: Bearer x}, query: {key: k}", schemes),
      "");
  EXPECT_EQ(say(either, "expected: '401'", schemes), "");
}

TEST(EdgeCasePreconditions, WhatOnlyARunTellsIsLetPass) {
  EXPECT_EQ(diagnose("spec.yaml", R"(openapi: 3.1.0
info: {title: t, version: "1"}
paths:
  /a:
    get:
      parameters: [{name: q, in: query, schema: {type: integer}}]
      responses: {"200": {description: d, content: {application/json: {schema: {type: object, properties: {n: {type: integer}}}}}}}
edgeCases:
  - id: x
    description: d
    endpoint: /a
    given: [{endpoint: /a, expected: '200', capture: {n: /n}}]
    query: {q: '${n}'}
    expected: '200'
)"),
            "");
}

}  // namespace
}  // namespace specgen::generator
