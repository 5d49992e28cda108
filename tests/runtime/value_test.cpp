#include "specgen/value.hpp"

#include <gtest/gtest.h>

#include <cstdint>
#include <limits>
#include <string>
#include <utility>
#include <vector>

#include "specgen/box.hpp"
#include "specgen/json/writer.hpp"
#include "specgen/nullable.hpp"

namespace specgen {
namespace {

constexpr auto kMaxUint64 = std::numeric_limits<std::uint64_t>::max();

TEST(Value, KnowsItsType) {
  EXPECT_TRUE(Value().is_null());
  EXPECT_TRUE(Value(nullptr).is_null());
  EXPECT_TRUE(Value(true).is_boolean());
  EXPECT_TRUE(Value(1).is_number());
  EXPECT_TRUE(Value(kMaxUint64).is_number());
  EXPECT_TRUE(Value(0.5).is_number());
  EXPECT_FALSE(Value("1").is_number());
  EXPECT_TRUE(Value("a").is_string());
  EXPECT_TRUE(Value(Value::Array{}).is_array());
  EXPECT_TRUE(Value(Value::Object{}).is_object());
  EXPECT_EQ(*Value(std::uint64_t{7}).as_int64(), 7);
  EXPECT_EQ(*Value(kMaxUint64).as_uint64(), kMaxUint64);
  EXPECT_EQ(*Value(0.5).as_double(), 0.5);
  EXPECT_EQ(*Value(std::string_view("a")).as_string(), "a");
  EXPECT_EQ(*Value(true).as_boolean(), true);
  EXPECT_EQ(Value(1).as_string(), nullptr);
}

TEST(Value, FindsMembers) {
  Value value(Value::Object{{"a", 1}, {"b", "x"}});
  ASSERT_NE(value.find("b"), nullptr);
  EXPECT_EQ(*value.find("b"), Value("x"));
  EXPECT_EQ(value.find("c"), nullptr);
  EXPECT_EQ(Value(1).find("a"), nullptr);
  value.as_object()->emplace_back("c", Value::Array{1});
  value.as_object()->back().second.as_array()->emplace_back(2);
  EXPECT_EQ(value.to_json(), R"({"a":1,"b":"x","c":[1,2]})");
}

TEST(Value, WritesEveryType) {
  const Value value(Value::Array{nullptr, true, -1, kMaxUint64, 0.5, "s", Value::Object{}});
  EXPECT_EQ(value.to_json(), R"([null,true,-1,18446744073709551615,0.5,"s",{}])");
  json::Writer writer;
  writer.value(value);
  EXPECT_EQ(writer.take(), value.to_json());
}

TEST(Value, ComparesAsJsonDoes) {
  const std::vector<std::pair<Value, Value>> equal = {
      {1, 1.0},
      {0.0, -0.0},
      {Value(std::int64_t{1} << 62), 4611686018427387904.0},
      {Value(std::uint64_t{1} << 63), 9223372036854775808.0},
      {Value(Value::Object{{"a", 1}, {"b", 2}}), Value(Value::Object{{"b", 2.0}, {"a", 1}})},
      {Value(Value::Array{Value::Object{{"a", nullptr}}}),
       Value(Value::Array{Value::Object{{"a", nullptr}}})},
      {1e300, 1e300},
      {-1e300, -1e300},
  };
  for (const auto& [left, right] : equal) EXPECT_EQ(left, right) << left.to_json();
  const std::vector<std::pair<Value, Value>> different = {
      {1, true},
      {0, false},
      {1, "1"},
      {nullptr, false},
      {1, 1.5},
      {Value(kMaxUint64), 18446744073709551616.0},
      {Value(std::int64_t{9007199254740993}), 9007199254740992.0},
      {Value(Value::Array{1, 2}), Value(Value::Array{2, 1})},
      {Value(Value::Array{12}), Value(Value::Array{1, 2})},
      {Value(Value::Array{1, "ab"}), Value(Value::Array{11, "b"})},
      {Value(Value::Object{{"a", 1}}), Value(Value::Object{{"a", 1}, {"b", 1}})},
      {"a", "A"},
  };
  for (const auto& [left, right] : different) EXPECT_FALSE(left == right) << left.to_json();
}

TEST(Nullable, KeepsNullAndAValueApart) {
  Nullable<std::string> name;
  EXPECT_TRUE(name.is_null());
  EXPECT_FALSE(name.has_value());
  EXPECT_EQ(name.value_or("none"), "none");
  EXPECT_THROW(static_cast<void>(name.value()), std::bad_optional_access);
  name = std::string("a");
  EXPECT_TRUE(name);
  EXPECT_EQ(*name, "a");
  EXPECT_EQ(name->size(), 1U);
  EXPECT_EQ(name.value(), "a");
  EXPECT_EQ(name, Nullable<std::string>("a"));
  EXPECT_FALSE(name == Nullable<std::string>(nullptr));
  name.emplace().append("b");
  EXPECT_EQ(name.value_or("none"), "b");
  name.set_null();
  EXPECT_EQ(name, Nullable<std::string>());
}

struct Node {
  int number = 0;
  std::optional<Box<Node>> next;
  friend bool operator==(const Node& left, const Node& right);
};
bool operator==(const Node& left, const Node& right) = default;

TEST(Box, CopiesWhatIsInside) {
  Node first{1, Node{2, {}}};
  Node copy = first;
  EXPECT_EQ(copy, first);
  (*copy.next)->number = 3;
  EXPECT_EQ((**first.next).number, 2);
  EXPECT_FALSE(copy == first);
  first = *copy.next.value();  // from within
  EXPECT_EQ(first.number, 3);
  Box<Node> box;
  EXPECT_EQ(box->number, 0);
  box = Box<Node>(copy);
  Box<Node> another = box;
  another = box;
  EXPECT_EQ(another, box);
  EXPECT_EQ((*std::move(another)).number, 1);
}

}  // namespace
}  // namespace specgen
