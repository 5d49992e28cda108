#include <gtest/gtest.h>

#include "generator/support.hpp"

namespace specgen::generator {
namespace {

TEST(JsonErrors, Comment) {
  EXPECT_EQ(diagnose("spec.json", R"({
  // hi
  "a": 1})"),
            R"(spec.json:2:3: error: comments are not allowed in JSON
  // hi
  ^
  remove it, or write the document as YAML
)");
}

TEST(JsonErrors, TrailingComma) {
  EXPECT_EQ(diagnose("spec.json", R"({"a": [1, 2,]})"),
            R"(spec.json:1:13: error: expected a value, but found ']'
{"a": [1, 2,]}
            ^
)");
}

TEST(JsonErrors, MissingComma) {
  EXPECT_EQ(diagnose("spec.json", R"({"a": 1
 "b": 2})"),
            R"(spec.json:2:2: error: expected ',' or '}', but found '"'
 "b": 2}
 ^
)");
}

TEST(JsonErrors, SingleQuotes) {
  EXPECT_EQ(diagnose("spec.json", R"({'a': 1})"),
            R"(spec.json:1:2: error: expected a key in double quotes, but found '''
{'a': 1}
 ^
)");
}

TEST(JsonErrors, UnclosedString) {
  EXPECT_EQ(diagnose("spec.json", R"({"a": "b)"),
            R"(spec.json:1:7: error: this string is not closed
{"a": "b
      ^
)");
}

TEST(JsonErrors, LineBreakInString) {
  EXPECT_EQ(diagnose("spec.json", R"({"a": "b
c"})"),
            R"(spec.json:1:9: error: a string must end on its line
{"a": "b
        ^
)");
}

TEST(JsonErrors, LoneSurrogate) {
  EXPECT_EQ(diagnose("spec.json", R"({"a": "\ud800x"})"),
            R"(spec.json:1:8: error: half of a surrogate pair is no character
{"a": "\ud800x"}
       ^
)");
}

TEST(JsonErrors, UnknownEscape) {
  EXPECT_EQ(diagnose("spec.json", R"({"a": "\x"})"),
            R"(spec.json:1:8: error: unknown escape in a string
{"a": "\x"}
       ^
)");
}

TEST(JsonErrors, LeadingZero) {
  EXPECT_EQ(diagnose("spec.json", R"({"a": 012})"),
            R"(spec.json:1:8: error: a number must not start with a zero
{"a": 012}
       ^
)");
}

TEST(JsonErrors, BareWord) {
  EXPECT_EQ(diagnose("spec.json", R"({"a": nope})"),
            R"(spec.json:1:7: error: expected a value, but found 'n'
{"a": nope}
      ^
)");
}

TEST(JsonErrors, TrailingText) {
  EXPECT_EQ(diagnose("spec.json", R"({} x)"),
            R"(spec.json:1:4: error: unexpected text after the end of the document
{} x
   ^
)");
}

TEST(JsonErrors, DuplicateKey) {
  EXPECT_EQ(diagnose("spec.json", R"({"a": 1,
 "a": 2})"),
            R"(spec.json:1:1: error: an OpenAPI document needs 'openapi'
{"a": 1,
^
  write openapi: 3.1.0
spec.json:2:2: error: the key 'a' stands twice
 "a": 2}
 ^
  at /a; first in line 1
)");
}

TEST(JsonErrors, EndsEarly) {
  EXPECT_EQ(diagnose("spec.json", R"({"a": )"),
            R"(spec.json:1:7: error: expected a value, but the file ends
{"a": 
      ^
)");
}

TEST(JsonErrors, TabsStayAligned) {
  EXPECT_EQ(diagnose("spec.json",
                     "{\n"
                     "\011\011\"a\":\011\"\303\251\346\274\242\" x\n"
                     "}"),
            R"(spec.json:2:16: error: expected ',' or '}', but found 'x'
		"a":	"é漢" x
		    	      ^
)");
}

TEST(JsonErrors, LongLineIsCut) {
  EXPECT_EQ(diagnose("spec.json", R"({"a": ")" + std::string(300, 'x') + R"(" y, "b": ")" +
                                      std::string(300, 'z') + R"("})"),
            R"(spec.json:1:310: error: expected ',' or '}', but found 'y'
…xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx" y, "b": "zzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzz…
                                                             ^
)");
}

}  // namespace
}  // namespace specgen::generator
