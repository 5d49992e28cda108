#include "schema/value_checker.hpp"

#include <gtest/gtest.h>

#include <nlohmann/json.hpp>

#include "generator/support.hpp"

namespace specgen::generator {
namespace {

/// "pointer keyword message" of the first rule that the value breaks, or "".
std::string check(std::string_view schema, std::string_view value, Side side = Side::kRequests,
                  Formats formats = Formats::kAssert) {
  const Document document = read(with_schemas("    T: " + std::string(schema) + "\n"));
  ValueChecker checker(formats);
  const auto mismatch =
      checker.check(nlohmann::ordered_json::parse(value), find_schema(document, "T"), side);
  if (!mismatch) return "";
  return mismatch->pointer + " " + mismatch->keyword + ": " + mismatch->message;
}

TEST(ValueChecker, Types) {
  EXPECT_EQ(check("{type: integer}", "1.0"), "");
  EXPECT_EQ(check("{type: integer}", "1.5"), " type: must be an integer");
  EXPECT_EQ(check("{type: [string, 'null']}", "1"), " type: must be a string or null");
  EXPECT_EQ(check("{type: number}", "true"), " type: must be a number");
  EXPECT_EQ(check("false", "1"), " false: is not allowed");
  EXPECT_EQ(check("true", "1"), "");
}

TEST(ValueChecker, Strings) {
  EXPECT_EQ(check("{minLength: 2}", R"("é")"), " minLength: must have at least 2 characters");
  EXPECT_EQ(check("{maxLength: 1}", R"("🔑")"), "");
  EXPECT_EQ(check("{maxLength: 1}", R"("ab")"), " maxLength: must have at most 1 character");
  EXPECT_EQ(check("{pattern: '^a'}", R"("b")"), " pattern: must match the pattern ^a");
  EXPECT_EQ(check("{format: unheard-of}", R"("b")"), "");
  EXPECT_EQ(check("{format: date, type: string}", R"("2026-13-01")").substr(0, 8), " format:");
  EXPECT_EQ(check("{minLength: 2}", "1"), "");
}

TEST(ValueChecker, Numbers) {
  EXPECT_EQ(check("{minimum: 0.3}", "0.3"), "");
  EXPECT_EQ(check("{minimum: 3}", "2.9"), " minimum: must be at least 3");
  EXPECT_EQ(check("{maximum: 3}", "3.1"), " maximum: must be at most 3");
  EXPECT_EQ(check("{exclusiveMinimum: 3}", "3"), " exclusiveMinimum: must be greater than 3");
  EXPECT_EQ(check("{exclusiveMaximum: 3}", "3.0"), " exclusiveMaximum: must be less than 3");
  EXPECT_EQ(check("{multipleOf: 0.01}", "19.99"), "");
  EXPECT_EQ(check("{multipleOf: 0.1}", "0.25"), " multipleOf: must be a multiple of 0.1");
  EXPECT_EQ(check("{format: int32}", "2147483648"),
            " format: must be between -2147483648 and 2147483647");
}

TEST(ValueChecker, EnumAndConstCompareByValue) {
  EXPECT_EQ(check("{enum: [1, {a: 1, b: [2]}]}", R"({"b": [2.0], "a": 1})"), "");
  EXPECT_EQ(check("{enum: [a]}", R"("A")"), " enum: must be 'a'");
  EXPECT_EQ(check("{const: 1}", "1.0"), "");
  EXPECT_EQ(check("{const: {a: null}}", "{}"), R"( const: must be {"a":null})");
}

TEST(ValueChecker, Arrays) {
  EXPECT_EQ(check("{minItems: 1}", "[]"), " minItems: must have at least 1 item");
  EXPECT_EQ(check("{maxItems: 1}", "[1, 2]"), " maxItems: must have at most 1 item");
  EXPECT_EQ(check("{uniqueItems: true}", "[1, 2, 1.0]"), " uniqueItems: must not have equal items");
  EXPECT_EQ(check("{items: {type: string}}", R"(["a", 1])"), "/1 type: must be a string");
}

TEST(ValueChecker, Objects) {
  EXPECT_EQ(check("{required: [a], properties: {a: {}}}", "{}"), "/a required: is required");
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
  EXPECT_EQ(check("{minProperties: 1}", "{}"), " minProperties: must have at least 1 property");
  EXPECT_EQ(check("{maxProperties: 0}", R"({"a": 1})"),
            " maxProperties: must have at most 0 properties");
}

TEST(ValueChecker, FollowsReferencesAndAllOf) {
  EXPECT_EQ(
      check("{properties: {t: {$ref: '#/components/schemas/T'}}, allOf: [{maxProperties: 1}]}",
            R"({"t": {"t": {"a": 1, "b": 2}}})"),
      "/t/t maxProperties: must have at most 1 property");
}

TEST(ValueChecker, KnowsEveryKeyword) {
  EXPECT_EQ(check("{anyOf: [{type: string}, {minimum: 3}]}", "1"),
            " anyOf: must match at least one of 2 alternatives; the closest is number 1: must be a "
            "string");
  EXPECT_EQ(check("{oneOf: [{type: integer}, {minimum: 3}]}", "4"),
            " oneOf: must match only one of 2 alternatives, but matches number 1 and number 2");
  EXPECT_EQ(check("{not: {const: 1}}", "1"), " not: must not match the schema of 'not', but does");
  EXPECT_EQ(check("{if: {required: [a]}, then: {required: [b]}}", R"({"a": 1})"),
            "/b required: is required");
  EXPECT_EQ(check("{prefixItems: [{type: string}]}", "[1]"), "/0 type: must be a string");
  EXPECT_EQ(check("{contains: {const: 1}}", "[2]").substr(0, 10), " contains:");
  EXPECT_EQ(check("{propertyNames: {maxLength: 1}}", R"({"ab": 1})").substr(0, 18),
            "/ab propertyNames:");
  EXPECT_EQ(check("{dependentRequired: {a: [b]}}", R"({"a": 1})").substr(0, 21),
            "/b dependentRequired:");
  EXPECT_EQ(check("{allOf: [{properties: {a: true}}], unevaluatedProperties: false}",
                  R"({"a": 1, "b": 1})")
                .substr(0, 25),
            "/b unevaluatedProperties:");
}

TEST(ValueChecker, TellsHowMuchMoreIsWrong) {
  EXPECT_EQ(check("{items: {type: string}}", "[1, 2, 3]"),
            "/0 type: must be a string (and 2 more)");
}

TEST(ValueChecker, RequiresWhatTravels) {
  const char* const schema =
      "{required: [r, w], properties: {r: {readOnly: true}, w: {writeOnly: true}}}";
  EXPECT_EQ(check(schema, "{}", Side::kRequests), "/w required: is required");
  EXPECT_EQ(check(schema, "{}", Side::kResponses), "/r required: is required");
  EXPECT_EQ(check(schema, "{}", Side::kBoth), "");
}

TEST(ValueChecker, LetsFormatsPassWhereTheyAreAnnotations) {
  EXPECT_EQ(check("{format: email}", R"("a")").substr(0, 8), " format:");
  EXPECT_EQ(check("{format: email}", R"("a")", Side::kRequests, Formats::kAnnotate), "");
}

/// A value within a schema to which the schemas around it may give another meaning.
TEST(ValueChecker, LeavesOpenWhatDynamicReferencesDecide) {
  const Document document = read(with_schemas(R"(
    T:
      $id: https://example.com/list
      type: array
      items: {$dynamicRef: '#item'}
      $defs: {fallback: {$dynamicAnchor: item, type: string}}
)"));
  const Schema& schema = find_schema(document, "T");
  ValueChecker checker(Formats::kAssert);
  EXPECT_TRUE(checker.check({1}, schema, Side::kRequests));
  EXPECT_FALSE(checker.check_within({1}, schema));
  EXPECT_TRUE(checker.check_within("no array", schema));
}

/// 2^30 ways to look at the value.
TEST(ValueChecker, LetsPassWhatTakesTooLong) {
  std::string lines = "    S0: {type: string}\n";
  for (int i = 1; i <= 30; ++i) {
    const std::string ref = "{$ref: '#/components/schemas/S" + std::to_string(i - 1) + "'}";
    lines += "    S" + std::to_string(i) + ": {not: {allOf: [" + ref + ", " + ref + "]}}\n";
  }
  const Document document =
      read(with_schemas(lines + "    T: {anyOf: [false, {$ref: '#/components/schemas/S30'}]}\n"));
  ValueChecker checker(Formats::kAssert);
  EXPECT_FALSE(checker.check(1, find_schema(document, "T"), Side::kRequests));
}

/// Schemas come and go between the questions; what was built stays.
TEST(ValueChecker, BuildsWhatIsAskedFor) {
  const Document document = read(with_schemas(R"(
    A: {properties: {b: {$ref: '#/components/schemas/B'}}}
    B: {type: integer, minimum: 2}
    C: {items: {$ref: '#/components/schemas/A'}}
)"));
  ValueChecker checker(Formats::kAssert);
  const auto say = [&](const char* name, const char* json) {
    const auto mismatch = checker.check(nlohmann::ordered_json::parse(json),
                                        find_schema(document, name), Side::kBoth);
    return mismatch ? mismatch->text() : "";
  };
  EXPECT_EQ(say("B", "1"), "it must be at least 2");
  EXPECT_EQ(say("A", R"({"b": 1})"), "'/b' must be at least 2");
  EXPECT_EQ(say("C", R"([{"b": 2}, {"b": 1}])"), "'/1/b' must be at least 2");
  EXPECT_EQ(say("B", "\"\""), "it must be an integer");
}

}  // namespace
}  // namespace specgen::generator
