#include "specgen/http/message.hpp"

#include <gtest/gtest.h>

#include "specgen/http/date.hpp"
#include "specgen/http/field_rules.hpp"

namespace specgen::http {
namespace {

TEST(Method, IsCaseSensitive) {
  for (const char* name : {"GET", "HEAD", "POST", "PUT", "DELETE", "OPTIONS", "PATCH", "TRACE"}) {
    ASSERT_TRUE(parse_method(name)) << name;
    EXPECT_EQ(to_string(*parse_method(name)), name);
  }
  EXPECT_FALSE(parse_method("get"));
  EXPECT_FALSE(parse_method("CONNECT"));
  EXPECT_FALSE(parse_method(""));
}

TEST(Request, FindsHeadersWithoutCase) {
  Request request;
  request.headers = {{"X-A", "1"}, {"x-a", "2"}, {"B", "3"}};
  EXPECT_EQ(*request.header("x-A"), "1");
  EXPECT_EQ(request.header("C"), nullptr);
  EXPECT_EQ(request.count("X-a"), 2U);
  EXPECT_EQ(request.count("C"), 0U);
}

TEST(ReasonPhrase, KnowsTheRegistry) {
  EXPECT_EQ(reason_phrase(200), "OK");
  EXPECT_EQ(reason_phrase(422), "Unprocessable Content");
  EXPECT_EQ(reason_phrase(511), "Network Authentication Required");
  EXPECT_EQ(reason_phrase(299), "");
  EXPECT_EQ(reason_phrase(999), "");
}

TEST(FieldRules, SayWhatATokenIs) {
  EXPECT_TRUE(is_token("X-Y_z!#$%&'*+.^`|~09"));
  for (const char* text : {"", "a b", "a:", "a\t", "\x7f", "\xc3\xa9", "a\"", "(a)"}) {
    EXPECT_FALSE(is_token(text)) << text;
  }
}

TEST(FieldRules, SayWhatAValueIs) {
  EXPECT_TRUE(is_field_value(""));
  EXPECT_TRUE(is_field_value("a\tb \xc3\xa9~"));
  for (const std::string_view text :
       {std::string_view("\r"), std::string_view("\n"), std::string_view("\0", 1),
        std::string_view("\x7f"), std::string_view("\x1f")}) {
    EXPECT_FALSE(is_field_value(text));
  }
}

TEST(FieldRules, Trims) {
  EXPECT_EQ(trim(" \ta b\t "), "a b");
  EXPECT_EQ(trim(" \t"), "");
}

TEST(Date, IsAnImfFixdate) {
  EXPECT_EQ(format_date(784111777), "Sun, 06 Nov 1994 08:49:37 GMT");
  EXPECT_EQ(format_date(0), "Thu, 01 Jan 1970 00:00:00 GMT");
  EXPECT_EQ(current_date().size(), format_date(0).size());
}

}  // namespace
}  // namespace specgen::http
