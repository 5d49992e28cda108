#include <gtest/gtest.h>

#include <optional>
#include <string>

#include "specgen/box.hpp"
#include "specgen/decode/number.hpp"
#include "specgen/decode/object.hpp"
#include "specgen/decode/optional.hpp"
#include "support.hpp"

namespace specgen {
namespace {

using testing_support::List;
using testing_support::one;
using testing_support::violations_of;

struct Node {
  std::int64_t number = 0;
  std::optional<Nullable<std::int64_t>> score;
  std::optional<Box<Node>> next;
};

void decode(const json::Input& in, Node& out) {
  static constexpr auto kMembers =
      member_table({{"number", true}, {"score", false}, {"next", false}});
  decode_object(in, kMembers, {}, [&](std::size_t member, const json::Input& value) {
    switch (member) {
      case 0:
        decode_integer(value, {}, out.number);
        break;
      case 1:
        decode_optional(value, out.score, [](const auto& present, auto& to) {
          decode_nullable(present, to,
                          [](const auto& each, auto& last) { decode_integer(each, {}, last); });
        });
        break;
      default:
        decode_optional(value, out.next, [](const auto& present, auto& box) {
          decode_box(present, box, [](const auto& each, auto& to) { decode(each, to); });
        });
    }
  });
}

TEST(DecodeOptional, KeepsAbsentNullAndAValueApart) {
  Node node;
  const auto run = [&](const json::Input& in) { decode(in, node); };
  EXPECT_EQ(violations_of(R"({"number":1})", run), List{});
  EXPECT_FALSE(node.score);
  EXPECT_EQ(violations_of(R"({"number":1,"score":null})", run), List{});
  ASSERT_TRUE(node.score);
  EXPECT_TRUE(node.score->is_null());
  EXPECT_EQ(violations_of(R"({"number":1,"score":7})", run), List{});
  EXPECT_EQ(**node.score, 7);
  EXPECT_EQ(violations_of(R"({"number":1,"score":"7"})", run),
            one("/score", "type", "must be an integer"));
}

TEST(DecodeBox, DecodesRecursion) {
  Node node;
  const auto run = [&](const json::Input& in) { decode(in, node); };
  EXPECT_EQ(violations_of(R"({"number":1,"next":{"number":2,"next":{"number":3}}})", run), List{});
  ASSERT_TRUE(node.next);
  ASSERT_TRUE((*node.next)->next);
  EXPECT_EQ((*(*node.next)->next)->number, 3);
  EXPECT_EQ(violations_of(R"({"number":1,"next":{"next":{"number":"x"}}})", run),
            (List{{"body", "/next/next/number", "type", "must be an integer"},
                  {"body", "/next/number", "required", "is required"}}));
}

}  // namespace
}  // namespace specgen
