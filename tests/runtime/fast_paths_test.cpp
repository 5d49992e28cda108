#include <gtest/gtest.h>

#include <algorithm>
#include <array>
#include <cstdint>
#include <optional>
#include <random>
#include <string>
#include <vector>

#include "specgen/decode/decode.hpp"
#include "specgen/json/reader.hpp"
#include "specgen/validation/usual.hpp"

// What is usual takes ways of its own. Random texts, with fixed seeds: those ways must not be seen.
namespace specgen {
namespace {

using Random = std::mt19937;

std::size_t pick(Random& random, std::size_t count) {
  return std::uniform_int_distribution<std::size_t>(0, count - 1)(random);
}

template <std::size_t N>
std::string pick(Random& random, const std::array<std::string, N>& texts) {
  return texts[pick(random, N)];
}

/// Characters of which one in `rarity` is none of the usual ones.
std::string random_characters(Random& random, std::size_t size, std::size_t rarity) {
  constexpr std::string_view kUsual = "abcxyzABCXYZ0189-._:;=?/&'()*+,";
  constexpr std::string_view kOthers = "@[]{}!#$%~ <>^`|\"\\\x7f\x01:";
  std::string text;
  for (; size > 0; --size) {
    const std::string_view from = pick(random, rarity) == 0 ? kOthers : kUsual;
    text += from[pick(random, from.size())];
  }
  return text;
}

/// is_usual() of a text that others follow, as in a document, where it is none of their business.
bool is_usual_before(const std::string& rest, Format format, const std::string& text) {
  std::string padded = text + rest;
  padded.reserve(padded.size() + bytes::kPadding);
  return is_usual(format, std::string_view(padded).substr(0, text.size()));
}

/// What looks usual must be valid, whatever follows. What is valid need not look usual, on some
/// processors nothing does.
void expect_usual_is_valid(Format format, const std::string& text, bool valid) {
  for (const std::string rest :
       {"", "\"", "a}", "}{a,b}/", "=&?/:.-0123456789abcdefghijklmnopqrs"}) {
    ASSERT_TRUE(valid || !is_usual_before(rest, format, text)) << text << " before " << rest;
  }
}

/// A URL that goes on with "~%41" is no usual one any more, but as good as before.
TEST(FastPaths, UrlsAreWhatTheirGrammarSays) {
  static const std::array<std::string, 6> kStarts = {
      "https://", "http://", "git://host", "https://api.example.com/", "HTTP://h?", "a.b:"};
  Random random(11);
  std::size_t good = 0;
  constexpr int kRounds = 60'000;
  for (int i = 0; i < kRounds; ++i) {
    const std::string start = pick(random, kStarts);
    const std::string text = start + random_characters(random, pick(random, 70), 60);
    const std::string authority = text.substr(0, text.find_first_of("/?#", start.size()));
    // Behind a port only digits may follow.
    if (authority.find(':', authority.find("//") + 2) != std::string::npos) continue;
    const bool valid = is_valid(Format::kUri, text);
    ASSERT_EQ(valid, is_valid(Format::kUri, text + "~%41")) << text;
    expect_usual_is_valid(Format::kUri, text, valid);
    good += valid ? 1U : 0U;
  }
  EXPECT_GT(good, kRounds / 10U);
}

TEST(FastPaths, TemplatesAreWhatTheirGrammarSays) {
  const std::string name =
      "(?:[A-Za-z0-9_]|%[0-9A-Fa-f]{2})(?:\\.?(?:[A-Za-z0-9_]|%[0-9A-Fa-f]{2}))*";
  const std::string variable = name + "(?:\\*|:[1-9][0-9]{0,3})?";
  const Pattern grammar(
      "^(?:[!#$&'()*+,\\-.\\/:;=?@\\[\\]_~A-Za-z0-9]|%[0-9A-Fa-f]{2}|\\{[+#.\\/;?&=,!@|]?" +
      variable + "(?:," + variable + ")*\\})*$");
  static const std::array<std::string, 12> kExpressions = {
      "{/sha}", "{", "}", "{}", "{?a,b*}", "{+path:30}", "{a.b_c}", "{a%41,}"};
  Random random(12);
  std::size_t good = 0;
  constexpr int kRounds = 40'000;
  for (int i = 0; i < kRounds; ++i) {
    std::string text = random_characters(random, pick(random, 50), 80);
    for (std::size_t more = pick(random, 3); more > 0; --more) {
      text.insert(pick(random, text.size() + 1), pick(random, kExpressions));
    }
    const bool valid = is_valid(Format::kUriTemplate, text);
    ASSERT_EQ(valid, grammar.matches(text)) << text;
    expect_usual_is_valid(Format::kUriTemplate, text, valid);
    good += valid ? 1U : 0U;
  }
  EXPECT_GT(good, kRounds / 10U);
}

TEST(FastPaths, TimesAreWhatTheirGrammarSays) {
  Random random(14);
  const auto two_digits = [&](std::size_t count) {
    const std::string digits = std::to_string(pick(random, count));
    return digits.size() == 1 ? "0" + digits : digits;
  };
  std::size_t good = 0;
  constexpr int kRounds = 40'000;
  for (int i = 0; i < kRounds; ++i) {
    std::string text = "20" + two_digits(100) + "-" + two_digits(14) + "-" + two_digits(33) + "T" +
                       two_digits(26) + ":" + two_digits(62) + ":" + two_digits(62);
    if (pick(random, 4) == 0) text[pick(random, text.size())] = random_characters(random, 1, 2)[0];
    // The same moment, written in a way that is none of the usual ones.
    const bool valid = is_valid(Format::kDateTime, text + "Z");
    ASSERT_EQ(valid, is_valid(Format::kDateTime, text + "+00:00")) << text;
    good += valid ? 1U : 0U;
  }
  EXPECT_GT(good, kRounds / 10U);
}

struct Item {
  std::string id;
  std::optional<std::string> url;
  std::int64_t count = 0;
  std::optional<std::int32_t> small;
  std::optional<bool> flag;
  std::vector<std::string> tags;
  std::optional<Nullable<std::string>> note;
  std::string with_a_name_as_long_as_can_be;

