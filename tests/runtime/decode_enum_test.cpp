#include <gtest/gtest.h>

#include <array>
#include <string>

#include "specgen/decode/enum.hpp"
#include "specgen/decode/value.hpp"
#include "support.hpp"

namespace specgen {
namespace {

using testing_support::List;
using testing_support::one;
using testing_support::violations_of;

enum class Status { kActive, kSuspended };
enum class Level { kLow, kHigh };

constexpr auto kStatus = std::to_array<EnumEntry<Status>>(
    {{"active", Status::kActive}, {"suspended", Status::kSuspended}});
constexpr auto kLevel =
    std::to_array<IntegerEnumEntry<Level>>({{1, Level::kLow}, {10, Level::kHigh}});

TEST(DecodeEnum, TakesTheNamedStrings) {
  Status out = Status::kActive;
  const auto decode = [&](const json::Input& in) { decode_enum<Status>(in, kStatus, out); };
  EXPECT_EQ(violations_of("\"suspended\"", decode), List{});
  EXPECT_EQ(out, Status::kSuspended);
  EXPECT_EQ(violations_of("\"Active\"", decode),
            one("", "enum", "must be one of 'active', 'suspended'"));
  EXPECT_EQ(violations_of("1", decode), one("", "type", "must be a string"));
  EXPECT_EQ(violations_of("\"\"",
                          [&](const json::Input& in) {
                            decode_enum<Status>(in, std::span(kStatus).first(1), out);
                          }),
            one("", "enum", "must be 'active'"));
}

TEST(DecodeEnum, TakesTheNamedIntegers) {
  Level out = Level::kLow;
  const auto decode = [&](const json::Input& in) { decode_enum<Level>(in, kLevel, out); };
  EXPECT_EQ(violations_of("10.0", decode), List{});
  EXPECT_EQ(out, Level::kHigh);
  EXPECT_EQ(violations_of("2", decode), one("", "enum", "must be one of 1, 10"));
  EXPECT_EQ(violations_of("\"1\"", decode), one("", "type", "must be an integer"));
}

TEST(DecodeEnum, LetsTheTypePassThatIsNoneOfTheChoices) {
  Status status = Status::kActive;
  const auto nullable = [&](const json::Input& in) {
    decode_enum<Status>(in, kStatus, status, {.others = schema::kNull});
  };
  EXPECT_EQ(violations_of("1", nullable), one("", "type", "must be a string"));
  EXPECT_EQ(violations_of("null", nullable),
            one("", "enum", "must be one of 'active', 'suspended'"));
  Level level = Level::kLow;
  const auto number = [&](const json::Input& in) {
    decode_enum<Level>(in, kLevel, level, {.others = schema::kNumber});
  };
  EXPECT_EQ(violations_of("10", number), List{});
  EXPECT_EQ(violations_of("1.5", number), one("", "enum", "must be one of 1, 10"));
  EXPECT_EQ(violations_of("\"1\"", number), one("", "type", "must be an integer"));
}

TEST(DecodeEnum, NamesTheKeywordThatStatesTheChoices) {
  Status status = Status::kActive;
  const auto constant = [&](const json::Input& in) {
    decode_enum<Status>(in, std::span(kStatus).first(1), status,
                        {.keyword = "const", .others = schema::kAnyType});
  };
  EXPECT_EQ(violations_of("\"active\"", constant), List{});
  for (const std::string text : {"\"suspended\"", "1", "null", "{}"}) {
    EXPECT_EQ(violations_of(text, constant), one("", "const", "must be 'active'")) << text;
  }
  Level level = Level::kLow;
  const auto untyped = [&](const json::Input& in) {
    decode_enum<Level>(in, kLevel, level, {.others = schema::kAnyType});
  };
  EXPECT_EQ(violations_of("10", untyped), List{});
  EXPECT_EQ(level, Level::kHigh);
  for (const std::string text : {"2", "1.5", "\"1\"", "[]"}) {
    EXPECT_EQ(violations_of(text, untyped), one("", "enum", "must be one of 1, 10")) << text;
  }
}

TEST(CheckEnum, ComparesAnyValues) {
  const std::array<Value, 3> allowed = {Value(1), Value(nullptr),
                                        Value(Value::Object{{"a", Value::Array{"x"}}})};
  const auto check = [&](const json::Input& in) { check_enum(in, allowed); };
  for (const std::string text : {"1", "1.0", "null", R"({"a":["x"]})"}) {
    EXPECT_EQ(violations_of(text, check), List{}) << text;
  }
  for (const std::string text : {"2", "\"1\"", "true", R"({"a":["y"]})", "{}"}) {
    EXPECT_EQ(violations_of(text, check),
              one("", "enum", R"(must be one of 1, null, {"a":["x"]})"));
  }
  EXPECT_EQ(violations_of(
                "2", [&](const json::Input& in) { check_enum(in, std::span(allowed).first(1)); }),
            one("", "const", "must be 1"));
}

}  // namespace
}  // namespace specgen
