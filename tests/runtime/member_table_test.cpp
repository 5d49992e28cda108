#include "specgen/decode/member_table.hpp"

#include <gtest/gtest.h>

#include <array>
#include <string>
#include <vector>

namespace specgen {
namespace {

// Of every length class, with names that differ in one byte only.
constexpr auto kTable = member_table({{""},
                                      {"a", true},
                                      {"b"},
                                      {"ab"},
                                      {"abcdefgh"},
                                      {"abcdefgi"},
                                      {"abcdefghi", true},
                                      {"abcdefghijklmnop"},
                                      {"abcdefghijklmnopq"},
                                      {"abcdefghXjklmnopq"},
                                      {"abcdefghijklmnopqrstuvwx"},
                                      {"abcdefghijklmnopqrstuvwxy"},
                                      {"abcdefghijklmnopXrstuvwxy"},
                                      {"say \"so\""},
                                      {"back\\slash"},
                                      {"tab\tstop"},
                                      {"\u00e9t\u00e9"}});

TEST(MemberTable, FindsEachNameAndNoOther) {
  const MemberRules rules = kTable;
  ASSERT_EQ(rules.size(), 17U);
  for (std::size_t rule = 0; rule < rules.size(); ++rule) {
    EXPECT_EQ(rules.find(rules.name(rule)), rule) << rules.name(rule);
  }
  for (const std::string name :
       {"c", "A", "aa", "abcdefg", "abcdefgj", "abcdefghj", "abcdefghijklmnopr",
        "abcdefghijklmnopYrstuvwxy", "abcdefghijklmnopqrstuvwxyz"}) {
    EXPECT_EQ(rules.find(name), MemberRules::kNone) << name;
  }
  EXPECT_EQ(rules.find(std::string_view("a\0", 2)), MemberRules::kNone);
}

TEST(MemberTable, KnowsWhatIsRequired) { EXPECT_EQ(MemberRules(kTable).required(0), 0b1000010U); }

TEST(MemberTable, QuotesNamesThatATextHasAsTheyAre) {
  const MemberRules rules = kTable;
  std::vector<std::string_view> others;
  for (std::size_t rule = 0; rule < rules.size(); ++rule) {
    const json::QuotedName& quoted = rules.quoted()[rule];
    if (!quoted.is_usable()) {
      others.push_back(rules.name(rule));
      continue;
    }
    const std::string text(quoted.text.data(), quoted.size());
    EXPECT_EQ(text, "\"" + std::string(rules.name(rule)) + "\":");
    EXPECT_EQ(quoted.size(), rules.name(rule).size() + 3);
  }
  EXPECT_EQ(others, (std::vector<std::string_view>{"say \"so\"", "back\\slash", "tab\tstop"}));
}

TEST(MemberTable, QuotesNamesThatAreNotTooLong) {
  const std::string name(28, 'n');
  EXPECT_EQ(json::quote_name(name).size(), 31U);
  EXPECT_FALSE(json::quote_name(name + "n").is_usable());
}

TEST(MemberTable, MayBeEmpty) {
  const MemberRules rules = MemberTable<0>();
  EXPECT_EQ(rules.size(), 0U);
  EXPECT_EQ(rules.find("a"), MemberRules::kNone);
}

TEST(MemberTable, KeysAreTheSameHoweverTheyAreMade) {
  const std::string text = "abcdefghijklmnopqrstuvwxyz0123456789";
  for (std::size_t size = 0; size < 28; ++size) {
    const std::string_view name = std::string_view(text).substr(0, size);
    EXPECT_TRUE(json::key_of(name) == json::key_of_padded(name)) << size;
  }
}

}  // namespace
}  // namespace specgen
