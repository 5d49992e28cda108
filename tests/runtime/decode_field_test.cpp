#include <gtest/gtest.h>

#include <cstdint>
#include <optional>
#include <string>

#include "specgen/decode/decode.hpp"
#include "support.hpp"

namespace specgen {
namespace {

using testing_support::List;
using testing_support::one;

/// A member of each type that can be a field, and one that cannot, before them.
struct Everything {
  std::string by_code;
  std::string text;
  std::optional<std::string> maybe_text;
  Nullable<std::string> text_or_null;
  std::optional<Nullable<std::string>> maybe_text_or_null;
  bool flag = false;
  std::optional<bool> maybe_flag;
  std::int64_t number = 0;
  std::optional<std::int64_t> maybe_number;
  std::int32_t small = 0;
  std::optional<std::int32_t> maybe_small;
  double ratio = 0;
  std::optional<double> maybe_ratio;

  bool operator==(const Everything&) const = default;
};

void decode(const json::Input& in, Everything& out) {
  static constexpr auto kMembers = member_table({
      {"byCode", false},
      {"text", true, SPECGEN_FIELD(Everything, text)},
      {"maybeText", false, SPECGEN_FIELD(Everything, maybe_text, Format::kEmail)},
      {"textOrNull", false, SPECGEN_FIELD(Everything, text_or_null, Format::kUri)},
      {"maybeTextOrNull", false, SPECGEN_FIELD(Everything, maybe_text_or_null)},
      {"flag", false, SPECGEN_FIELD(Everything, flag)},
      {"maybeFlag", false, SPECGEN_FIELD(Everything, maybe_flag)},
      {"number", false, SPECGEN_FIELD(Everything, number)},
      {"maybeNumber", false, SPECGEN_FIELD(Everything, maybe_number)},
      {"small", false, SPECGEN_FIELD(Everything, small)},
      {"maybeSmall", false, SPECGEN_FIELD(Everything, maybe_small)},
      {"ratio", false, SPECGEN_FIELD(Everything, ratio)},
      {"maybeRatio", false, SPECGEN_FIELD(Everything, maybe_ratio)},
  });
  const auto member = [&out](std::size_t index, const json::Input& value) {
    EXPECT_EQ(index, 0U);
    decode_string(value, {.max_length = 3}, out.by_code);
  };
  decode_struct(in, kMembers, {}, out, member);
}

/// Decoded while it is read, from a copy and in place, and from a document: always the same.
Everything decoded(std::string text) {
  Violations violations;
  Everything out;
  EXPECT_TRUE(json::decode_text(std::string_view(text), violations, {}, [&](const json::Input& in) {
    decode(in, out);
  })) << text;
  text.reserve(text.size() + bytes::kPadding);
  Everything in_place;
  EXPECT_TRUE(json::decode_text(text, violations, {}, [&](const json::Input& in) {
    decode(in, in_place);
  })) << text;
  EXPECT_TRUE(in_place == out) << text;
  Everything from_document;
  const auto document = json::Document::parse(text, violations);
  decode(document.value().input(violations), from_document);
  EXPECT_TRUE(from_document == out) << text;
  return out;
}

List violations_of(std::string_view text) {
  return testing_support::violations_of(text, [](const json::Input& in) {
    Everything out;
    decode(in, out);
  });
}

TEST(DecodeField, TakesAValueOfEachType) {
  const Everything out = decoded(
      R"({"byCode":"abc","text":"a text that is no short one","maybeText":"a@b.example",)"
      R"("textOrNull":"https://example.com/a","maybeTextOrNull":"x","flag":true,"maybeFlag":false,)"
      R"("number":-123456789012,"maybeNumber":9223372036854775807,"small":-2147483648,)"
      R"("maybeSmall":7,"ratio":0.5,"maybeRatio":3})");
  Everything expected;
  expected.by_code = "abc";
  expected.text = "a text that is no short one";
  expected.maybe_text = "a@b.example";
  expected.text_or_null = Nullable<std::string>("https://example.com/a");
  expected.maybe_text_or_null.emplace("x");
  expected.flag = true;
  expected.maybe_flag = false;
  expected.number = -123456789012;
  expected.maybe_number = INT64_MAX;
  expected.small = INT32_MIN;
  expected.maybe_small = 7;
  expected.ratio = 0.5;
  expected.maybe_ratio = 3;
  EXPECT_TRUE(out == expected);
}

TEST(DecodeField, TakesWhatIsWrittenInUnusualWays) {
  const Everything out = decoded(
      "{\"n\\u0075mber\" : 1e3 , \"text\" : \"a\\\"\\u00e9\u00e9\",\t\"maybeNumber\": 2.0,\n"
      "\"flag\" :false, \"maybeFlag\":\rtrue, \"textOrNull\": \"URN:x%41\"}");
  EXPECT_EQ(out.number, 1000);
  EXPECT_EQ(out.text, "a\"\u00e9\u00e9");
  EXPECT_EQ(out.maybe_number, 2);
  EXPECT_EQ(out.maybe_flag, true);
  EXPECT_EQ(*out.text_or_null, "URN:x%41");
}

TEST(DecodeField, KeepsAbsentAndNullApart) {
  const Everything absent = decoded(R"({"text":""})");
  EXPECT_FALSE(absent.maybe_text || absent.maybe_text_or_null || absent.maybe_flag);
  const Everything null = decoded(R"({"text":"","maybeTextOrNull":null,"textOrNull":null})");
  ASSERT_TRUE(null.maybe_text_or_null);
  EXPECT_TRUE(null.maybe_text_or_null->is_null());
  EXPECT_TRUE(null.text_or_null.is_null());
}

TEST(DecodeField, ReportsWhatIsWrongWithEach) {
  EXPECT_EQ(
      violations_of(R"({"byCode":"abcd","maybeText":"a","textOrNull":"/a","maybeTextOrNull":1,)"
                    R"("flag":null,"maybeFlag":"true","number":1.5,"maybeNumber":1e300,)"
                    R"("small":2147483648,"maybeSmall":"1","ratio":true,"maybeRatio":null})"),
      (List{
          {"body", "/byCode", "maxLength", "must have at most 3 characters"},
          {"body", "/maybeText", "format", "must be an e-mail address"},
          {"body", "/textOrNull", "format", "must be a URI"},
          {"body", "/maybeTextOrNull", "type", "must be a string"},
          {"body", "/flag", "type", "must be true or false"},
          {"body", "/maybeFlag", "type", "must be true or false"},
          {"body", "/number", "type", "must be an integer"},
          {"body", "/maybeNumber", "format",
           "must be written with neither fraction nor exponent beyond 9007199254740991"},
          {"body", "/small", "format", "must be between -2147483648 and 2147483647"},
          {"body", "/maybeSmall", "type", "must be an integer"},
          {"body", "/ratio", "type", "must be a number"},
          {"body", "/maybeRatio", "type", "must be a number"},
          {"body", "/text", "required", "is required"},
      }));
}

TEST(DecodeField, RefusesAMemberThatComesTwice) {
  EXPECT_EQ(violations_of(R"({"text":"a","text":"b"})"),
            one("/text", "duplicateKey", "must not appear more than once"));
}

}  // namespace
}  // namespace specgen
