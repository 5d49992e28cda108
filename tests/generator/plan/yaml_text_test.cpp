#include "plan/yaml_text.hpp"

#include <gtest/gtest.h>

#include <nlohmann/json.hpp>

namespace specgen::generator::plan {
namespace {

using Json = nlohmann::ordered_json;

TEST(YamlText, IsBlockStyle) {
  const Json value = Json::parse(R"({"openapi": "3.1.0", "info": {"title": "A b"}, "tags": [],
    "list": ["x", {"a": 1, "b": [true, null]}, [1.5, -2]], "empty": {}})");
  EXPECT_EQ(yaml_text(value), R"(openapi: "3.1.0"
info:
  title: A b
tags: []
list:
  - x
  - a: 1
    b:
      - true
      - null
  - - 1.5
    - -2
empty: {}
)");
}

TEST(YamlText, QuotesWhatYamlWouldReadOtherwise) {
  for (const char* text :
       {"yes", "No",   "null", "~",    "1",  "0x1F", "1e3", ".5", "a: b",       "a:", "- a",
        "#a",  "a #b", "'a",   "\"a",  "&a", "*a",   "!a",  "|",  ">",          "%a", "@a",
        "`a",  "{a",   "[a",   "a\nb", " a", "a ",   "",    "=",  "2001-01-01", "ä",  "a\tb"}) {
    EXPECT_EQ(yaml_text(Json{{"k", text}}), "k: " + Json(text).dump() + "\n") << text;
  }
}

TEST(YamlText, KeepsPlainWhatIsPlain) {
  for (const char* text :
       {"a", "/pets/{id}", "application/json", "a-b_c.d", "x, y", "A (b)", "http://x/y"}) {
    EXPECT_EQ(yaml_text(Json{{"k", text}}), "k: " + std::string(text) + "\n");
  }
}

TEST(JsonText, EscapesInvisibleCharacters) {
  EXPECT_EQ(json_text(Json("a\u202Eb\U000E0001ö")), "\"a\\u202eb\\udb40\\udc01ö\"\n");
}

}  // namespace
}  // namespace specgen::generator::plan
