#include "specgen/json/reader.hpp"

#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "specgen/decode/value.hpp"
#include "specgen/json/reader_inline.hpp"
#include "support.hpp"

namespace specgen::json {
namespace {

/// The text as a value, by a reader alone; "refused" where it gives up.
std::string read(std::string_view text, std::size_t max_depth = 64) {
  Reader reader(text, max_depth);
  Violations violations;
  const Path root;
  Value value;
  decode_value(Input(reader, root, violations), value);
  return reader.finish() && violations.empty() ? value.to_json() : "refused";
}

std::string read_string(std::string_view json) {
  Reader reader(json, 1);
  std::string_view text;
  return reader.take_string(text) && reader.finish() ? std::string(text) : "refused";
}

TEST(Reader, TakesEveryKindOfValue) {
  for (const std::string text :
       {"null", "true", "false", "0", "-1", "123456789012345678", "1234567890123456789",
        "9223372036854775807", "-9223372036854775808", "18446744073709551615", "0.5", "-2.25e-10",
        "1e+300", "\"\"", "\"a\"", "[]", "{}", "[1,[2,[]],{}]",
        R"({"a":{"b":[null,true]},"":"x"})"}) {
    EXPECT_EQ(read(text), text);
  }
  EXPECT_EQ(read(" \t\r\n[ 1 , 2 ] \n"), "[1,2]");
}

TEST(Reader, RefusesWhatIsNoJson) {
  for (const std::string text : {"",
                                 "nul",
                                 "nulll",
                                 "truex",
                                 "{}x",
                                 "[1,]",
                                 "[,1]",
                                 "[1 2]",
                                 "[1}",
                                 "[[1]",
                                 R"({"a":1,})",
                                 R"({"a" 1})",
                                 "{a:1}",
                                 "01",
                                 "-",
                                 "-01",
                                 "1.",
                                 ".5",
                                 "1e",
                                 "1e+",
                                 "+1",
                                 "NaN",
                                 "1e400",
                                 "18446744073709551616",
                                 R"({"a":1,"a":1})",
                                 R"([{"x":{"b":1,"\u0062":2}}])"}) {
    EXPECT_EQ(read(text), "refused") << text;
  }
}

TEST(Reader, ReadsStringsOfAnyLength) {
  for (std::size_t size = 0; size < 100; ++size) {
    std::string text(size, 'a');
    const std::string quoted = "\"" + text + "\"";
    EXPECT_EQ(read_string(quoted), text);
    EXPECT_EQ(read_string(quoted.substr(0, size + 1)), "refused") << size;
    for (std::size_t at = 0; at < size; ++at) {
      text[at] = '\n';
      EXPECT_EQ(read_string("\"" + text + "\""), "refused") << size << ", " << at;
      std::string escaped = text;
      EXPECT_EQ(read_string("\"" + escaped.replace(at, 1, "\\n") + "\""), text);
      text[at] = 'a';
    }
  }
}

TEST(Reader, ReadsEscapesAndWhatIsBeyondAscii) {
  EXPECT_EQ(read_string(R"("\"\\\/\b\f\n\r\t\u0041\u00e9\u20ac\ud83d\ude00")"),
            "\"\\/\b\f\n\r\tA\u00e9\u20ac\U0001F600");
  EXPECT_EQ(read_string("\"\u00e9\\u0041\U0001F600z\""), "\u00e9A\U0001F600z");
  EXPECT_EQ(read_string(R"("a\u0000b")"), std::string("a\0b", 3));
  for (const std::string text : {R"("\x41")", R"("\u00g0")", R"("\u00)", R"("\ud800")",
                                 R"("\udc00")", R"("\ud800\u0041")", R"("\ud800\uZZZZ")", R"("\)",
                                 "\"\xFF\"", "\"\xC3\"", "\"\xC3\\u0041\"", "\"\xED\xA0\x80\""}) {
    EXPECT_EQ(read_string(text), "refused") << text;
  }
}

