#include <gtest/gtest.h>

#include "generator/diff/schema_changes.hpp"

namespace specgen::generator {
namespace {

TEST(CompareSchemas, Alternatives) {
  const std::string others = "    A: {type: string}\n    B: {type: integer}\n";
  const std::string a = "{$ref: '#/components/schemas/A'}";
  const std::string b = "{$ref: '#/components/schemas/B'}";
  EXPECT_EQ(changes("{oneOf: [" + a + "]}", "{oneOf: [" + b + ", " + a + "]}", others, others),
            widened("'oneOf' has a new alternative, 'B'"));
  EXPECT_EQ(changes("{anyOf: [" + a + ", " + b + "]}", "{anyOf: [" + b + "]}", others, others),
            narrowed("'anyOf' no longer has the alternative 'A'"));
  EXPECT_EQ(changes("{oneOf: [{type: string}, " + b + "]}", "{oneOf: [" + b + ", {type: boolean}]}",
                    others, others),
            changed("'type' no longer allows string, but boolean"));
  EXPECT_EQ(changes("{type: string}", "{type: string, anyOf: [{minLength: 1}]}"),
            narrowed("'anyOf' is new"));
}

TEST(CompareSchemas, AlternativesHaveNoOrder) {
  EXPECT_EQ(changes("{oneOf: [{type: string}, {type: integer}]}",
                    "{oneOf: [{type: integer}, {type: string}]}"),
            "");
  EXPECT_EQ(changes("{oneOf: [{type: string}, {type: integer}]}", "{oneOf: [{type: integer}]}"),
            narrowed("'type' no longer allows string"));
  EXPECT_EQ(changes("{oneOf: [{type: string, minLength: 1}, {type: integer}]}",
                    "{oneOf: [{type: integer}, {type: boolean}, {type: 'null'}]}"),
            "request holds : 'oneOf' has a new alternative, one without a name\n"
            "request breaks : 'type' no longer allows string, but boolean\n"
            "response breaks : 'oneOf' has a new alternative, one without a name\n"
            "response breaks : 'type' no longer allows string, but boolean\n");
  EXPECT_EQ(changes("{anyOf: [{type: string}, {type: integer}]}",
                    "{anyOf: [{type: integer, minimum: 1}, {type: string}]}"),
            narrowed("'minimum' is 1, was none"));
}

/// Neither a new name nor none makes another schema.
TEST(CompareSchemas, AlternativesAreFoundByWhatTheySay) {
  const std::string a =
      "    A: {type: object, properties: {n: {$ref: '#/components/schemas/A'}}}\n";
  const std::string b =
      "    B: {type: object, properties: {n: {$ref: '#/components/schemas/B'}}}\n";
  EXPECT_EQ(changes("{oneOf: [{type: string}, {$ref: '#/components/schemas/A'}]}",
                    "{oneOf: [{$ref: '#/components/schemas/B'}, {type: string}]}", a, b),
            "");
  EXPECT_EQ(changes("{oneOf: [{$ref: '#/components/schemas/C'}, {type: string}]}",
                    "{oneOf: [{type: boolean}, {type: string}]}", "    C: {type: boolean}\n"),
            "");
}

/// What is the same whether it is written as alternatives or not.
TEST(CompareSchemas, OneAlternativeIsThatSchema) {
  const std::string object = "{type: object, properties: {a: {type: string}}}";
  EXPECT_EQ(changes("{oneOf: [" + object + "]}", object), "");
  EXPECT_EQ(changes("{anyOf: [" + object + ", {type: 'null'}]}",
                    "{type: [object, 'null'], properties: {a: {type: string}}}"),
            "");
  EXPECT_EQ(changes("{type: string, enum: [a]}",
                    "{oneOf: [{type: string, enum: [a]}, {type: "
                    "'null'}]}"),
            "request holds : 'type' also allows null\n"
            "request holds : 'enum' also allows null\n"
            "response breaks : 'type' also allows null\n"
            "response breaks : 'enum' also allows null\n");
  EXPECT_EQ(changes("{type: [string, 'null']}", "{anyOf: [{type: string}, {type: integer}]}"),
            changed("'type' no longer allows null, but integer"));
}

TEST(CompareSchemas, ListsMayBeWrittenAsAlternatives) {
  const std::string consts = "{oneOf: [{const: a, title: A}, {type: string, const: b}]}";
  EXPECT_EQ(changes(consts, "{type: string, enum: [b, a]}"), "");
  EXPECT_EQ(changes("{enum: [a, b, c]}", consts), narrowed("'enum' no longer allows \"c\""));
  EXPECT_EQ(
      changes("{anyOf: [{enum: [a, b]}, {const: a}, {type: 'null'}]}", "{enum: [a, b, null]}"), "");
  EXPECT_EQ(changes("{anyOf: [{type: string}, {type: integer}]}", "{type: [integer, string]}"), "");
  EXPECT_EQ(changes("{type: string, oneOf: [{const: a}, {const: b}, {const: 1}]}",
                    "{type: string, enum: [a, b]}"),
            "");
  EXPECT_EQ(changes("{type: [integer, string]}", "{oneOf: [{type: string}, {type: boolean}]}"),
            changed("'type' no longer allows integer, but boolean"));
}

/// One keyword for the other is no keyword lost and one won.
TEST(CompareSchemas, OneOfAndAnyOfTakeEachOthersPlace) {
  const std::string apart = "[{type: string, minLength: 1}, {type: integer}]}";
  EXPECT_EQ(changes("{oneOf: " + apart, "{anyOf: " + apart), "");
  EXPECT_EQ(changes("{anyOf: " + apart, "{oneOf: " + apart), "");
  const std::string both = "[{type: object, required: [a]}, {type: object, required: [b]}]}";
  EXPECT_EQ(
      changes("{oneOf: " + both, "{anyOf: " + both),
      widened("'anyOf' stands for 'oneOf': values that several alternatives take are allowed"));
  EXPECT_EQ(
      changes("{anyOf: " + both, "{oneOf: " + both),
      narrowed("'oneOf' stands for 'anyOf': values that several alternatives take are refused"));
  EXPECT_EQ(changes("{oneOf: " + apart, "{anyOf: [{type: string, minLength: 1}, {type: boolean}]}"),
            changed("'type' no longer allows integer, but boolean"));
}

TEST(CompareSchemas, OneOfTwoListsOfAlternativesIsNotAll) {
  EXPECT_EQ(
      changes("{enum: [a, b]}",
              "{allOf: [{anyOf: [{const: a}, {const: b}]}, {anyOf: [{const: b}, {const: c}]}]}"),
      "request holds : 'enum' is gone: any value is allowed\n"
      "request breaks : 'anyOf' is new\n"
      "request breaks : 'anyOf' is new\n"
      "response breaks : 'enum' is gone: any value is allowed\n"
      "response holds : 'anyOf' is new\n"
      "response holds : 'anyOf' is new\n");
  const std::string list = "{anyOf: [{const: a}, {const: b}]";
  EXPECT_EQ(changes(list + ", minLength: 1}", list + "}"), widened("'minLength' is none, was 1"));
}

TEST(CompareSchemas, OneOfRefusesWhatTwoTake) {
  EXPECT_EQ(
      changes("{type: number}", "{oneOf: [{type: number}, {type: integer}]}"),
      changed("'oneOf' has a new alternative, one without a name, which takes values of others: "
              "those are refused"));
  const std::string cat = "{type: object, required: [k], properties: {k: {const: cat}}}";
  const std::string dog = "{type: object, required: [k], properties: {k: {const: dog}}}";
  EXPECT_EQ(changes("{oneOf: [" + cat + "]}", "{oneOf: [" + cat + ", " + dog + "]}"),
            widened("'oneOf' has a new alternative, one without a name"));
  EXPECT_EQ(changes("{anyOf: [" + cat + ", " + dog + "]}", "{oneOf: [" + cat + ", " + dog + "]}"),
            "");
  EXPECT_EQ(changes("{anyOf: [{const: a}, {const: b}]}", "{oneOf: [{const: a}, {const: b}]}"), "");
}

TEST(CompareSchemas, Discriminators) {
  const std::string others =
      "    A: {type: object, required: [k], properties: {k: {type: string}}}\n"
      "    B: {type: object, required: [k, l], properties: {k: {type: string}}}\n";
  const auto with = [](const std::string& rest) {
    return "{oneOf: [{$ref: '#/components/schemas/A'}, {$ref: '#/components/schemas/B'}]" + rest +
           "}";
  };
  const auto mapping = [&](const std::string& text) {
    return with(", discriminator: {propertyName: k, mapping: {" + text + "}}");
  };
  const std::string implied = with(", discriminator: {propertyName: k}");
  EXPECT_EQ(changes(with(""), implied, others, others),
            changed("'discriminator' is 'k', was none"));
  EXPECT_EQ(changes(implied, mapping("A: A, B: '#/components/schemas/B'"), others, others), "");
  EXPECT_EQ(changes(implied, mapping("x: A"), others, others),
            widened("'discriminator' has a new value, 'x'"));
  EXPECT_EQ(changes(mapping("x: A"), implied, others, others),
            narrowed("'discriminator' no longer has the value 'x'"));
  EXPECT_EQ(changes(mapping("x: A"), mapping("x: B"), others, others),
            changed("'discriminator' selects 'B' for 'x', was 'A'"));
}

}  // namespace
}  // namespace specgen::generator
