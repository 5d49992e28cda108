#include <gtest/gtest.h>

#include "generator/diff/schema_changes.hpp"

namespace specgen::generator {
namespace {

TEST(CompareSchemas, EqualOnesHaveNoChanges) {
  EXPECT_EQ(changes("{type: string, enum: [a, b], description: x}", "{enum: [b, a], type: string}"),
            "");
  EXPECT_EQ(changes("{type: number, minimum: 1.0}", "{type: number, minimum: 1}"), "");
  EXPECT_EQ(changes("{enum: [1, {a: 1, b: 2.0}]}", "{enum: [1.0, {b: 2, a: 1}]}"), "");
  EXPECT_EQ(changes("{type: [string, array, object]}",
                    "{type: [string, array, object], minLength: 0, minItems: 0, minProperties: 0, "
                    "required: [], additionalProperties: {}}"),
            "");
}

TEST(CompareSchemas, Types) {
  EXPECT_EQ(changes("{type: integer}", "{type: number}"), widened("'type' also allows number"));
  EXPECT_EQ(changes("{type: [string, 'null']}", "{type: string}"),
            narrowed("'type' no longer allows null"));
  EXPECT_EQ(changes("{type: string}", "{type: boolean}"),
            changed("'type' no longer allows string, but boolean"));
}

TEST(CompareSchemas, Values) {
  EXPECT_EQ(changes("{enum: [a, b]}", "{enum: [a]}"), narrowed("'enum' no longer allows \"b\""));
  EXPECT_EQ(changes("{enum: [a]}", "{enum: [a, b]}"), widened("'enum' also allows \"b\""));
  EXPECT_EQ(changes("{type: string}", "{type: string, enum: [a]}"),
            narrowed("'enum' allows only \"a\" now"));
  EXPECT_EQ(changes("{type: string, const: a}", "{type: string}"),
            widened("'const' is gone: any value is allowed"));
}

/// Types are those of the values that there can be, whichever keyword says so.
TEST(CompareSchemas, TypesThatOtherKeywordsTell) {
  EXPECT_EQ(changes("{type: string, enum: [a, b]}", "{enum: [a, b]}"), "");
  EXPECT_EQ(changes("{type: [string, 'null'], enum: [a]}", "{type: string, enum: [a]}"), "");
  EXPECT_EQ(changes("{type: string}", "{enum: [a]}"), narrowed("'enum' allows only \"a\" now"));
  EXPECT_EQ(changes("{type: boolean}", "{enum: [true, false]}"), "");
  EXPECT_EQ(changes("{type: boolean}", "{type: boolean, const: true}"),
            narrowed("'const' no longer allows false"));
  const std::string others = "    A: {type: object, required: [a]}\n    B: {type: object}\n";
  const std::string either =
      "oneOf: [{$ref: '#/components/schemas/A'}, {$ref: '#/components/schemas/B'}]}";
  EXPECT_EQ(changes("{type: object, " + either, "{" + either, others, others), "");
}

/// A keyword for values of a type that only one side has, or neither, changes nothing.
TEST(CompareSchemas, KeywordsForOtherTypes) {
  EXPECT_EQ(
      changes("{type: integer}",
              "{type: integer, maxLength: 3, pattern: ^a, format: email, minItems: 1, "
              "uniqueItems: true, properties: {a: {}}, required: [a], items: {type: string}}"),
      "");
  EXPECT_EQ(changes("{type: string, minimum: 1, multipleOf: 2, format: int32}", "{type: string}"),
            "");
  EXPECT_EQ(
      changes("{type: string}", "{type: [string, array], items: {type: string}, maxItems: 3}"),
      widened("'type' also allows array"));
  EXPECT_EQ(changes("{type: string, maxLength: 3}", "{type: integer, minimum: 1}"),
            changed("'type' no longer allows string, but integer"));
}

TEST(CompareSchemas, Bounds) {
  const std::string type = "{type: number, ";
  EXPECT_EQ(changes(type + "minimum: 1}", type + "minimum: 2}"), narrowed("'minimum' is 2, was 1"));
  EXPECT_EQ(changes(type + "minimum: 1}", type + "exclusiveMinimum: 1}"),
            narrowed("'exclusiveMinimum' is 1 (exclusive), was 1"));
  EXPECT_EQ(changes(type + "maximum: 1}", type + "exclusiveMaximum: 1}"),
            narrowed("'exclusiveMaximum' is 1 (exclusive), was 1"));
  EXPECT_EQ(changes(type + "maximum: 1}", type + "maximum: 2}"), widened("'maximum' is 2, was 1"));
  EXPECT_EQ(changes(type + "maximum: 1}", "{type: number}"), widened("'maximum' is none, was 1"));
  EXPECT_EQ(changes(type + "multipleOf: 4}", type + "multipleOf: 2}"),
            widened("'multipleOf' is 2, was 4"));
  EXPECT_EQ(changes(type + "multipleOf: 2}", type + "multipleOf: 3}"),
            changed("'multipleOf' is 3, was 2"));
  EXPECT_EQ(changes("{type: string}", "{type: string, minLength: 1}"),
            narrowed("'minLength' is 1, was none"));
  EXPECT_EQ(changes("{type: array, maxItems: 3}", "{type: array, maxItems: 2, uniqueItems: true}"),
            "request breaks : 'maxItems' is 2, was 3\n"
            "request breaks : 'uniqueItems' is true, was false\n"
            "response holds : 'maxItems' is 2, was 3\n"
            "response holds : 'uniqueItems' is true, was false\n");
}

/// Bounds of integers are the integers that they let pass; numbers have others between.
TEST(CompareSchemas, BoundsOfIntegers) {
  const auto of = [](const std::string& type, const std::string& bounds) {
    return "{type: " + type + ", " + bounds + "}";
  };
  EXPECT_EQ(changes(of("integer", "minimum: 1, maximum: 9"),
                    of("integer", "exclusiveMinimum: 0, exclusiveMaximum: 10")),
            "");
  EXPECT_EQ(changes(of("integer", "minimum: -1.5, maximum: -0.5"),
                    of("integer", "minimum: -1, maximum: -1")),
            "");
  EXPECT_EQ(changes(of("integer", "exclusiveMinimum: 0.5, exclusiveMaximum: 9.5"),
                    of("integer", "minimum: 1, maximum: 9")),
            "");
  EXPECT_EQ(changes(of("integer", "minimum: 1"), of("integer", "exclusiveMinimum: 1")),
            narrowed("'exclusiveMinimum' is 1 (exclusive), was 1"));
  EXPECT_EQ(changes(of("integer", "maximum: 9"), of("integer", "exclusiveMaximum: 9")),
            narrowed("'exclusiveMaximum' is 9 (exclusive), was 9"));
  EXPECT_EQ(changes(of("[integer, 'null']", "minimum: 1"), of("[integer, 'null']", "minimum: 0.5")),
            "");
  EXPECT_EQ(changes(of("number", "minimum: 1"), of("number", "exclusiveMinimum: 0")),
            widened("'exclusiveMinimum' is 0 (exclusive), was 1"));
  EXPECT_EQ(changes(of("number", "exclusiveMinimum: 1"), of("number", "minimum: 1")),
            widened("'minimum' is 1, was 1 (exclusive)"));
  // Of these, the integers are compared.
  EXPECT_EQ(changes(of("number", "minimum: 0.5"), of("integer", "minimum: 1")),
            narrowed("'type' no longer allows number"));
  // Too long to be counted, they are compared as they stand.
  EXPECT_EQ(changes(of("integer", "maximum: 10000000000000000000000"),
                    of("integer", "exclusiveMaximum: 10000000000000000000001")),
            widened("'exclusiveMaximum' is 10000000000000000000001 (exclusive), was "
                    "10000000000000000000000"));
  EXPECT_EQ(changes("{type: integer}", of("integer", "multipleOf: 1")), "");
  EXPECT_EQ(changes("{type: number}", of("number", "multipleOf: 1")),
            narrowed("'multipleOf' is 1, was none"));
}

TEST(CompareSchemas, PatternsAndFormats) {
  EXPECT_EQ(changes("{type: string}", "{type: string, pattern: ^a}"),
            narrowed("'pattern' is '^a', was none"));
  EXPECT_EQ(changes("{type: string, pattern: ^b}", "{type: string, pattern: ^a}"),
            changed("'pattern' is '^a', was '^b'"));
  EXPECT_EQ(changes("{type: integer, format: int32}", "{type: integer, format: int64}"),
            widened("'format' is 'int64', was 'int32'"));
  EXPECT_EQ(changes("{type: string, format: email}", "{type: string}"),
            widened("'format' is none, was 'email'"));
  // These refuse nothing.
  EXPECT_EQ(changes("{type: string}", "{type: string, format: password}"),
            "request holds : 'format' is 'password', was none\n"
            "response holds : 'format' is 'password', was none\n");
  EXPECT_EQ(changes("{type: string, format: mine}", "{type: string, format: email}"),
            narrowed("'format' is 'email', was 'mine'"));
}

TEST(CompareSchemas, Properties) {
  const std::string one = "{type: object, properties: {a: {type: string}}}";
  const std::string two = "{type: object, properties: {a: {type: string}, b: {type: string}}}";
  EXPECT_EQ(changes(one, two),
            "request holds /b: is a new property\nresponse holds /b: is a new property\n");
  EXPECT_EQ(
      changes(two, one),
      "request holds /b: is no property any more\nresponse holds /b: is no property any more\n");
  EXPECT_EQ(changes("{type: object, required: [b], properties: {b: {type: string}}}",
                    "{type: object, properties: {}}"),
            "request holds /b: is no property any more\n"
            "response breaks /b: is no property any more\n");
  EXPECT_EQ(changes(two,
                    "{type: object, additionalProperties: false, properties: {a: {type: "
                    "string}}}"),
            "request breaks /b: is refused now\n"
            "request breaks /*: no value is allowed any more\n"
            "response holds /b: is no property any more\n"
            "response holds /*: no value is allowed any more\n");
}

/// A property that comes or goes was, or is, one of those without a name.
TEST(CompareSchemas, PropertiesThatOnlyOneSideNames) {
  const std::string none = "{type: object, additionalProperties: false}";
  const std::string one = "{type: object, additionalProperties: false, properties: {b: {}}}";
  EXPECT_EQ(changes(none, one),
            "request holds /b: is a new property\nresponse breaks /b: is a new property\n");
  const std::string sealed = "{type: object, unevaluatedProperties: false, ";
  EXPECT_EQ(changes(sealed + "properties: {b: {}}}", sealed + "properties: {}}"),
            "request breaks /b: is refused now\nresponse holds /b: is no property any more\n");
  EXPECT_EQ(changes("{type: object, additionalProperties: {type: string}}",
                    "{type: object, additionalProperties: {type: string}, properties: {b: {type: "
                    "integer}}}"),
            "request holds /b: is a new property\n"
            "request breaks /b: 'type' no longer allows string, but integer\n"
            "response holds /b: is a new property\n"
            "response breaks /b: 'type' no longer allows string, but integer\n");
}

TEST(CompareSchemas, Defaults) {
  const auto with = [](const std::string& value, const std::string& rest = "") {
    return "{type: object, properties: {a: {type: integer" + value + "}}" + rest + "}";
  };
  EXPECT_EQ(changes(with(", default: 1"), with(", default: 2")),
            changed("'default' is 2, was 1", "/a"));
  EXPECT_EQ(changes(with(", default: 1"), with("")),
            "request holds /a: 'default' is none, was 1\n"
            "response holds /a: 'default' is none, was 1\n");
  EXPECT_EQ(changes(with(", default: 1", ", required: [a]"), with("", ", required: [a]")), "");
}

TEST(CompareSchemas, Deprecation) {
  EXPECT_EQ(changes("{properties: {a: {}}}", "{properties: {a: {deprecated: true}}}"),
            "request holds /a: is deprecated\nresponse holds /a: is deprecated\n");
}

TEST(CompareSchemas, RequiredProperties) {
  const std::string free = "{type: object, properties: {a: {type: string}}}";
  const std::string bound = "{type: object, required: [a], properties: {a: {type: string}}}";
  EXPECT_EQ(changes(free, bound), narrowed("is required now", "/a"));
  EXPECT_EQ(changes(bound, free), widened("is no longer required", "/a"));
}

TEST(CompareSchemas, WhatIsNotSentDoesNotCount) {
  EXPECT_EQ(changes("{type: object, properties: {a: {type: string, readOnly: true}}}",
                    "{type: object, properties: {a: {type: integer, readOnly: true}}}"),
            "response breaks /a: 'type' no longer allows string, but integer\n");
  EXPECT_EQ(changes("{type: object, properties: {a: {type: string, writeOnly: true}}}",
                    "{type: object, properties: {}}"),
            "request holds /a: is no property any more\n");
}

TEST(CompareSchemas, PropertiesThatComeToTravelOneWay) {
  const auto with = [](const std::string& way) {
    return "{type: object, required: [a], properties: {a: {type: string" + way + "}}}";
  };
  const std::string read_only = ", readOnly: true";
  const std::string write_only = ", writeOnly: true";
  EXPECT_EQ(changes(with(""), with(read_only)),
            "request holds /a: is read-only now: requests that have it are accepted without it\n");
  EXPECT_EQ(changes(with(read_only), with("")),
            "request breaks /a: is no longer read-only, and required\n");
  EXPECT_EQ(changes(with(""), with(write_only)),
            "response breaks /a: is write-only now: responses do not have it\n");
  EXPECT_EQ(changes(with(write_only), with("")), "response holds /a: is no longer write-only\n");
  EXPECT_EQ(changes("{properties: {a: {allOf: [{readOnly: true}]}}}", "{properties: {}}"),
            "response holds /a: is no property any more\n");
}

TEST(CompareSchemas, Parts) {
  EXPECT_EQ(changes("{type: array, items: {type: string}}",
                    "{type: array, items: {type: string, "
                    "maxLength: 1}}"),
            narrowed("'maxLength' is 1, was none", "/*"));
  EXPECT_EQ(changes("{type: object, additionalProperties: {type: integer}}",
                    "{type: object, additionalProperties: {type: number}}"),
            widened("'type' also allows number", "/*"));
  EXPECT_EQ(changes("{type: object, properties: {'a/b': {type: array, items: {type: integer}}}}",
                    "{type: object, properties: {'a/b': {type: array, items: {type: number}}}}"),
            widened("'type' also allows number", "/a~1b/*"));
}

TEST(CompareSchemas, SeeThroughReferencesAndAllOf) {
  EXPECT_EQ(changes("{$ref: '#/components/schemas/X'}", "{allOf: [{type: string}, {minLength: 1}]}",
                    "    X: {type: string, minLength: 1}\n"),
            "");
  EXPECT_EQ(changes("{allOf: [{type: string}, {minLength: 1}]}", "{type: string, minLength: 2}"),
            narrowed("'minLength' is 2, was 1"));
}

TEST(CompareSchemas, CirclesEndAndAreReportedOnce) {
  const auto tree = [](const std::string& type) {
    return "{type: object, properties: {name: {type: " + type +
           "}, left: {$ref: '#/components/schemas/Body'}, right: {$ref: "
           "'#/components/schemas/Body'}}}";
  };
  EXPECT_EQ(changes(tree("string"), tree("string")), "");
  EXPECT_EQ(changes(tree("integer"), tree("number")),
            widened("'type' also allows number", "/name"));
}

TEST(CompareSchemas, LongChainsNeedNoDeepStack) {
  std::string others;
  for (int i = 0; i < 20'000; ++i) {
    others += "    S" + std::to_string(i) + ": {type: object, properties: {n: {$ref: '" +
              "#/components/schemas/S" + std::to_string(i + 1) + "'}}}\n";
  }
  const std::string start = "{$ref: '#/components/schemas/S0'}";
  const std::string text = changes(start, start, others + "    S20000: {type: string}\n",
                                   others + "    S20000: {type: integer}\n");
  EXPECT_EQ(std::count(text.begin(), text.end(), '\n'), 2);
}

}  // namespace
}  // namespace specgen::generator
