#include <gtest/gtest.h>

#include "generator/support.hpp"

namespace specgen::generator {
namespace {

TEST(YamlErrors, DuplicateKey) {
  EXPECT_EQ(diagnose("spec.yaml", R"(a: 1
b: 2
a: 3
)"),
            R"(spec.yaml:1:1: error: an OpenAPI document needs 'openapi'
a: 1
^
  write openapi: 3.1.0
spec.yaml:3:1: error: the key 'a' stands twice
a: 3
^
  at /a; first in line 1
)");
}

TEST(YamlErrors, InvalidUtf8) {
  EXPECT_EQ(diagnose("spec.yaml",
                     "openapi: 3.1.0\n"
                     "info: {title: \"caf\351\"}\n"),
            R"(spec.yaml:2:19: error: this byte is no valid UTF-8
info: {title: "caf?"}
                  ^
  save the file as UTF-8
)");
}

TEST(YamlErrors, NulByte) {
  EXPECT_EQ(diagnose("spec.yaml", std::string("a: \"x\000y\"\n", 9)),
            R"(spec.yaml:1:6: error: a NUL byte cannot stand in a document
a: "x?y"
     ^
)");
}

TEST(YamlErrors, Utf16) {
  EXPECT_EQ(diagnose("spec.yaml", std::string("\377\376a\000", 4)),
            R"(spec.yaml: error: the file is UTF-16; save it as UTF-8
)");
}

/// The encoding shows without a byte order mark, too.
TEST(YamlErrors, OtherEncodings) {
  using namespace std::string_literals;
  const std::string utf16 = "spec.yaml: error: the file is UTF-16; save it as UTF-8\n";
  const std::string utf32 = "spec.yaml: error: the file is UTF-32; save it as UTF-8\n";
  EXPECT_EQ(diagnose("spec.yaml", "a\0b\0"s), utf16);
  EXPECT_EQ(diagnose("spec.yaml", "\0a\0b"s), utf16);
  EXPECT_EQ(diagnose("spec.yaml", "\377\376\0\0a\0\0\0"s), utf32);
  EXPECT_EQ(diagnose("spec.yaml", "a\0\0\0"s), utf32);
}

TEST(YamlErrors, SecondDocument) {
  EXPECT_EQ(diagnose("spec.yaml", R"(a: 1
---
b: 2
)"),
            R"(spec.yaml:2:1: error: a second YAML document starts here
---
^
  a file must hold exactly one
)");
}

TEST(YamlErrors, TabIndents) {
  EXPECT_EQ(diagnose("spec.yaml",
                     "a:\n"
                     "  b: 1\n"
                     "c:\n"
                     "\011d: 2\n"),
            R"(spec.yaml:4:1: error: a tab cannot indent a line
	d: 2
^
  use spaces
)");
}

TEST(YamlErrors, UnclosedQuote) {
  EXPECT_EQ(diagnose("spec.yaml", R"(a: 1
b: "never closed
)"),
            R"(spec.yaml:2:4: error: this quoted string is not closed
b: "never closed
   ^
)");
}

TEST(YamlErrors, QuoteRunsOverItsLine) {
  EXPECT_EQ(diagnose("spec.yaml", R"(a: "never closed
b: {"c": 1}
)"),
            R"(spec.yaml:1:4: error: this quoted string runs over the end of its line
a: "never closed
   ^
  close it there
)");
}

TEST(YamlErrors, ColonInPlainText) {
  EXPECT_EQ(diagnose("spec.yaml", R"(a: note: two colons
)"),
            R"(spec.yaml:1:8: error: a ':' cannot stand here
a: note: two colons
       ^
  put a value that contains ': ' in quotes, and check the indentation
)");
}

TEST(YamlErrors, WrongIndentation) {
  EXPECT_EQ(diagnose("spec.yaml", R"(a:
  b: 1
 c: 2
)"),
            R"(spec.yaml:3:2: error: this does not belong to the mapping before it
 c: 2
 ^
  check the indentation, and that every key is followed by ':'
)");
}

TEST(YamlErrors, CustomTag) {
  EXPECT_EQ(
      diagnose("spec.yaml", R"(a: !!python/object/apply:os.system ["id"]
)"),
      R"(spec.yaml:1:4: error: the tag 'tag:yaml.org,2002:python/object/apply:os.system' is not supported here
a: !!python/object/apply:os.system ["id"]
   ^
  an OpenAPI document holds only what JSON can hold
)");
}

TEST(YamlErrors, NotANumberOfJson) {
  EXPECT_EQ(diagnose("spec.yaml", R"(a: .inf
)"),
            R"(spec.yaml:1:1: error: an OpenAPI document needs 'openapi'
a: .inf
^
  write openapi: 3.1.0
spec.yaml:1:4: error: the number '.inf' has no form in JSON
a: .inf
   ^
)");
}

TEST(YamlErrors, NumberTooLarge) {
  EXPECT_EQ(diagnose("spec.yaml", R"(a: 1e999
)"),
            R"(spec.yaml:1:1: error: an OpenAPI document needs 'openapi'
a: 1e999
^
  write openapi: 3.1.0
spec.yaml:1:4: error: this number is too large
a: 1e999
   ^
  at /a
)");
}

TEST(YamlErrors, ListAsKey) {
  EXPECT_EQ(diagnose("spec.yaml", R"(? [a, b]
: 1
)"),
            R"(spec.yaml:1:3: error: a key must be a string, not a list
? [a, b]
  ^
)");
}

TEST(YamlErrors, UnknownAnchor) {
  EXPECT_EQ(diagnose("spec.yaml", R"(a: *nothing
)"),
            R"(spec.yaml:1:4: error: this is no YAML: the referenced anchor is not defined
a: *nothing
   ^
)");
}

TEST(YamlErrors, AliasWithinItself) {
  EXPECT_EQ(diagnose("spec.yaml", R"(a: &x [1, *x]
)"),
            R"(spec.yaml:1:11: error: this alias stands inside the value it refers to
a: &x [1, *x]
          ^
)");
}

TEST(YamlErrors, MergeOfAScalar) {
  EXPECT_EQ(diagnose("spec.yaml", R"(a: {<<: 1}
)"),
            R"(spec.yaml:1:9: error: '<<' merges mappings, but this is an integer
a: {<<: 1}
        ^
)");
}

TEST(YamlErrors, BareExpressionInFlow) {
  EXPECT_EQ(
      diagnose("spec.yaml", R"(input: { email: "a" * 241 + "@example.com", password: "Pass1234" }
)"),
      R"(spec.yaml:1:17: error: an expression must stand inside a quoted string, as ${ … }
input: { email: "a" * 241 + "@example.com", password: "Pass1234" }
                ^
  write email: '${"a" * 241 + "@example.com"}'
)");
}

TEST(YamlErrors, BareExpressionInBlock) {
  EXPECT_EQ(diagnose("spec.yaml", R"(input:
  email: "it's" * 2
)"),
            R"(spec.yaml:2:10: error: an expression must stand inside a quoted string, as ${ … }
  email: "it's" * 2
         ^
  write email: '${"it''s" * 2}'
)");
}

TEST(YamlErrors, Empty) {
  EXPECT_EQ(diagnose("spec.yaml", R"(# nothing
)"),
            R"(spec.yaml: error: the file is empty
)");
}

TEST(YamlErrors, AsteriskStartsValue) {
  EXPECT_EQ(diagnose("spec.yaml", R"(a: *
)"),
            R"(spec.yaml:1:5: error: '*' must be followed by the name of an anchor
a: *
    ^
  put a value that starts with '*' in quotes
)");
}

TEST(YamlErrors, UnclosedBracket) {
  EXPECT_EQ(diagnose("spec.yaml", R"(a: [1, 2
b: 3
)"),
            R"(spec.yaml:2:2: error: expected ',' or ']' before this
b: 3
 ^
)");
}

}  // namespace
}  // namespace specgen::generator
