#include "schema/validate.hpp"

#include <gtest/gtest.h>

#include <nlohmann/json.hpp>

#include "generator/support.hpp"

namespace specgen::generator {
namespace {

/// "pointer keyword message" of the first rule that the value breaks, or "".
std::string check(std::string_view schema, std::string_view value) {
  const Document document = read(with_schemas("    T: " + std::string(schema) + "\n"));
  const auto mismatch = validate(nlohmann::ordered_json::parse(value), find_schema(document, "T"));
  if (!mismatch) return "";
  return mismatch->pointer + " " + mismatch->keyword + ": " + mismatch->message;
}

TEST(Validate, Types) {
  EXPECT_EQ(check("{type: integer}", "1.0"), "");
  EXPECT_EQ(check("{type: integer}", "1.5"), " type: must be an integer");
  EXPECT_EQ(check("{type: [string, 'null']}", "1"), " type: must be a string or null");
  EXPECT_EQ(check("{type: number}", "true"), " type: must be a number");
  EXPECT_EQ(check("false", "1"), " false: must not be there");
  EXPECT_EQ(check("true", "1"), "");
}

TEST(Validate, Strings) {
  EXPECT_EQ(check("{minLength: 2}", R"("é")"), " minLength: must have at least 2 characters");
  EXPECT_EQ(check("{maxLength: 1}", R"("🔑")"), "");
  EXPECT_EQ(check("{maxLength: 1}", R"("ab")"), " maxLength: must have at most 1 character");
  EXPECT_EQ(check("{pattern: '^a'}", R"("b")"), " pattern: must match the pattern '^a'");
  EXPECT_EQ(check("{format: unheard-of}", R"("b")"), "");
  EXPECT_EQ(check("{format: date, type: string}", R"("2026-13-01")").substr(0, 8), " format:");
  EXPECT_EQ(check("{minLength: 2}", "1"), "");
}

TEST(Validate, Numbers) {
  EXPECT_EQ(check("{minimum: 0.3}", "0.3"), "");
  EXPECT_EQ(check("{minimum: 3}", "2.9"), " minimum: must be at least 3");
  EXPECT_EQ(check("{maximum: 3}", "3.1"), " maximum: must be at most 3");
  EXPECT_EQ(check("{exclusiveMinimum: 3}", "3"), " exclusiveMinimum: must be greater than 3");
  EXPECT_EQ(check("{exclusiveMaximum: 3}", "3.0"), " exclusiveMaximum: must be less than 3");
  EXPECT_EQ(check("{multipleOf: 0.01}", "19.99"), "");
  EXPECT_EQ(check("{multipleOf: 0.1}", "0.25"), " multipleOf: must be a multiple of 0.1");
  EXPECT_EQ(check("{format: int32}", "2147483648"), " format: must fit 32 bits");
}

TEST(Validate, EnumAndConstCompareByValue) {
  EXPECT_EQ(check("{enum: [1, {a: 1, b: [2]}]}", R"({"b": [2.0], "a": 1})"), "");
  EXPECT_EQ(check("{enum: [a]}", R"("A")"), " enum: must be one of the listed values");
  EXPECT_EQ(check("{const: 1}", "1.0"), "");
  EXPECT_EQ(check("{const: {a: null}}", "{}"), R"( const: must be {"a":null})");
}

TEST(Validate, Arrays) {
  EXPECT_EQ(check("{minItems: 1}", "[]"), " minItems: must have at least 1 item");
  EXPECT_EQ(check("{maxItems: 1}", "[1, 2]"), " maxItems: must have at most 1 item");
  EXPECT_EQ(check("{uniqueItems: true}", "[1, 2, 1.0]"), "/2 uniqueItems: must not be repeated");
  EXPECT_EQ(check("{items: {type: string}}", R"(["a", 1])"), "/1 type: must be a string");
}

TEST(Validate, Objects) {
  EXPECT_EQ(check("{required: [a], properties: {a: {}}}", "{}"), "/a required: must be present");
  EXPECT_EQ(check("{properties: {a/b: {type: string}}}", R"({"a/b": 1})"),
            "/a~1b type: must be a string");
  EXPECT_EQ(check("{additionalProperties: false, properties: {a: {}}}", R"({"a": 1, "b": 1})"),
            "/b additionalProperties: is not a known property");
  EXPECT_EQ(check("{additionalProperties: {type: string}}", R"({"b": 1})"),
            "/b type: must be a string");
  EXPECT_EQ(check("{patternProperties: {^x: {type: string}}, additionalProperties: false}",
                  R"({"x": ""})"),
            "");
  EXPECT_EQ(check("{patternProperties: {^x: {type: string}}}", R"({"x": 1})"),
            "/x type: must be a string");
  EXPECT_EQ(check("{minProperties: 1}", "{}"), " minProperties: must have at least 1 member");
  EXPECT_EQ(check("{maxProperties: 0}", R"({"a": 1})"),
            " maxProperties: must have at most 0 members");
}

TEST(Validate, FollowsReferencesAndAllOf) {
  EXPECT_EQ(
      check("{properties: {t: {$ref: '#/components/schemas/T'}}, allOf: [{maxProperties: 1}]}",
            R"({"t": {"t": {"a": 1, "b": 2}}})"),
      "/t/t maxProperties: must have at most 1 member");
}

}  // namespace
}  // namespace specgen::generator
