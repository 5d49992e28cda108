#include <gtest/gtest.h>

#include <array>
#include <map>
#include <string>
#include <vector>

#include "specgen/decode/number.hpp"
#include "specgen/decode/object.hpp"
#include "specgen/decode/string.hpp"
#include "support.hpp"

namespace specgen {
namespace {

using testing_support::List;
using testing_support::one;
using testing_support::violations_of;

constexpr auto kMembers = member_table({{"id", true}, {"name", true}, {"age", false}});

struct Seen {
  std::vector<std::size_t> members;
  std::vector<std::string> additional;
  List violations;
};

Seen walk(std::string_view text, const ObjectRules& rules) {
  Seen seen;
  seen.violations = violations_of(text, [&](const json::Input& in) {
    seen = {};  // from when the text was read the first time
    decode_object(
        in, kMembers, rules,
        [&](std::size_t member, const json::Input& value) {
          value.skip();
          seen.members.push_back(member);
          EXPECT_EQ(value.path().pointer(), "/" + std::string(MemberRules(kMembers).name(member)));
        },
        [&](std::string_view name, const json::Input& value) {
          value.skip();
          seen.additional.emplace_back(name);
          EXPECT_EQ(value.path().pointer(), "/" + std::string(name));
        });
  });
  return seen;
}

TEST(DecodeObject, FindsMembersInAnyOrder) {
  for (const auto& [text, order] : std::map<std::string, std::vector<std::size_t>>{
           {R"({"id":1,"name":2,"age":3})", {0, 1, 2}},
           {R"({"age":3,"name":2,"id":1})", {2, 1, 0}},
           {R"({"name":2,"x":[{"id":1}],"id":1})", {1, 0}},
           {R"({"\u0069d":1,"name":{"id":{}}})", {0, 1}}}) {
    const Seen seen = walk(text, {});
    EXPECT_EQ(seen.members, order) << text;
    EXPECT_EQ(seen.violations, List{});
  }
}

TEST(DecodeObject, FindsMembersWhateverOrderTextsBeforeHad) {
  const std::vector<std::pair<std::string, std::vector<std::size_t>>> texts = {
      {R"({"age":3,"id":1,"name":2})", {2, 0, 1}},
      {R"({"age":3,"x":0,"id":1,"y":[],"name":2})", {2, 0, 1}},
      {R"({"id":1,"age":3,"name":2})", {0, 2, 1}},
      {R"({"name":2,"id":1})", {1, 0}},
  };
  for (int round = 0; round < 3; ++round) {
    for (const auto& [text, order] : texts) {
      const Seen seen = walk(text, {});
      EXPECT_EQ(seen.members, order) << text;
      EXPECT_EQ(seen.violations, List{});
    }
  }
  EXPECT_EQ(walk(R"({"name":2,"id":1,"name":3})", {}).violations.size(), 1U);
  EXPECT_EQ(walk(R"({"name":2})", {}).violations, one("/id", "required", "is required"));
}

TEST(DecodeObject, ReportsMissingMembers) {
  EXPECT_EQ(walk("{}", {}).violations, (List{{"body", "/id", "required", "is required"},
                                             {"body", "/name", "required", "is required"}}));
  EXPECT_EQ(walk(R"({"age":1,"name":null})", {}).violations, one("/id", "required", "is required"));
}

TEST(DecodeObject, HandsOnOrForbidsAdditionalMembers) {
  const std::string text = R"({"id":1,"na":2,"name":3,"names":4,"Id":5})";
  const Seen open = walk(text, {});
  EXPECT_EQ(open.additional, (std::vector<std::string>{"na", "names", "Id"}));
  EXPECT_EQ(open.violations, List{});
  const Seen closed = walk(text, {.additional = Additional::kForbidden});
  EXPECT_EQ(closed.additional, std::vector<std::string>{});
  EXPECT_EQ(closed.members, (std::vector<std::size_t>{0, 1}));
  EXPECT_EQ(closed.violations,
            (List{{"body", "/na", "additionalProperties", "is not a known property"},
                  {"body", "/names", "additionalProperties", "is not a known property"},
                  {"body", "/Id", "additionalProperties", "is not a known property"}}));
}

TEST(DecodeObject, CountsMembers) {
  EXPECT_EQ(walk(R"({"id":1,"name":2})", {.min_properties = 2, .max_properties = 2}).violations,
            List{});
  EXPECT_EQ(walk(R"({"id":1,"name":2})", {.min_properties = 3}).violations,
            one("", "minProperties", "must have at least 3 properties"));
  EXPECT_EQ(walk(R"({"id":1,"name":2})", {.max_properties = 1}).violations,
            one("", "maxProperties", "must have at most 1 property"));
}

TEST(DecodeObject, TakesObjectsOnly) {
  for (const std::string text : {"null", "[]", "[1,2]", "\"{}\"", "1", "true"}) {
    const Seen seen = walk(text, {});
    EXPECT_EQ(seen.violations, one("", "type", "must be an object")) << text;
    EXPECT_EQ(seen.members, std::vector<std::size_t>{});
  }
}

TEST(DecodeObject, MayIgnoreAdditionalMembers) {
  constexpr auto kFirst = member_table({{"id", true}});
  std::string id;
  const auto decode = [&](const json::Input& in) {
    decode_object(in, kFirst, {},
                  [&](std::size_t, const json::Input& value) { decode_string(value, {}, id); });
  };
  EXPECT_EQ(violations_of(R"({"more":{},"id":"x"})", decode), List{});
  EXPECT_EQ(id, "x");
}

TEST(DecodeObject, KnowsMoreMembersThanFitIntoWords) {
  constexpr std::size_t kCount = 300;
  std::vector<std::string> names;
  std::array<MemberRule, kCount> rules;
  for (std::size_t i = 0; i < kCount; ++i) names.push_back("m" + std::to_string(i));
  for (std::size_t i = 0; i < kCount; ++i) rules[i] = {names[i], true};
  const MemberTable<kCount> table(rules);
  std::array<std::int64_t, kCount> out{};
  const auto decode = [&](const json::Input& in) {
    decode_object(in, table, {}, [&](std::size_t member, const json::Input& value) {
      decode_integer(value, {}, out[member]);
    });
  };
  std::string text;
  for (std::size_t i = kCount; i-- > 0;) {
    if (i != 5 && i != 299) text += ",\"" + names[i] + "\":" + std::to_string(i);
  }
  EXPECT_EQ(violations_of("{" + text.substr(1) + "}", decode),
            (List{{"body", "/m5", "required", "is required"},
                  {"body", "/m299", "required", "is required"}}));
  EXPECT_EQ(violations_of(R"({"m5":5,"m299":299)" + text + "}", decode), List{});
  for (std::size_t i = 0; i < kCount; ++i) EXPECT_EQ(out[i], static_cast<std::int64_t>(i));
}

TEST(DecodeMap, TakesAnyName) {
  std::map<std::string, std::int64_t> out = {{"old", 1}};
  const auto decode = [&](const json::Input& in) {
    decode_map(in, {.min_properties = 1}, out,
               [](const auto& item, auto& to) { decode_integer(item, {}, to); });
  };
  EXPECT_EQ(violations_of(R"({"a":1,"":2})", decode), List{});
  EXPECT_EQ(out, (std::map<std::string, std::int64_t>{{"", 2}, {"a", 1}}));
  EXPECT_EQ(violations_of(R"({"a/b":"x"})", decode), one("/a~1b", "type", "must be an integer"));
  EXPECT_EQ(violations_of("{}", decode), one("", "minProperties", "must have at least 1 property"));
}

}  // namespace
}  // namespace specgen
