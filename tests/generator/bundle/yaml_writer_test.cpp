#include "bundle/yaml_writer.hpp"

#include <gtest/gtest.h>

#include <nlohmann/json.hpp>

#include "bundle/yaml_scalar.hpp"
#include "source/source_file.hpp"

namespace specgen::generator {
namespace {

/// What the text says, as YAML.
nlohmann::ordered_json read_yaml(const std::string& text) {
  Diagnostics diagnostics;
  SourceFile file;
  file.name = "x.yaml";
  file.text = text;
  EXPECT_TRUE(parse_yaml(file, diagnostics)) << diagnostics.text() << text;
  return to_json(file.root);
}

std::string rewrite(const std::string& text) {
  Diagnostics diagnostics;
  SourceFile file;
  file.name = "x.yaml";
  file.text = text;
  EXPECT_TRUE(parse_yaml(file, diagnostics)) << diagnostics.text();
  return to_yaml_text(file.root);
}

TEST(YamlWriter, KeepsOrderNumbersAndKinds) {
  EXPECT_EQ(rewrite(R"({z: 1.10, a: 12345678901234567890123, n: null, t: true, e: [], o: {},
    list: [1, [2, [3]], {k: v, l: [x]}], 'yes': 'no'})"),
            R"(z: 1.10
a: 12345678901234567890123
'n': null
t: true
e: []
o: {}
list:
  - 1
  - - 2
    - - 3
  - k: v
    l:
      - x
'yes': 'no'
)");
}

TEST(YamlWriter, WritesLinesAsLiteralBlocks) {
  EXPECT_EQ(rewrite(R"({a: "one\n\n  two\n", b: ["x\ny"], c: "kept\n\n", d: " first\nline"})"),
            "a: |\n"
            "  one\n"
            "\n"
            "    two\n"
            "b:\n"
            "  - |-\n"
            "    x\n"
            "    y\n"
            "c: \"kept\\n\\n\"\n"
            "d: \" first\\nline\"\n");
}

TEST(YamlScalar, QuotesWhatYamlWouldMisread) {
  for (const char* plain : {"a", "/pets/{id}", "it's", "x:y", "été", "a/b", "application/json"}) {
    EXPECT_EQ(yaml_string(plain), plain);
  }
  for (const char* misread :
       {"",    "yes",  "No",    "ON",  "y",      "true", "Null",     "~",          "1",
        "-1",  "0x1F", "1_000", "1e3", ".5",     ".inf", "12:30:45", "2020-01-01", "=",
        "<<",  "- a",  "-",     "? a", "a: b",   "a:",   "a #b",     "#a",         "&a",
        "*a",  "!a",   "|",     ">",   "@a",     "`a",   "%a",       "{a}",        "[a]",
        "'a'", "\"a",  " a",    "a ",  "it's: x"}) {
    const std::string text = yaml_string(misread);
    EXPECT_EQ(text.front(), '\'') << misread;
    EXPECT_EQ(read_yaml("k: " + text + "\n").at("k"), misread);
  }
}

TEST(YamlScalar, EscapesWhatDoesNotPrint) {
  EXPECT_EQ(yaml_string("a\tb"), R"("a\tb")");
  EXPECT_EQ(yaml_string("\"\\\n\r"), R"("\"\\\n\r")");
  EXPECT_EQ(yaml_string("\x01\x7F"), R"("\u0001\u007F")");
  EXPECT_EQ(yaml_string("\u0085\u2028\u202E\uFEFF"), R"("\u0085\u2028\u202E\uFEFF")");
  EXPECT_EQ(yaml_string("\U0001F600 a"), "\U0001F600 a");
}

TEST(YamlScalar, EveryStringIsReadBack) {
  for (const std::string text :
       {"a\tb", "\x01", "a\nb", "a\n", "\n", "\na", " a\nb", "a\n\n", "a\n \nb", "a\r\nb", "\ta\nb",
        "a\n\tb", "---\na", "a: b\nc", "# a\nb", "\u2028a\nb", "\U0001F600\nb", "'\"\\"}) {
    const nlohmann::ordered_json value = {{"k", text}, {"l", {text}}};
    Diagnostics diagnostics;
    SourceFile file;
    file.text = value.dump();
    ASSERT_TRUE(parse_json(file, diagnostics)) << diagnostics.text();
    EXPECT_EQ(read_yaml(to_yaml_text(file.root)), value) << to_yaml_text(file.root);
  }
}

}  // namespace
}  // namespace specgen::generator
