#include "edge_cases/read_edge_cases.hpp"

#include <gtest/gtest.h>

#include "generator/support.hpp"

namespace specgen::generator {
namespace {

using Pairs = std::vector<std::pair<std::string, std::string>>;
using Strings = std::vector<std::string>;

constexpr std::string_view kDocument = R"(openapi: 3.1.0
info: {title: t, version: '1'}
paths:
  /signup:
    post:
      requestBody:
        content: {application/json: {schema: {$ref: '#/components/schemas/Login'}}}
      responses: {'201': {description: ok}, 4XX: {description: bad}, default: {description: rest}}
  /pets/{id}/{name}:
    get:
      parameters:
        - {name: id, in: path, required: true, schema: {type: integer}}
        - {name: name, in: path, required: true, schema: {type: string}}
      responses: {'200': {description: ok}}
components:
  schemas:
    Login: {type: object, properties: {email: {type: string, format: email}, n: {type: number}}}
)";

Document read_with(std::string_view cases) {
  return read(std::string(kDocument) + "edgeCases:\n" + std::string(cases));
}

TEST(ReadEdgeCases, EvaluatesTheBodyAndKeepsItsNumbers) {
  const Document document = read_with(R"(
  - id: EC-1
    description: Words
    endpoint: /signup
    input: {email: '${"a" * 3 + "@example.com"}', n: 1.50, l: [null, true, "a\u0000\"é"]}
    expected: ["201", 409]
)");
  ASSERT_EQ(document.edge_cases.size(), 1U);
  const EdgeCase& edge_case = document.edge_cases[0];
  EXPECT_EQ(edge_case.id, "EC-1");
  EXPECT_EQ(edge_case.description, "Words");
  EXPECT_EQ(edge_case.location.line, 20U);
  EXPECT_FALSE(edge_case.concurrent);
  const EdgeRequest& request = edge_case.request;
  EXPECT_EQ(request.operation, 0U);
  EXPECT_EQ(request.path, "/signup");
  EXPECT_EQ(request.content_type, "application/json");
  EXPECT_EQ(request.body, R"({"email":"aaa@example.com","n":1.50,"l":[null,true,"a\u0000\"é"]})");
  EXPECT_EQ(request.expected, (Strings{"201", "409"}));
  EXPECT_EQ(request.fresh, Strings{"/email"});
}

TEST(ReadEdgeCases, FillsPathsQueriesAndHeaders) {
  const Document document = read_with(R"(
  - id: a
    endpoint: /pets/{id}/{name}
    path: {id: 7, name: 'a/b c'}
    query: {tag: [x, '${1 + 1}'], flag: true}
    headers: {X-A: '$${b}'}
    expected: 200
  - {id: b, endpoint: /pets/8/rex, method: GET, expected: '200'}
)");
  const EdgeRequest& request = document.edge_cases.at(0).request;
  EXPECT_EQ(request.path, "/pets/7/a%2Fb%20c");
  EXPECT_EQ(request.query, (Pairs{{"tag", "x"}, {"tag", "2"}, {"flag", "true"}}));
  EXPECT_EQ(request.headers, (Pairs{{"X-A", "${b}"}}));
  EXPECT_EQ(request.body, std::nullopt);
  EXPECT_EQ(request.content_type, "");
  EXPECT_EQ(document.edge_cases.at(1).request.path, "/pets/8/rex");
  EXPECT_EQ(document.edge_cases.at(1).request.operation, 1U);
}

TEST(ReadEdgeCases, ReadsStepsCapturesAndConcurrency) {
  const Document document = read_with(R"(
  - id: a
    endpoint: /signup
    concurrent: true
    requests: 12
    rawBody: '${"[" * 3}'
    contentType: application/json; charset=utf-8
    headers: {Authorization: 'Bearer ${token}'}
    given:
      - {endpoint: /signup, input: {email: x@example.com}, expected: '201', capture: {token: /token}}
      - {endpoint: /signup, input: {email: '${token}'}, expected: '404'}
    expected: ['201', '409']
)");
  const EdgeCase& edge_case = document.edge_cases.at(0);
  EXPECT_TRUE(edge_case.concurrent);
  EXPECT_EQ(edge_case.requests, 12U);
  EXPECT_EQ(edge_case.request.body, "[[[");
  EXPECT_EQ(edge_case.request.content_type, "application/json; charset=utf-8");
  EXPECT_EQ(edge_case.request.headers, (Pairs{{"Authorization", "Bearer ${token}"}}));
  ASSERT_EQ(edge_case.given.size(), 2U);
  EXPECT_EQ(edge_case.given[0].captures, (Pairs{{"token", "/token"}}));
  EXPECT_EQ(edge_case.given[0].fresh, Strings{"/email"});
  EXPECT_EQ(edge_case.given[1].body, R"({"email":"${token}"})");
}

TEST(ReadEdgeCases, LeavesCapturesInPathsToTheHarness) {
  const Document document = read_with(R"(
  - id: a
    given:
      - {endpoint: /signup, expected: '201', capture: {pet: /id}}
    endpoint: /pets/{id}/{name}
    path: {id: '${pet}', name: 'a b${pet}/$'}
    expected: 200
  - id: b
    given:
      - {endpoint: /signup, expected: '201', capture: {pet: /id}}
    endpoint: '/pets/${pet}/${"x" * 2}'
    expected: 200
)");
  EXPECT_EQ(document.edge_cases.at(0).request.path, "/pets/${pet}/a%20b${pet}%2F%24");
  EXPECT_EQ(document.edge_cases.at(1).request.path, "/pets/${pet}/xx");
}

TEST(ReadEdgeCases, TakesARefusedBodyWhereItIsExpected) {
  const Document document = read_with(R"(
  - {id: a, endpoint: /signup, input: {email: nobody}, expected: '400'}
  - {id: b, endpoint: /signup, input: [], expected: ['201', '413']}
)");
  EXPECT_EQ(document.edge_cases.size(), 2U);
  EXPECT_EQ(document.edge_cases[0].request.fresh, Strings{});
}

TEST(ReadEdgeCases, ReadsTheExtensionToo) {
  const Document document = read(std::string(kDocument) +
                                 "edgeCases:\n  - {id: a, endpoint: /signup, expected: 201}\n"
                                 "x-edgeCases:\n  - {id: b, endpoint: /signup, expected: 201}\n");
  ASSERT_EQ(document.edge_cases.size(), 2U);
  EXPECT_EQ(document.edge_cases[1].id, "b");
}

}  // namespace
}  // namespace specgen::generator