TEST(Reader, BoundsTheDepth) {
  EXPECT_EQ(read("[[1]]", 2), "[[1]]");
  EXPECT_EQ(read("[[[1]]]", 2), "refused");
  EXPECT_EQ(read("1", 0), "1");
  EXPECT_EQ(read("[]", 0), "refused");
  Reader reader("[[{}]]", 2);
  EXPECT_TRUE(reader.open('['));
  EXPECT_TRUE(reader.next_item(true));
  EXPECT_TRUE(reader.open('['));
  EXPECT_TRUE(reader.next_item(true));
  reader.take_element();
  EXPECT_TRUE(reader.failed());
}

TEST(Reader, FailsForGood) {
  Reader reader("[1,2]", 8);
  EXPECT_FALSE(reader.open('{'));
  EXPECT_TRUE(reader.failed());
  EXPECT_FALSE(reader.open('['));
  std::int64_t number = 0;
  EXPECT_FALSE(reader.take_short_integer(number));
  EXPECT_TRUE(reader.take_element().is_null());
  EXPECT_FALSE(reader.finish());
}

TEST(Reader, WantsAValueToBeTaken) {
  for (const std::string text : {"", "  ", "1"}) EXPECT_FALSE(Reader(text, 8).finish()) << text;
}

bool take_member(Reader& reader, const QuotedName& name, bool first) {
  const char* at = reader.position() - (first ? 1 : 0);
  const bool taken = detail::take_member(at, first ? '{' : ',', name);
  if (taken) reader.set_position(at);
  return taken;
}

TEST(Reader, TakesAKnownNameOnlyAsItIs) {
  Reader reader("{\"name\":1, \"names\":2,\n\"name\" :3 ,\"name\":4}", 1);
  const QuotedName name = quote_name("name");
  ASSERT_TRUE(reader.open('{'));
  EXPECT_FALSE(take_member(reader, quote_name("nam"), true));
  EXPECT_FALSE(take_member(reader, quote_name("names"), true));
  EXPECT_FALSE(take_member(reader, name, false));
  EXPECT_TRUE(take_member(reader, name, true));
  reader.take_element();
  EXPECT_FALSE(take_member(reader, name, false));
  EXPECT_TRUE(take_member(reader, quote_name("names"), false));
  reader.take_element();
  // A space before the colon or the comma is for the other functions.
  EXPECT_FALSE(take_member(reader, name, false));
  ASSERT_TRUE(reader.next_member(false));
  std::string_view text;
  ASSERT_TRUE(reader.take_string(text));
  ASSERT_TRUE(reader.take_colon());
  reader.take_element();
  EXPECT_FALSE(take_member(reader, name, false));
  EXPECT_FALSE(reader.failed());
}

TEST(Reader, TakesNoMemberAtTheEnd) {
  for (const std::string name : {"", "a", "say \"so\"", "abcdefghijklmnopqrstuvwxyzabcdefgh"}) {
    Reader reader("{}", 1);
    ASSERT_TRUE(reader.open('{'));
    EXPECT_FALSE(take_member(reader, quote_name(name), true));
    ASSERT_FALSE(reader.next_member(true));
    EXPECT_FALSE(take_member(reader, quote_name(name), true));
    EXPECT_FALSE(take_member(reader, quote_name(name), false));
  }
}

TEST(Reader, TakesPlainStringsOnlyWhereTheyBegin) {
  Reader reader(R"(["plain", "a\"b"])", 1);
  std::string_view text;
  ASSERT_TRUE(reader.open('['));
  ASSERT_TRUE(reader.take_plain_string(text));
  EXPECT_EQ(text, "plain");
  ASSERT_TRUE(reader.next_item(false));
  EXPECT_FALSE(reader.take_plain_string(text));
  EXPECT_EQ(reader.peek(), '"');
  EXPECT_FALSE(reader.take_plain_string(text));
  ASSERT_TRUE(reader.take_string(text));
  EXPECT_EQ(text, "a\"b");
  EXPECT_FALSE(reader.failed());
}

}  // namespace
}  // namespace specgen::json
