#include "domain/password_policy.hpp"

#include <gtest/gtest.h>

#include <ostream>

namespace auth {

void PrintTo(const PasswordFault& fault, std::ostream* out) {
  *out << fault.keyword << ": " << fault.message;
}

namespace {

const PasswordFault kShort = {"minLength", "must have at least 8 characters"};
const PasswordFault kLong = {"maxLength", "must have at most 256 characters"};
const PasswordFault kNoUpper = {"pattern", "must contain an upper-case letter"};
const PasswordFault kNoLower = {"pattern", "must contain a lower-case letter"};
const PasswordFault kNoDigit = {"pattern", "must contain a digit"};
const PasswordFault kNoUtf8 = {"encoding", "must be UTF-8"};

std::string repeat(const std::string& text, int times) {
  std::string all;
  for (int i = 0; i < times; ++i) all += text;
  return all;
}

struct Case {
  const char* name;
  std::string password;
  std::vector<PasswordFault> faults;
};

class PasswordPolicyTest : public ::testing::TestWithParam<Case> {};

TEST_P(PasswordPolicyTest, NamesEveryReason) {
  EXPECT_EQ(check_password(GetParam().password), GetParam().faults);
}

INSTANTIATE_TEST_SUITE_P(
    Vectors, PasswordPolicyTest,
    ::testing::Values(
        Case{"Minimum", "Pass1234", {}}, Case{"Punctuation", "MyP@ssw0rd!", {}},
        Case{"Maximum", "Pass" + repeat("1", 252), {}}, Case{"Spaces", "  Pass 12  ", {}},
        Case{"Nul", std::string("Pass12\0\0", 8), {}},
        Case{"FourByteCharacters", "Aa1" + repeat("\U0001F511", 253), {}},
        Case{"OtherScripts", "\u041f\u0430\u0440\u043e\u043b\u044c\u0661\u0662", {}},
        Case{"TooShort", "Pass123", {kShort}}, Case{"NoUpper", "password1", {kNoUpper}},
        Case{"NoLower", "PASSWORD1", {kNoLower}}, Case{"NoDigit", "Passaaaa", {kNoDigit}},
        Case{"Word", "Password", {kNoDigit}}, Case{"TooLong", "Pass" + repeat("1", 253), {kLong}},
        Case{"Empty", "", {kShort, kNoUpper, kNoLower, kNoDigit}},
        Case{"NothingButSpaces", "        ", {kNoUpper, kNoLower, kNoDigit}},
        // Eight code points, but seven characters once they are composed.
        Case{"ShortOnceComposed", "Pass12e\u0301", {kShort}},
        Case{"LongUntilComposed", "Pa1" + repeat("e\u0301", 253), {}},
        Case{"Vast", "Pass1234" + repeat("e\u0301", 5000), {kLong}},
        Case{"TitleCaseIsNotUpperCase", "\u01c5ass1234", {kNoUpper}},
        Case{"RomanNumeralIsNoDigit", "Password\u2160", {kNoDigit}},
        Case{"NoUtf8", "Pass1234\xff", {kNoUtf8}}),
    [](const auto& test) { return test.param.name; });

}  // namespace
}  // namespace auth
