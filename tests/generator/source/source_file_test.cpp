#include "source/source_file.hpp"

#include <gtest/gtest.h>

#include <nlohmann/json.hpp>

#include "generator/support.hpp"

namespace specgen::generator {
namespace {

/// Reads a text, and gives it back as JSON, or what is wrong with it.
std::string read_as_json(const std::string& name, const std::string& text) {
  const Files files(Texts{{name, text}});
  Diagnostics diagnostics;
  SourceFile file;
  file.name = name;
  if (!read_source_file(name, file, diagnostics)) return diagnostics.text();
  return to_json(file.root).dump();
}

TEST(SourceFile, YamlResolvesPlainScalarsByYaml12AndKeepsQuotedOnes) {
  EXPECT_EQ(
      read_as_json("a.yaml",
                   "a: no\nb: \"1\"\nc: '2'\nd: 0o10\ne: 010\nf: ~\ng: |\n  1\n"
                   "h: !!str 3\ni: 1.50\n200: x\n"),
      R"({"a":"no","b":"1","c":"2","d":8,"e":10,"f":null,"g":"1\n","h":"3","i":1.5,"200":"x"})");
}

TEST(SourceFile, TakesByteOrderMarkAndCrlf) {
  EXPECT_EQ(read_as_json("a.yaml",
                         "\xEF\xBB\xBF"
                         "a: 1\r\nb:\r\n  - x\r\n"),
            R"({"a":1,"b":["x"]})");
  EXPECT_EQ(read_as_json("a.json", "\xEF\xBB\xBF{\"a\":\r\n1}"), R"({"a":1})");
}

TEST(SourceFile, MergesMappings) {
  EXPECT_EQ(read_as_json("a.yaml",
                         "x: &x {a: 1, b: 2}\ny: &y {b: 3, c: 4}\n"
                         "z: {<<: [*x, *y], a: 0}\nquoted: {'<<': 1}\n"),
            R"({"x":{"a":1,"b":2},"y":{"b":3,"c":4},"z":{"a":0,"b":2,"c":4},"quoted":{"<<":1}})");
}

TEST(SourceFile, TellsTheFormatByExtensionElseByTheFirstCharacter) {
  EXPECT_EQ(read_as_json("spec", " {\"a\": 1}"), R"({"a":1})");
  EXPECT_EQ(read_as_json("spec", "a: [1]"), R"({"a":[1]})");
  EXPECT_EQ(read_as_json("a.yaml", "{a: 1}"), R"({"a":1})");
}

TEST(SourceFile, DecodesEscapesOfJson) {
  EXPECT_EQ(read_as_json("a.json", R"({"\u0061\n": "\ud83d\udd11\/\\\"\b\f\r\t"})"),
            R"({"a\n":"🔑/\\\"\b\f\r\t"})");
}

TEST(SourceFile, KeepsIntegersOf64Bits) {
  EXPECT_EQ(read_as_json("a.json", "[18446744073709551615, -9223372036854775808, 1e2, -0]"),
            "[18446744073709551615,-9223372036854775808,100.0,0]");
}

TEST(SourceFile, RefusesBombsOfAliases) {
  std::string bomb = "a0: &a0 [1, 1, 1, 1, 1, 1, 1, 1, 1, 1]\n";
  for (int i = 1; i < 10; ++i) {
    const std::string name = "a" + std::to_string(i);
    const std::string p = "*a" + std::to_string(i - 1);
    for (const std::string& piece : {name, std::string(": &"), name, std::string(" ["), p}) {
      bomb += piece;
    }
    for (int j = 0; j < 9; ++j) bomb += ", " + p;
    bomb += "]\n";
  }
  const std::string text = read_as_json("a.yaml", bomb);
  EXPECT_NE(text.find("error: aliases repeat more than 250000 values"), std::string::npos) << text;
}

TEST(SourceFile, RefusesDeepNesting) {
  const std::string open(100'000, '[');
  const std::string close(100'000, ']');
  for (const char* name : {"a.json", "a.yaml"}) {
    const std::string text = read_as_json(name, open + close);
    EXPECT_NE(text.find("error: values are nested more than 500 levels deep"), std::string::npos)
        << text;
  }
}

TEST(SourceFile, TellsWhyAFileCannotBeRead) {
  EXPECT_EQ(diagnose("there.yaml", ""), "there.yaml: error: the file is empty\n");
  const Files files(Texts{{"dir/x", ""}});
  Diagnostics diagnostics;
  SourceFile file;
  file.name = "dir";
  EXPECT_FALSE(read_source_file("dir", file, diagnostics));
  SourceFile missing;
  missing.name = "no.yaml";
  EXPECT_FALSE(read_source_file("no.yaml", missing, diagnostics));
  EXPECT_EQ(diagnostics.text(),
            "dir: error: this is a directory, not a file\n"
            "no.yaml: error: cannot open the file: it does not exist\n");
}

TEST(Node, KnowsItsPlaceAndPointer) {
  const Files files(
      Texts{{"a.yaml", "é: [x, {a/b~: *y}]\n"}, {"b.yaml", "k: &y 1\ns:\n- a: *y\n  b:\n"}});
  Diagnostics diagnostics;
  SourceFile file;
  file.name = "b.yaml";
  ASSERT_TRUE(read_source_file("b.yaml", file, diagnostics)) << diagnostics.text();
  const Node& item = file.root.find("s")->items[0];
  const Location alias = item.find("a")->location();
  EXPECT_EQ(alias.pointer, "/s/0/a");
  EXPECT_EQ(alias.line, 3U);
  EXPECT_EQ(alias.column, 6U);
  // A value that is not there stands where its key is.
  EXPECT_EQ(item.find("b")->location().line, 4U);
  EXPECT_EQ(item.find("b")->location().column, 3U);
}

}  // namespace
}  // namespace specgen::generator
