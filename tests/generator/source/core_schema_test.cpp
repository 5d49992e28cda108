#include "source/core_schema.hpp"

#include <gtest/gtest.h>

namespace specgen::generator {
namespace {

struct Case {
  std::string_view text;
  Node::Kind kind;
  std::string_view number;
};

class CoreSchema : public ::testing::TestWithParam<Case> {};

TEST_P(CoreSchema, Resolves) {
  const PlainScalar scalar = resolve_plain_scalar(GetParam().text);
  EXPECT_EQ(scalar.kind, GetParam().kind) << GetParam().text;
  EXPECT_EQ(scalar.number, GetParam().number) << GetParam().text;
}

constexpr auto kString = Node::Kind::kString;
constexpr auto kInteger = Node::Kind::kInteger;
constexpr auto kNumber = Node::Kind::kNumber;

INSTANTIATE_TEST_SUITE_P(
    Yaml12, CoreSchema,
    ::testing::Values(
        Case{"", Node::Kind::kNull, ""}, Case{"~", Node::Kind::kNull, ""},
        Case{"NULL", Node::Kind::kNull, ""}, Case{"nULL", kString, ""},
        Case{"true", Node::Kind::kBoolean, ""}, Case{"FALSE", Node::Kind::kBoolean, ""},
        Case{"no", kString, ""}, Case{"on", kString, ""}, Case{"y", kString, ""},
        Case{"=", kString, ""}, Case{"<<", kString, ""}, Case{"2020-01-01", kString, ""},
        Case{"12:30:45", kString, ""}, Case{"1_000", kString, ""}, Case{"0b11", kString, ""},
        Case{"0", kInteger, "0"}, Case{"-0", kInteger, "-0"}, Case{"010", kInteger, "10"},
        Case{"+12", kInteger, "12"}, Case{"0o17", kInteger, "15"}, Case{"0o18", kString, ""},
        Case{"0x1F", kInteger, "31"}, Case{"0xg", kString, ""}, Case{"0x", kString, ""},
        Case{"0xffffffffffffffffff", kInteger, "4722366482869645213695"},
        Case{"1.5", kNumber, "1.5"}, Case{".5", kNumber, "0.5"}, Case{"5.", kNumber, "5.0"},
        Case{"-.5e3", kNumber, "-0.5e3"}, Case{"1e", kString, ""}, Case{"1e+", kString, ""},
        Case{"1E-2", kNumber, "1E-2"}, Case{".", kString, ""}, Case{"-", kString, ""},
        Case{"1.2.3", kString, ""}, Case{"12a", kString, ""}));

TEST(CoreSchemaNotFinite, IsANumberWithoutAForm) {
  EXPECT_TRUE(resolve_plain_scalar("-.INF").not_finite);
  EXPECT_TRUE(resolve_plain_scalar(".nan").not_finite);
  EXPECT_FALSE(resolve_plain_scalar(".nAn").not_finite);
}

}  // namespace
}  // namespace specgen::generator