  bool operator==(const Item&) const = default;
};

void decode(const json::Input& in, Item& out) {
  static constexpr auto kMembers =
      member_table({{"id", true, SPECGEN_FIELD(Item, id)},
                    {"url", true, SPECGEN_FIELD(Item, url, Format::kUri)},
                    {"count", false, SPECGEN_FIELD(Item, count)},
                    {"small", false, SPECGEN_FIELD(Item, small)},
                    {"flag", false, SPECGEN_FIELD(Item, flag)},
                    {"tags", false},
                    {"note", false, SPECGEN_FIELD(Item, note)},
                    {"with_a_name_as_long_as_can_be_and_more", false}});
  decode_struct(in, kMembers, {}, out, [&out](std::size_t member, const json::Input& value) {
    if (member == 5) {
      return decode_array(value, {.max_items = 2}, out.tags, [](const auto& item, auto& tag) {
        decode_string(item, {.max_length = 9}, tag);
      });
    }
    decode_string(value, {.min_length = 1}, out.with_a_name_as_long_as_can_be);
  });
}

std::string random_space(Random& random) {
  static const std::array<std::string, 8> kSpaces = {"", "", "", "", "", " ", "\n  ", "\t\r"};
  return pick(random, kSpaces);
}

std::string random_item(Random& random) {
  static const std::array<std::string, 11> kNames = {"id",
                                                     "url",
                                                     "count",
                                                     "small",
                                                     "flag",
                                                     "tags",
                                                     "note",
                                                     "\\u0069d",
                                                     "other",
                                                     "ur",
                                                     "with_a_name_as_long_as_can_be_and_more"};
  static const std::array<std::string, 13> kValues = {"\"\"",
                                                      R"("text")",
                                                      R"("a\nb\u00e9")",
                                                      "\"\u00e9\"",
                                                      R"("https://example.com/a?b=c")",
                                                      "0",
                                                      "-17",
                                                      "1e2",
                                                      "2147483648",
                                                      "true",
                                                      "null",
                                                      R"(["a","b"])",
                                                      R"({"id":[]})"};
  // The value that each name wants, mostly.
  static const std::array<std::string, 7> kGood = {R"("0123456789abcdef0123456789abcdef01234567")",
                                                   R"("https://example.com/a/b/c/d")",
                                                   "123456789012345678",
                                                   "-2147483648",
                                                   "false",
                                                   R"(["x", "y"])",
                                                   R"("a text that is no short one")"};
  std::string text = random_space(random) + "{";
  std::vector<std::size_t> names;
  for (std::size_t name = 0; name < kNames.size(); ++name) {
    if (name < 2 || pick(random, 3) == 0) names.push_back(name);
  }
  if (pick(random, 2) == 0) std::shuffle(names.begin(), names.end(), random);
  for (const std::size_t name : names) {
    if (name == 7 && pick(random, 4) != 0) continue;
    if (text.back() != '{') text += random_space(random) + ",";
    const bool good = name < kGood.size() && pick(random, 20) != 0;
    text += random_space(random) + "\"" + kNames[name] + "\"" + random_space(random) + ":" +
            random_space(random) + (good ? kGood[name] : pick(random, kValues));
  }
  return text + random_space(random) + "}" + random_space(random);
}

std::string mutate(std::string text, Random& random) {
  constexpr std::string_view kBytes = "{}[]:,\"\\01e-tn u\xff\xc3\x80\n ";
  const std::size_t at = pick(random, text.size());
  switch (pick(random, 3)) {
    case 0:
      text[at] = kBytes[pick(random, kBytes.size())];
      break;
    case 1:
      text.insert(at, 1, kBytes[pick(random, kBytes.size())]);
      break;
    default:
      text.erase(at, 1 + pick(random, 3));
  }
  return text;
}

TEST(FastPaths, ReadingFindsTheMembersOfADocument) {
  Random random(13);
  std::size_t taken = 0;
  constexpr int kRounds = 60'000;
  for (int i = 0; i < kRounds; ++i) {
    std::string text = random_item(random);
    if (pick(random, 3) == 0) text = mutate(std::move(text), random);
    Violations violations;
    Item parsed;
    const auto document = json::Document::parse(text, violations);
    if (document) decode(document->input(violations), parsed);
    Violations ignored;
    const json::Path root;
    const bool is_padded = pick(random, 2) == 0;
    if (is_padded) text.reserve(text.size() + bytes::kPadding);
    json::Reader reader(text, 64, is_padded);
    Item read;
    decode(json::Input(reader, root, ignored), read);
    const bool all_read = reader.finish() && ignored.empty();
    ASSERT_EQ(all_read, document.has_value() && violations.empty()) << text;
    if (!all_read) continue;
    ASSERT_TRUE(read == parsed) << text;
    ++taken;
  }
  EXPECT_GT(taken, kRounds / 10U);
}

}  // namespace
}  // namespace specgen
