#include <gtest/gtest.h>

#include "generator/support.hpp"

namespace specgen::generator {
namespace {

/// What is said of a schema that is written on one line.
std::string told(const std::string& schema) {
  return diagnose("spec.yaml", with_schemas("    A: " + schema + "\n"));
}

TEST(Effects, KeywordsOfTypesThatAreExcluded) {
  EXPECT_EQ(
      told("{type: integer, maxLength: 3}"),
      R"(spec.yaml:6:8: warning: 'maxLength' says nothing here: it is for strings, which 'type' excludes
    A: {type: integer, maxLength: 3}
       ^
  at /components/schemas/A
)");
  EXPECT_EQ(
      told("{type: array, properties: {a: {}}, required: [a], items: {minimum: 1}}"),
      R"(spec.yaml:6:8: warning: 'properties', 'required' say nothing here: they are for objects, which 'type' excludes
    A: {type: array, properties: {a: {}}, required: [a], items: {minimum: 1}}
       ^
  at /components/schemas/A
)");
  EXPECT_EQ(
      told("{type: [string, boolean], minimum: 1, items: {}}"),
      R"(spec.yaml:6:8: warning: 'minimum' says nothing here: it is for numbers, which 'type' excludes
    A: {type: [string, boolean], minimum: 1, items: {}}
       ^
  at /components/schemas/A
spec.yaml:6:8: warning: 'items' says nothing here: it is for arrays, which 'type' excludes
    A: {type: [string, boolean], minimum: 1, items: {}}
       ^
  at /components/schemas/A
)");
}

TEST(Effects, KeywordsOfTypesThatMayBe) {
  EXPECT_EQ(told("{type: [string, integer], maxLength: 3, minimum: 1}"), "");
  EXPECT_EQ(told("{maxLength: 3, minimum: 1, items: {}, required: []}"), "");
  EXPECT_EQ(told("{type: number, minimum: 1}"), "");
}

TEST(Effects, FormatsThatAreWrittenDifferently) {
  for (const std::string format : {"date_time", "DateTime", "datetime"}) {
    EXPECT_EQ(told("{type: string, format: " + format + "}"),
              "spec.yaml:6:31: warning: the format '" + format +
                  "' is not known and says nothing\n    A: {type: string, format: " + format +
                  "}\n                              ^\n"
                  "  at /components/schemas/A/format; did you mean 'date-time'?\n");
  }
  EXPECT_EQ(told("{type: string, format: date-time}"), "");
  EXPECT_EQ(told("{type: integer, format: int32}"), "");
  EXPECT_EQ(told("{type: string, format: iban}"), "");
}

TEST(Effects, PatternsInSlashes) {
  EXPECT_EQ(told("{type: string, pattern: '/^a+$/'}"),
            R"(spec.yaml:6:32: warning: the slashes around this regular expression are part of it
    A: {type: string, pattern: '/^a+$/'}
                               ^
  at /components/schemas/A/pattern; leave them out
)");
  EXPECT_EQ(told("{type: string, pattern: '^/a+/$'}"), "");
  EXPECT_EQ(told("{type: string, pattern: '/a+/'}"), "");
}

TEST(Effects, ConstThatEnumDoesNotList) {
  EXPECT_EQ(
      told("{enum: [a, b], const: c}"),
      R"(spec.yaml:6:30: warning: no value can satisfy this schema: 'enum' does not list 'const'
    A: {enum: [a, b], const: c}
                             ^
  at /components/schemas/A/const
)");
  EXPECT_EQ(told("{enum: [a, b], const: b}"), "");
  EXPECT_EQ(told("{enum: [1, 2], const: 1.0}"), "");
}

}  // namespace
}  // namespace specgen::generator
