#include "openapi/published.hpp"

#include <gtest/gtest.h>

#include <nlohmann/json.hpp>

#include "source/source_file.hpp"

namespace specgen::generator {
namespace {

using Json = nlohmann::ordered_json;

/// What one of the writers makes of a JSON object.
template <class Writer>
std::string written(const std::string& json, Writer&& writer) {
  SourceFile file;
  file.text = json;
  Diagnostics diagnostics;
  EXPECT_TRUE(parse_json(file, diagnostics)) << diagnostics.text();
  std::vector<PublishedMember> members;
  for (const Member& member : file.root.members)
    members.push_back({member.name, {&member.value}, false});
  return writer(members);
}

std::string yaml_of(const std::string& json) { return written(json, yaml_text); }
std::string json_of(const std::string& json) { return written(json, json_text); }

TEST(YamlText, IsBlockStyle) {
  const std::string value = R"({"openapi": "3.1.0", "info": {"title": "A b"}, "tags": [],
    "list": ["x", {"a": 1, "b": [true, null]}, [1.5, -2]], "empty": {}})";
  EXPECT_EQ(yaml_of(value), R"(openapi: "3.1.0"
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
    EXPECT_EQ(yaml_of(Json{{"k", text}}.dump()), "k: " + Json(text).dump() + "\n") << text;
  }
}

TEST(YamlText, KeepsPlainWhatIsPlain) {
  for (const char* text :
       {"a", "/pets/{id}", "application/json", "a-b_c.d", "x, y", "A (b)", "http://x/y"}) {
    EXPECT_EQ(yaml_of(Json{{"k", text}}.dump()), "k: " + std::string(text) + "\n");
  }
}

TEST(YamlText, JoinsLists) {
  const std::vector<PublishedMember> members{{"none", {}, true}};
  EXPECT_EQ(yaml_text(members), "none: []\n");
  EXPECT_EQ(json_text(members), "{\n  \"none\": []\n}\n");
}

TEST(JsonText, IsIndented) {
  const std::string value = R"({"a": {"b": [1, "x", {}], "c": []}, "d": null, "e": 1.50})";
  EXPECT_EQ(json_of(value), R"({
  "a": {
    "b": [
      1,
      "x",
      {}
    ],
    "c": []
  },
  "d": null,
  "e": 1.50
}
)");
}

TEST(JsonText, EscapesInvisibleCharacters) {
  EXPECT_EQ(json_of(Json{{"k", "a\u202Eb\U000E0001ö\n\x01\x7F\"\\"}}.dump()),
            "{\n  \"k\": \"a\\u202eb\\udb40\\udc01ö\\n\\u0001\\u007f\\\"\\\\\"\n}\n");
}

}  // namespace
}  // namespace specgen::generator
