#include <gtest/gtest.h>

#include <array>
#include <cstddef>
#include <map>
#include <random>
#include <string>
#include <vector>

#include "specgen/decode/decode.hpp"
#include "specgen/json/writer.hpp"
#include "specgen/parameters/form_body.hpp"
#include "specgen/parameters/reader.hpp"
#include "support.hpp"

// Random texts, with fixed seeds: what is refused must be refused in order, and what is taken must
// come back the same.
namespace specgen {
namespace {

using Random = std::mt19937;

std::size_t pick(Random& random, std::size_t count) {
  return std::uniform_int_distribution<std::size_t>(0, count - 1)(random);
}

Value random_value(Random& random, int depth) {
  static const std::vector<std::string> kTexts = {
      "", "a", "\u00e9\U0001F600", "\"\\/\b\f\n\r\t", std::string("\0x", 2), "\u2028", "a~b/c"};
  static const std::vector<double> kDoubles = {0.5, -1e-300, 1e300, 123456.789, 5e-324};
  switch (pick(random, depth > 0 ? 8 : 6)) {
    case 0:
      return {};
    case 1:
      return {pick(random, 2) == 0};
    case 2:
      return {static_cast<std::int64_t>(random()) * (pick(random, 2) == 0 ? -1 : 1'000'000'007)};
    case 3:
      return {kDoubles[pick(random, kDoubles.size())]};
    case 4:
      return {~std::uint64_t{0} - random()};
    case 5:
      return {kTexts[pick(random, kTexts.size())]};
    case 6: {
      Value::Array items;
      for (std::size_t i = pick(random, 5); i > 0; --i) {
        items.push_back(random_value(random, depth - 1));
      }
      return {std::move(items)};
    }
    default: {
      Value::Object members;
      for (std::size_t i = pick(random, 20); i > 0; --i) {
        members.emplace_back(std::to_string(i) + kTexts[pick(random, kTexts.size())],
                             random_value(random, depth - 1));
      }
      return {std::move(members)};
    }
  }
}

std::string mutate(std::string text, Random& random) {
  constexpr std::string_view kBytes = "{}[]:,\"\\0123456789.eE+-truefalsn u\xff\xc3\x80\n ";
  for (std::size_t i = 1 + pick(random, 4); i > 0 && !text.empty(); --i) {
    const std::size_t at = pick(random, text.size());
    switch (pick(random, 4)) {
      case 0:
        text[at] = kBytes[pick(random, kBytes.size())];
        break;
      case 1:
        text.insert(at, 1, kBytes[pick(random, kBytes.size())]);
        break;
      case 2:
        text.erase(at, 1 + pick(random, 3));
        break;
      default:
        text.insert(at, text.substr(pick(random, text.size()), pick(random, 10)));
    }
  }
  return text;
}

struct Everything {
  std::string text;
  std::int64_t integer = 0;
  double number = 0;
  bool flag = false;
  std::vector<Value> list;
  std::map<std::string, Value> map;

  bool operator==(const Everything&) const = default;
};

void decode(const json::Input& in, Everything& out) {
  static constexpr auto kMembers =
      member_table({{"1", true}, {"1a", true}, {"2", false}, {"2a", false}, {"3", false}});
  static const std::array<Pattern, 2> kPatterns{Pattern("^[a-z]*$"), Pattern("(a|b)+$")};
  decode_object(
      in, kMembers, {.min_properties = 1, .max_properties = 10},
      [&](std::size_t member, const json::Input& value) {
        switch (member) {
          case 0:
            decode_string(value, {.min_length = 1, .format = Format::kEmail, .patterns = kPatterns},
                          out.text);
            break;
          case 1:
            decode_integer(value, {.minimum = 0, .multiple_of = Decimal{7, -1}}, out.integer);
            break;
          case 2:
            decode_number(value, {.maximum = 5, .multiple_of = Decimal{1, -2}}, out.number);
            break;
          case 3:
            decode_boolean(value, out.flag);
            break;
          default:
            decode_array(value, {.unique = true}, out.list,
                         [](const auto& item, auto& to) { decode_value(item, to); });
        }
      },
      [&](std::string_view name, const json::Input& value) {
        decode_value(value, out.map[std::string(name)]);
      });
}

TEST(Mutation, WhatIsWrittenReadsTheSame) {
  Random random(1);
  for (int i = 0; i < 3000; ++i) {
    const Value value = random_value(random, 5);
    Value read;
    EXPECT_EQ(testing_support::violations_of(
                  value.to_json(), [&](const json::Input& in) { decode_value(in, read); }),
              testing_support::List{});
    ASSERT_EQ(read.to_json(), value.to_json());
    ASSERT_EQ(read, value);
  }
}

TEST(Mutation, DecodingNeverFailsOtherwiseThanByViolations) {
  Random random(2);
  std::size_t refused = 0;
  constexpr int kRounds = 30'000;
  for (int i = 0; i < kRounds; ++i) {
    const std::string text = mutate(random_value(random, 4).to_json(), random);
    Violations violations;
    Value value;
    Everything everything;
    if (!json::decode_text(text, violations, {.max_depth = 8},
                           [&](const json::Input& in) { decode_value(in, value); })) {
      ++refused;
      ASSERT_FALSE(violations.all().front().message.empty());
      ASSERT_NE(violations.all().front().message, "must be valid JSON") << text;
      continue;
    }
    // What was taken is JSON that says what was sent, and decoders of any shape bear it.
    Value again;
    Violations none;
    ASSERT_TRUE(json::decode_text(value.to_json(), none, {.max_depth = 8},
                                  [&](const json::Input& in) { decode_value(in, again); }));
    ASSERT_EQ(again, value);
    json::decode_text(text, violations, {}, [&](const json::Input& in) { decode(in, everything); });
  }
  EXPECT_GT(refused, kRounds / 4);
  EXPECT_LT(refused, kRounds);
}

/// What decoding finds when it goes over a parsed document, and when it reads for itself.
TEST(Mutation, ReadingFindsWhatADocumentHolds) {
  Random random(4);
  std::size_t read = 0;
  for (int i = 0; i < 30'000; ++i) {
    std::string text = random_value(random, 4).to_json();
    if (pick(random, 3) != 0) text = mutate(std::move(text), random);
    Violations violations;
    Value parsed;
    Everything from_document;
    const auto document = json::Document::parse(text, violations, {.max_depth = 8});
    if (document) {
      decode_value(document->input(violations), parsed);
      decode(document->input(violations), from_document);
    }
    Violations ignored;
    const json::Path root;
    json::Reader any(text, 8);
    Value value;
    decode_value(json::Input(any, root, ignored), value);
    const bool any_read = any.finish() && ignored.empty();
    ignored.truncate(0);
    json::Reader reader(text, 8);
    Everything everything;
    decode(json::Input(reader, root, ignored), everything);
    const bool all_read = reader.finish() && ignored.empty();
    if (any_read) {
      ASSERT_TRUE(document) << text;
      ASSERT_EQ(value, parsed) << text;
      ++read;
    }
    ASSERT_EQ(all_read, document.has_value() && violations.empty()) << text;
    if (all_read) {
      ASSERT_TRUE(everything == from_document) << text;
    }
  }
  EXPECT_GT(read, 5'000U);
}

TEST(Mutation, ParametersAreReadOrReported) {
  Random random(3);
  constexpr auto kProperties =
      std::to_array<PropertyShape>({{.name = "a", .kind = TextKind::kInteger},
                                    {.name = "b", .kind = TextKind::kAny, .array = true}});
  const std::vector<std::string> seeds = {"a=1&b=x&c=%20", "c[a]=1&c[b]=2", ";c=1,2;c=3",
                                          ".a=1.b=2", "c=a|b&c=%7b%22x%22:1%7d"};
  for (int i = 0; i < 20'000; ++i) {
    const std::string text = mutate(seeds[pick(random, seeds.size())], random);
    const std::array<std::string_view, 1> path = {text};
    const std::array<HeaderView, 2> headers = {{{"c", text}, {"Cookie", text}}};
    Violations violations;
    ParameterReader reader({.path = path, .query = text, .headers = headers}, violations);
    const ParameterSpec spec = {
        .name = "c",
        .in = static_cast<ParameterIn>(pick(random, 4)),
        .style = static_cast<ParameterStyle>(pick(random, 7)),
        .explode = pick(random, 2) == 0,
        .shape = {.structure = static_cast<ParameterShape::Structure>(pick(random, 3)),
                  .kind = static_cast<TextKind>(pick(random, 6)),
                  .properties = kProperties},
    };
    Value value;
    reader.read(spec, value, [](const auto& in, auto& to) { decode_value(in, to); });
    Violations form_violations;
    const std::string json = form_to_json(text, {.properties = kProperties}, form_violations);
    // Also of what is bad, the rest becomes JSON; only without names nothing does.
    Violations syntax;
    ASSERT_EQ(json::Document::parse(json, syntax).has_value(), !json.empty()) << json;
    ASSERT_TRUE(!json.empty() || !form_violations.empty());
  }
}

}  // namespace
}  // namespace specgen
