#include "plan/names.hpp"

#include <gtest/gtest.h>

#include "plan/reserved_names.hpp"

namespace specgen::generator::plan {
namespace {

struct Case {
  std::string name;
  std::string snake;
  std::string camel;
  std::string constant;
};

class Names : public testing::TestWithParam<Case> {};

TEST_P(Names, BecomeIdentifiers) {
  const Case& expected = GetParam();
  EXPECT_EQ(snake_case(expected.name), expected.snake);
  EXPECT_EQ(camel_case(expected.name), expected.camel);
  EXPECT_EQ(constant_case(expected.name), expected.constant);
}

INSTANTIATE_TEST_SUITE_P(
    Ordinary, Names,
    testing::Values(Case{"createdAt", "created_at", "CreatedAt", "kCreatedAt"},
                    Case{"created_at", "created_at", "CreatedAt", "kCreatedAt"},
                    Case{"Created At", "created_at", "CreatedAt", "kCreatedAt"},
                    Case{"HTTPServer", "http_server", "HttpServer", "kHttpServer"},
                    Case{"userID", "user_id", "UserId", "kUserId"},
                    Case{"find pet by id", "find_pet_by_id", "FindPetById", "kFindPetById"},
                    Case{"X-Rate-Limit", "x_rate_limit", "XRateLimit", "kXRateLimit"},
                    Case{"ipv4Address", "ipv4_address", "Ipv4Address", "kIpv4Address"},
                    Case{"GET /pets/{petId}", "get_pets_pet_id", "GetPetsPetId", "kGetPetsPetId"}));

INSTANTIATE_TEST_SUITE_P(
    Reserved, Names,
    testing::Values(
        Case{"class", "class_", "Class", "kClass"}, Case{"New", "new_", "New", "kNew"},
        Case{"co_await", "co_await_", "CoAwait", "kCoAwait"}, Case{"xor", "xor_", "Xor", "kXor"},
        Case{"std", "std_", "Std", "kStd"}, Case{"major", "major_", "Major", "kMajor"},
        Case{"errno", "errno_", "Errno", "kErrno"}, Case{"htons", "htons_", "Htons", "kHtons"},
        Case{"basename", "basename_", "Basename", "kBasename"},
        Case{"st_mtime", "st_mtime_", "StMtime", "kStMtime"}, Case{"EOF", "eof", "Eof", "kEof"},
        Case{"NULL", "null", "Null", "kNull"}, Case{"NO_DATA", "no_data", "NoData", "kNoData"},
        Case{"B0", "b0", "B0_", "kB0"}, Case{"_Bool", "bool_", "Bool", "kBool"}));

INSTANTIATE_TEST_SUITE_P(
    Hostile, Names,
    testing::Values(Case{"", "empty", "Empty", "kEmpty"}, Case{"+1", "plus_1", "Plus1", "kPlus1"},
                    Case{"-1", "minus_1", "Minus1", "kMinus1"},
                    Case{"-created", "minus_created", "MinusCreated", "kMinusCreated"},
                    Case{"1st", "value_1st", "Value1st", "k1st"},
                    Case{"1.2", "value_1_2", "Value1_2", "k1_2"},
                    Case{"*/", "star_slash", "StarSlash", "kStarSlash"},
                    Case{"<=", "less_equal", "LessEqual", "kLessEqual"},
                    Case{"a\"b\\c\nd`e", "a_b_c_d_e", "ABCDE_", "kABCDE"},
                    Case{"../../etc/passwd", "etc_passwd", "EtcPasswd", "kEtcPasswd"},
                    Case{"größe", "grosse", "Grosse", "kGrosse"},
                    Case{"日本", "u65e5_u672c", "U65e5U672c", "kU65e5U672c"},
                    Case{"ﬁne", "fine", "Fine", "kFine"},
                    Case{std::string("\0", 1), "control", "Control", "kControl"},
                    Case{"\xFF\xFE", "empty", "Empty", "kEmpty"}));

TEST(NamesTest, AreBoundedInLength) {
  EXPECT_EQ(snake_case(std::string(5000, 'x')), std::string(79, 'x'));
  EXPECT_LE(snake_case(std::string(5000, '!')).size(), 100U);
  EXPECT_LE(file_name("日" + std::string(5000, 'x')).size(), 100U);
}

TEST(NamesTest, FileNamesAreNotIdentifiers) {
  EXPECT_EQ(file_name("class"), "class");
  EXPECT_EQ(file_name("3D Model"), "3_d_model");
  EXPECT_EQ(file_name(".."), "dot_dot");
}

TEST(NamesTest, ScopeNumbersRepeats) {
  NameScope scope({"taken"});
  EXPECT_EQ(scope.claim("foo_bar"), "foo_bar");
  EXPECT_EQ(scope.claim("foo_bar"), "foo_bar_2");
  EXPECT_EQ(scope.claim("foo_bar"), "foo_bar_3");
  EXPECT_EQ(scope.claim("Pet"), "Pet");
  EXPECT_EQ(scope.claim("Pet"), "Pet2");
  EXPECT_EQ(scope.claim("Pet2"), "Pet2_2");
  EXPECT_EQ(scope.claim("taken"), "taken_2");
}

TEST(NamesTest, Namespaces) {
  for (const char* valid : {"api", "auth::api", "a1::b_2::c"}) {
    EXPECT_TRUE(is_valid_namespace(valid)) << valid;
  }
  for (const char* invalid : {"", "::api", "api::", "a:b", "1a", "_a", "a__b", "class", "a b",
                              "std", "a::namespace", "a::1"}) {
    EXPECT_FALSE(is_valid_namespace(invalid)) << invalid;
  }
}

TEST(NamesTest, ReservedNames) {
  EXPECT_TRUE(is_reserved_name("alignas"));
  EXPECT_TRUE(is_reserved_name("xor_eq"));
  EXPECT_FALSE(is_reserved_name("email"));
  EXPECT_FALSE(is_reserved_name(""));
}

}  // namespace
}  // namespace specgen::generator::plan
