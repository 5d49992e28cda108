#include <gtest/gtest.h>

#include "generator/diff/schema_changes.hpp"

namespace specgen::generator {
namespace {

TEST(CompareSchemas, Containment) {
  const std::string array = "{type: array, ";
  EXPECT_EQ(changes("{type: array}", array + "contains: {type: string}}"),
            narrowed("'contains' is new"));
  EXPECT_EQ(changes(array + "contains: {type: integer}}", array + "contains: {type: number}}"),
            widened("'type' also allows number"));
  EXPECT_EQ(changes(array + "contains: {}}", array + "contains: {}, minContains: 2}"),
            narrowed("'minContains' is 2, was 1"));
  EXPECT_EQ(changes(array + "contains: {}}", array + "contains: {}, minContains: 1}"), "");
}

TEST(CompareSchemas, Negations) {
  EXPECT_EQ(changes("{not: {type: integer}}", "{not: {type: number}}"),
            "request breaks : 'type' also allows number\n"
            "response holds : 'type' also allows number\n");
  EXPECT_EQ(changes("{type: string}", "{type: string, not: {const: a}}"), narrowed("'not' is new"));
}

TEST(CompareSchemas, Conditions) {
  EXPECT_EQ(
      changes("{if: {const: a}, then: {maxLength: 2}}", "{if: {const: a}, then: {maxLength: 1}}"),
      narrowed("'maxLength' is 1, was 2"));
  EXPECT_EQ(changes("{type: string}", "{type: string, if: {const: a}, else: {maxLength: 1}}"),
            narrowed("'if' is new"));
}

TEST(CompareSchemas, RulesForNames) {
  EXPECT_EQ(changes("{patternProperties: {^a: {type: integer}}}",
                    "{patternProperties: {^a: {type: number}, ^b: {type: string}}}"),
            "request breaks : 'patternProperties' has a new rule for '^b'\n"
            "request holds /*: 'type' also allows number\n"
            "response holds : 'patternProperties' has a new rule for '^b'\n"
            "response breaks /*: 'type' also allows number\n");
  EXPECT_EQ(changes("{dependentRequired: {a: [b]}}", "{dependentRequired: {a: [b, c]}}"),
            narrowed("requires 'c' beside 'a' now"));
  EXPECT_EQ(
      changes("{dependentSchemas: {a: {maxProperties: 1}}}", "{type: object}"),
      "request breaks : 'type' no longer allows array, boolean, integer, null, number, string\n"
      "request holds : 'dependentSchemas' has no rule for 'a' any more\n"
      "response holds : 'type' no longer allows array, boolean, integer, null, number, string\n"
      "response breaks : 'dependentSchemas' has no rule for 'a' any more\n");
  EXPECT_EQ(changes("{type: object}", "{type: object, propertyNames: {maxLength: 3}}"),
            narrowed("'propertyNames' is new"));
}

TEST(CompareSchemas, LooksIntoEveryMemberOfAllOf) {
  EXPECT_EQ(changes("{allOf: [{contains: {type: string}}, {contains: {type: integer}}]}",
                    "{allOf: [{contains: {type: string}}, {contains: {type: number}}]}"),
            widened("'type' also allows number"));
}

}  // namespace
}  // namespace specgen::generator
