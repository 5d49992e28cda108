#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "specgen/decode/array.hpp"
#include "specgen/decode/number.hpp"
#include "specgen/decode/string.hpp"
#include "specgen/decode/value.hpp"
#include "support.hpp"

namespace specgen {
namespace {

using testing_support::List;
using testing_support::one;
using testing_support::violations_of;

List check(std::string_view text, const ArrayRules& rules) {
  return violations_of(text, [&](const json::Input& in) {
    std::vector<Value> out;
    decode_array(in, rules, out, [](const auto& item, auto& to) { decode_value(item, to); });
  });
}

TEST(DecodeArray, DecodesItems) {
  std::vector<std::vector<std::int64_t>> out = {{9}};
  const auto decode = [&](const json::Input& in) {
    decode_array(in, {}, out, [](const auto& row, auto& cells) {
      decode_array(row, {}, cells,
                   [](const auto& item, auto& to) { decode_integer(item, {.minimum = 0}, to); });
    });
  };
  EXPECT_EQ(violations_of("[[1,2],[],[3]]", decode), List{});
  EXPECT_EQ(out, (std::vector<std::vector<std::int64_t>>{{1, 2}, {}, {3}}));
  EXPECT_EQ(violations_of("[[1],[2,-3,\"x\"],7]", decode),
            (List{{"body", "/1/1", "minimum", "must be at least 0"},
                  {"body", "/1/2", "type", "must be an integer"},
                  {"body", "/2", "type", "must be an array"}}));
}

TEST(DecodeArray, TakesArraysOnly) {
  for (const std::string text : {"null", "{}", "\"[]\"", "1"}) {
    EXPECT_EQ(check(text, {}), one("", "type", "must be an array"));
  }
}

TEST(DecodeArray, CountsItems) {
  EXPECT_EQ(check("[1,2]", {.min_items = 2, .max_items = 2}), List{});
  EXPECT_EQ(check("[]", {.min_items = 1}), one("", "minItems", "must have at least 1 item"));
  EXPECT_EQ(check("[1,2,3]", {.max_items = 2}), one("", "maxItems", "must have at most 2 items"));
}

TEST(DecodeArray, FindsEqualItems) {
  const auto equal = one("", "uniqueItems", "must not have equal items");
  for (const std::string text : {
           "[1,1]",
           "[1,1.0]",
           "[100,1e2]",
           "[\"a\",\"\\u0061\"]",
           "[null,0,null]",
           "[[],[]]",
           "[[1,2],[1.0,2]]",
           R"([{"a":1,"b":[]},{"b":[],"a":1.0}])",
       }) {
    EXPECT_EQ(check(text, {.unique = true}), equal) << text;
    EXPECT_EQ(check(text, {}), List{});
  }
  for (const std::string text : {
           "[]",
           "[1]",
           "[1,true]",
           "[0,false,null,\"\",[],{}]",
           "[\"1\",1]",
           "[[1,2],[2,1]]",
           "[[1],[[1]]]",
           R"([{"a":1},{"a":2},{"b":1},{"a":1,"b":1}])",
           R"([[1,"aa"],[11,"a"]])",
       }) {
    EXPECT_EQ(check(text, {.unique = true}), List{}) << text;
  }
}

TEST(DecodeArray, FindsEqualItemsAmongMany) {
  std::string text = "[";
  for (int i = 0; i < 200'000; ++i) text += "{\"n\":" + std::to_string(i) + "},";
  EXPECT_EQ(check(text + "{\"n\":-1}]", {.unique = true}), List{});
  EXPECT_EQ(check(text + "{\"n\":7.0}]", {.unique = true}),
            one("", "uniqueItems", "must not have equal items"));
}

}  // namespace
}  // namespace specgen
