#include "specgen/schema/evaluate.hpp"

#include <gtest/gtest.h>

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <thread>
#include <tuple>
#include <vector>

#include "specgen/json/document.hpp"

namespace specgen::schema {
namespace {

// Tables as emitted code has them.

constexpr Schema kNever = {.never = true};
constexpr Schema kAnything = {};
constexpr Schema kText = {.types = kString};
constexpr Schema kCount = {.types = kInteger, .number = {.minimum = {1, "1"}}};
const Pattern kLowerPattern("^[a-z]+$");
constinit const Schema kLower = {.types = kString, .string = {.pattern = &kLowerPattern}};

constexpr Literal kCatLiteral = {.kind = json::Kind::kString, .text = "cat"};
constexpr Literal kDogLiteral = {.kind = json::Kind::kString, .text = "dog"};
constexpr Schema kCatKind = {.constant = &kCatLiteral};
constexpr Schema kDogKind = {.constant = &kDogLiteral};
constexpr Property kCatMembers[] = {{.name = "kind", .schema = &kCatKind, .required = true},
                                    {.name = "lives", .schema = &kCount, .required = true}};
constexpr Property kDogMembers[] = {{.name = "kind", .schema = &kDogKind, .required = true},
                                    {.name = "name", .schema = &kText, .required = true}};
constexpr Schema kCat = {.types = kObject, .object = {.properties = kCatMembers}};
constexpr Schema kDog = {.types = kObject, .object = {.properties = kDogMembers}};
constexpr const Schema* kPets[] = {&kCat, &kDog};

using Found = std::vector<std::tuple<std::string, std::string, std::string>>;

/// Places, keywords and messages; also that matches() agrees.
Found violations(const Schema& schema, const std::string& json) {
  Violations violations;
  const auto document = json::Document::parse(json, violations, {1024});
  if (!document) throw std::runtime_error("bad JSON in a test: " + json);
  check(schema, document->input(violations));
  EXPECT_EQ(matches(schema, document->root()), violations.empty()) << json;
  Found found;
  for (const Violation& each : violations.all()) {
    found.emplace_back(each.pointer, each.keyword, each.message);
  }
  return found;
}

TEST(Evaluate, SaysWhatDecodersSay) {
  static constexpr Schema kSchema = {
      .types = kObject,
      .object = {.min_properties = 3, .properties = kCatMembers, .additional = &kNever}};
  EXPECT_EQ(violations(kSchema, "1"), (Found{{"", "type", "must be an object"}}));
  EXPECT_EQ(violations(kSchema, R"({"kind": "dog", "colour": 1})"),
            (Found{{"", "minProperties", "must have at least 3 properties"},
                   {"/kind", "const", "must be 'cat'"},
                   {"/colour", "additionalProperties", "is not a known property"},
                   {"/lives", "required", "is required"}}));
  static constexpr Schema kMixed = {.types = kString | kInteger | kNull};
  EXPECT_EQ(violations(kMixed, "1.5"),
            (Found{{"", "type", "must be a string, an integer or null"}}));
}

TEST(Evaluate, ChecksNumbers) {
  static constexpr Schema kSchema = {.number = {.minimum = {1.5, "1.5"},
                                                .exclusive_maximum = {10, "10"},
                                                .multiple_of = {5, -1},
                                                .format = NumberFormat::kInt32}};
  EXPECT_EQ(violations(kSchema, "2"), Found{});
  EXPECT_EQ(violations(kSchema, "\"x\""), Found{});
  EXPECT_EQ(violations(kSchema, "1.2"), (Found{{"", "minimum", "must be at least 1.5"},
                                               {"", "multipleOf", "must be a multiple of 0.5"},
                                               {"", "format", "must be an integer"}}));
  EXPECT_EQ(violations(kSchema, "3e10"),
            (Found{{"", "exclusiveMaximum", "must be less than 10"},
                   {"", "format", "must be between -2147483648 and 2147483647"}}));
}

TEST(Evaluate, ChecksStrings) {
  static constinit const Schema kSchema = {
      .string = {.min_length = 2, .pattern = &kLowerPattern, .format = Format::kHostname}};
  EXPECT_EQ(violations(kSchema, "\"ab\""), Found{});
  EXPECT_EQ(violations(kSchema, "\"_\""),
            (Found{{"", "minLength", "must have at least 2 characters"},
                   {"", "format", "must be a host name"},
                   {"", "pattern", "must match the pattern ^[a-z]+$"}}));
}

TEST(Evaluate, ChecksArrays) {
  static constexpr const Schema* kPrefix[] = {&kText};
  static constexpr Schema kSchema = {.array = {.max_items = 3,
                                               .unique = true,
                                               .prefix_items = kPrefix,
                                               .items = &kCount,
                                               .contains = &kCount,
                                               .min_contains = 2,
                                               .max_contains = 2}};
  EXPECT_EQ(violations(kSchema, R"(["a", 1, 2])"), Found{});
  EXPECT_EQ(violations(kSchema, R"([1, 0, 0, 3, 4])"),
            (Found{{"", "maxItems", "must have at most 3 items"},
                   {"", "uniqueItems", "must not have equal items"},
                   {"/0", "type", "must be a string"},
                   {"/1", "minimum", "must be at least 1"},
                   {"/2", "minimum", "must be at least 1"},
                   {"", "maxContains", "must contain at most 2 matching items"}}));
  EXPECT_EQ(violations(kSchema, R"(["a"])"),
            (Found{{"", "minContains", "must contain at least 2 matching items"}}));
  static constexpr Schema kClosed = {.array = {.prefix_items = kPrefix, .items = &kNever}};
  EXPECT_EQ(violations(kClosed, R"(["a", 1])"),
            (Found{{"/1", "items", "is not an expected item"}}));
}

TEST(Evaluate, ChecksNamesAndDependencies) {
  static constexpr std::string_view kNeeded[] = {"street", "city"};
  static constexpr DependentRequired kDependent[] = {{"zip", kNeeded}};
  static const PatternProperty kByPattern[] = {{&kLowerPattern, &kCount}};
  const Schema schema = {
      .object = {.patterns = kByPattern, .names = &kLower, .dependent_required = kDependent}};
  EXPECT_EQ(violations(schema, R"({"zip": 1, "city": 0, "X": 0})"),
            (Found{{"/city", "minimum", "must be at least 1"},
                   {"/X", "propertyNames",
                    "has a name that is not allowed: must match the pattern ^[a-z]+$"},
                   {"/street", "dependentRequired", "is required beside 'zip'"}}));
}

TEST(Evaluate, TellsWhichAlternativeIsClosest) {
  static constexpr Schema kOneOf = {.combination = {.one_of = kPets}};
  EXPECT_EQ(violations(kOneOf, R"({"kind": "dog", "name": "Rex"})"), Found{});
  EXPECT_EQ(violations(kOneOf, R"({"kind": "dog"})"),
            (Found{{"", "oneOf",
                    "must match one of 2 alternatives; the closest is number 2: '/name' is "
                    "required"}}));
  static constexpr const Schema* kScalars[] = {&kCount, &kText};
  static constexpr Schema kAnyOf = {.combination = {.any_of = kScalars}};
  EXPECT_EQ(violations(kAnyOf, "0"),
            (Found{{"", "anyOf",
                    "must match at least one of 2 alternatives; the closest is number 1: must be "
                    "at least 1"}}));
}

TEST(Evaluate, TellsWhichTwoAlternativesMatch) {
  static constexpr const Schema* kBoth[] = {&kCount, &kText, &kAnything};
  static constexpr Schema kOneOf = {.combination = {.one_of = kBoth}};
  EXPECT_EQ(violations(kOneOf, "1"),
            (Found{{"", "oneOf",
                    "must match only one of 3 alternatives, but matches number 1 and number 3"}}));
}

TEST(Evaluate, LetsADiscriminatorTellTheAlternative) {
  static constexpr Discriminator::Mapping kMapping[] = {{"cat", 0}, {"dog", 1}};
  static constexpr Discriminator kDiscriminator = {"kind", kMapping};
  static constexpr Schema kPet = {
      .combination = {.one_of = kPets, .discriminator = &kDiscriminator}};
  EXPECT_EQ(violations(kPet, R"({"kind": "cat", "lives": 0})"),
            (Found{{"/lives", "minimum", "must be at least 1"}}));
  EXPECT_EQ(violations(kPet, R"({"kind": "cow"})"),
            (Found{{"/kind", "discriminator", "must be one of 'cat', 'dog'"}}));
  EXPECT_EQ(violations(kPet, "{}"),
            (Found{{"/kind", "discriminator", "is required to tell what the object is"}}));
}

TEST(Evaluate, ChecksConditionsAndNegations) {
  static constexpr Schema kSchema = {
      .combination = {
          .negated = &kText, .condition = &kDog, .then = &kNever, .otherwise = &kCount}};
  EXPECT_EQ(violations(kSchema, "1"), Found{});
  EXPECT_EQ(violations(kSchema, R"({"kind": "dog", "name": ""})"),
            (Found{{"", "false", "is not allowed"}}));
  EXPECT_EQ(violations(kSchema, "\"a\""),
            (Found{{"", "not", "must not match the schema of 'not', but does"},
                   {"", "type", "must be an integer"}}));
}

TEST(Evaluate, ComparesConstantsOfEveryKind) {
  static constexpr Literal kAllowed[] = {
      {.kind = json::Kind::kNull},
      {.kind = json::Kind::kBoolean, .text = "false"},
      {.kind = json::Kind::kNumber, .text = "1.5", .nearest = 1.5},
      {.kind = json::Kind::kArray, .text = "[1,{\"a\":2}]"},
      {.kind = json::Kind::kObject, .text = "{\"a\":1,\"b\":2}"}};
  static constexpr Schema kSchema = {.enumeration = kAllowed};
  for (const char* json : {"null", "false", "15e-1", "[1.0, {\"a\": 2}]", "{\"b\": 2, \"a\": 1}"}) {
    EXPECT_EQ(violations(kSchema, json), Found{}) << json;
  }
  for (const char* json : {"true", "0", "[1]", "[1, {\"a\": 3}]", "{\"a\": 1}", "\"\""}) {
    EXPECT_EQ(
        violations(kSchema, json),
        (Found{{"", "enum", "must be one of null, false, 1.5, [1,{\"a\":2}], {\"a\":1,\"b\":2}"}}))
        << json;
  }
}

TEST(Evaluate, TracksMoreMembersThanFitInline) {
  static constexpr const Schema* kAllOf[] = {&kDog};
  static constexpr Schema kClosed = {.object = {.unevaluated = &kNever},
                                     .combination = {.all_of = kAllOf}};
  std::string json = "{";
  for (int i = 0; i < 300; ++i) json += "\"m" + std::to_string(i) + "\": 0, ";
  json += R"("kind": "dog", "name": "Rex"})";
  Violations all("body", 1000);
  const auto document = json::Document::parse(json, all);
  check(kClosed, document->input(all));
  EXPECT_EQ(all.size(), 300U);
  EXPECT_EQ(all.all().back().pointer, "/m299");
}

/// Two alternatives for each level double the work with each; a hostile text has many levels.
extern const Schema kTree;
constexpr Property kLeftMembers[] = {{.name = "c", .schema = &kTree}, {.name = "l"}};
constexpr Property kRightMembers[] = {{.name = "c", .schema = &kTree}, {.name = "r"}};
constexpr Schema kLeft = {.object = {.properties = kLeftMembers}};
constexpr Schema kRight = {.object = {.properties = kRightMembers}};
constexpr const Schema* kSides[] = {&kLeft, &kRight};
constinit const Schema kTree = {.types = kObject, .combination = {.any_of = kSides}};

TEST(Evaluate, GivesUpOnHostileValues) {
  std::string json = "0";
  for (int i = 0; i < 60; ++i) json = "{\"c\": " + json + "}";
  EXPECT_EQ(violations(kTree, json), (Found{{"", "schema", "takes too many steps to be checked"}}));
}

extern const Schema kNested;
constinit const Schema kNested = {.array = {.items = &kNested}};

TEST(Evaluate, GivesUpOnSchemasThatNestTooDeeply) {
  static Schema loop;
  loop.combination.ref = &loop;
  EXPECT_EQ(violations(loop, "1"), (Found{{"", "schema", "nests too deeply to be checked"}}));
  std::string json(1000, '[');
  json.append(1000, ']');
  EXPECT_EQ(violations(kNested, json), Found{});
}

TEST(Evaluate, FindsTheFirstMatch) {
  Violations ignored;
  const auto dog = json::Document::parse(R"({"kind": "dog", "name": ""})", ignored);
  EXPECT_EQ(find_match(kPets, dog->root()), 1U);
  const auto none = json::Document::parse("1", ignored);
  EXPECT_EQ(find_match(kPets, none->root()), std::nullopt);
}

constexpr Property kGroupMembers[] = {{.name = "all", .schema = &kAnything},
                                      {.name = "any", .schema = &kAnything}};
constexpr Property kConditionMembers[] = {{.name = "field", .schema = &kText, .required = true},
                                          {.name = "value", .schema = &kAnything}};
constexpr Schema kGroup = {.types = kObject, .object = {.properties = kGroupMembers}};
constexpr Schema kCondition = {.types = kObject, .object = {.properties = kConditionMembers}};
constexpr Schema kConditionAgain = {.combination = {.ref = &kCondition}};
constexpr Schema kTexts = {.types = kObject, .object = {.additional = &kText}};
constexpr const Schema* kFilters[] = {&kGroup, &kCondition, &kConditionAgain};

std::optional<std::size_t> find_in(std::span<const Schema* const> alternatives,
                                   std::string_view json) {
  Violations ignored;
  const auto document = json::Document::parse(json, ignored);
  return find_match(alternatives, document.value().root());
}

TEST(Evaluate, FindsTheMatchThatKeepsMostMembers) {
  // All of them match: objects may have more members than a schema names.
  EXPECT_EQ(find_in(kFilters, R"({"field": "a", "value": 1})"), 1U);
  EXPECT_EQ(find_in(kFilters, R"({"field": "a", "any": 1, "all": 2})"), 0U);
  EXPECT_EQ(find_in(kFilters, R"({"field": "a", "any": 1})"), 0U);  // the first of equals
  EXPECT_EQ(find_in(kFilters, R"({"other": 1})"), 0U);
  EXPECT_EQ(find_in(kFilters, "{}"), 0U);
  static constexpr const Schema* kOpen[] = {&kGroup, &kCondition, &kAnything};
  EXPECT_EQ(find_in(kOpen, R"({"field": "a", "value": 1})"), 1U);
  EXPECT_EQ(find_in(kOpen, R"({"field": "a", "other": 1})"), 2U);
  static constexpr const Schema* kMap[] = {&kGroup, &kTexts};
  EXPECT_EQ(find_in(kMap, R"({"all": "a", "other": "b"})"), 1U);
  EXPECT_EQ(find_in(kMap, R"({"all": "a", "other": 1})"), 0U);
}

TEST(Evaluate, MayRunOnManyThreads) {
  std::vector<std::thread> threads;
  for (int i = 0; i < 4; ++i) {
    threads.emplace_back([] {
      static constexpr Schema kOneOf = {.combination = {.one_of = kPets}};
      for (int round = 0; round < 200; ++round) {
        Violations violations;
        const auto document = json::Document::parse(R"({"kind": "cat", "lives": 9})", violations);
        check(kOneOf, document->input(violations));
        EXPECT_TRUE(violations.empty());
      }
    });
  }
  for (std::thread& thread : threads) thread.join();
}

}  // namespace
}  // namespace specgen::schema
