#include "plan/directions.hpp"

#include <gtest/gtest.h>

#include "support.hpp"

namespace specgen::generator::plan {
namespace {

std::string name_of(const Direction& direction) {
  if (direction.side == Side::kBoth) return "one";
  return std::string(direction.side == Side::kRequests ? "requests" : "responses") +
         (direction.apart ? "'" : "");
}

/// Which views there are of the components, of a document with these requests and responses:
/// "Name one" where they do not differ, "Name requests" where one is used, "Name both" else.
std::string views(const std::string& request, const std::string& response,
                  const std::string& schemas) {
  Document document = read(R"(openapi: 3.1.0
info: {title: T, version: '1'}
paths:
  /a:
    post:
      requestBody: {content: {application/json: {schema: )" +
                           request + R"(}}}
      responses:
        '200': {description: x, content: {application/json: {schema: )" +
                           response + R"(}}}
components:
  schemas:
)" + schemas);
  Diagnostics diagnostics;
  Directions directions(document, diagnostics);
  std::string text;
  for (const Schema* schema : document.schemas) {
    const std::string in_requests = name_of(directions.of(*schema, Side::kRequests));
    const std::string in_responses = name_of(directions.of(*schema, Side::kResponses));
    const bool both = in_requests == "requests'" && in_responses == "responses'";
    text.append(text.empty() ? "" : ", ").append(schema->component).append(" ");
    text.append(both ? "both" : in_requests == in_responses ? in_requests : "different");
  }
  return text;
}

std::string ref(const std::string& name) { return "{$ref: '#/components/schemas/" + name + "'}"; }

constexpr const char* kUser = "    User: {properties: {id: {readOnly: true}}}\n";

TEST(Directions, AreThoseThatTheDocumentUses) {
  EXPECT_EQ(views(ref("User"), ref("User"), kUser), "User both");
  EXPECT_EQ(views(ref("User"), "{}", kUser), "User requests");
  EXPECT_EQ(views("{}", ref("User"), kUser), "User responses");
  EXPECT_EQ(views("{}", "{}", kUser), "User responses");
  EXPECT_EQ(views(ref("User"), ref("User"), "    User: {properties: {id: {type: string}}}\n"),
            "User one");
}

TEST(Directions, AreThoseOfEverythingThatHoldsThem) {
  const std::string schemas = std::string(kUser) + R"(
    List: {items: {$ref: '#/components/schemas/Map'}}
    Map: {additionalProperties: {$ref: '#/components/schemas/Part'}}
    Part: {allOf: [{$ref: '#/components/schemas/Choice'}, {type: object}]}
    Choice: {anyOf: [{$ref: '#/components/schemas/Either'}, {type: string}]}
    Either: {oneOf: [{$ref: '#/components/schemas/Alias'}, {type: string}]}
    Alias: {$ref: '#/components/schemas/Node'}
    Node: {properties: {next: {$ref: '#/components/schemas/List'}, user: {$ref: '#/components/schemas/User'}}}
    Other: {properties: {next: {$ref: '#/components/schemas/Other'}}}
)";
  EXPECT_EQ(views(ref("List"), ref("List"), schemas),
            "User both, List both, Map both, Part both, Choice both, Either both, Alias both, Node "
            "both, Other one");
  EXPECT_EQ(views(ref("List"), ref("User"), schemas),
            "User both, List requests, Map requests, Part requests, Choice requests, Either "
            "requests, Alias requests, Node requests, Other one");
}

/// What a dropped property describes is not used by it.
TEST(Directions, EndWhereAPropertyDoesNotTravel) {
  EXPECT_EQ(views(ref("Post"), ref("Post"), std::string(kUser) + R"(
    Post: {properties: {author: {$ref: '#/components/schemas/User', readOnly: true}}}
)"),
            "User responses, Post both");
}

}  // namespace
}  // namespace specgen::generator::plan
