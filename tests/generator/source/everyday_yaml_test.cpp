// What the fast parser of YAML reads, yaml-cpp must read in the same way; what it does not know, it
// must leave alone.
#include <gtest/gtest.h>

#include <array>
#include <filesystem>
#include <fstream>
#include <iterator>

#include "source/yaml_parser.hpp"

namespace specgen::generator {
namespace {

namespace fs = std::filesystem;

/// A tree with the places of all keys and values: `map@1:1{key@1:1: string@1:6<text>}`.
void append(const Node& node, std::string& out) {
  const auto place = [](std::size_t line, std::size_t column) {
    return "@" + std::to_string(line) + ":" + std::to_string(column);
  };
  out += std::string(describe(node.kind)) + place(node.line, node.column);
  out += node.boolean ? "+<" : "<";
  out += std::string(node.scalar) + ">";
  for (const Node& item : node.items) {
    out += "\n- ";
    append(item, out);
  }
  for (const Member& member : node.members) {
    out += "\n" + std::string(member.name) + place(member.name_line, member.name_column) + ": ";
    append(member.value, out);
  }
  out += node.is_mapping() || node.is_sequence() ? "\n." : "";
}

constexpr std::string_view kLeft = "left to yaml-cpp";

std::string by_everyday_parser(const std::string& text) {
  SourceFile file;
  file.text = text;
  if (!parse_everyday_yaml(file)) return std::string(kLeft);
  std::string tree;
  append(file.root, tree);
  return tree;
}

/// Or its messages, of which there must be none where the other one has a tree.
std::string by_library(const std::string& text) {
  SourceFile file;
  file.text = text;
  Diagnostics diagnostics;
  if (!parse_yaml_with_library(file, diagnostics) || !diagnostics.all().empty()) {
    return diagnostics.text();
  }
  std::string tree;
  append(file.root, tree);
  return tree;
}

std::string read_file(const fs::path& path) {
  std::ifstream stream(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(stream), {}};
}

/// All that the parser knows.
constexpr std::string_view kEverything = R"(# A comment
---
openapi: 3.0.3   # and another
'quoted': "twice"
info:
  title: A title
    on two lines

    and a third
  number: 1.50
  integers: [1, -2, 0x1F, "3", four five, a:b]
  empty: {}
  none:
  tilde: ~
  on_a_line:
    text that
    goes on
paths:
  /a/{id}:
    get: {a: b, "c":1, 'd': [x, {}], e: null}
    list:
    - one
    - - nested
      - again
    -   key: value
        other: 'it''s'
    -
      - deep
    -
    - "on its own"
  ? : not here
texts:
  literal: |
    First
      indented

    last

  stripped: >-
    Folded
    text

    with a paragraph
      and an indented line
    end
  kept: |+
    a

  stated: |2
      b
  escapes: "tab\t \"quote\" \\ \u00e9 \x41 \U0001F6A2"
  lines: "one
    two \
    three\n

    four"
  singles: 'one
    two

    three'
  flow: {
    "a": 1,   # with a comment
    b: [
      2
    ],
  }
end: true
)";

/// The same without its one line that is wrong.
std::string everything() {
  std::string text(kEverything);
  const std::string wrong = "  ? : not here\n";
  return text.erase(text.find(wrong), wrong.size());
}

TEST(EverydayYaml, ReadsWhatDescriptionsConsistOf) {
  const std::string tree = by_everyday_parser(everything());
  EXPECT_NE(tree, kLeft);
  EXPECT_EQ(tree, by_library(everything()));
  EXPECT_EQ(by_everyday_parser(std::string(kEverything)), kLeft);
}

TEST(EverydayYaml, GivesPlacesOfKeysAndValues) {
  EXPECT_EQ(by_everyday_parser("a: 1\nlist:\n- 'b'\n-\n"),
            "a mapping@1:1<>\n"
            "a@1:1: an integer@1:4<1>\n"
            "list@2:1: a list@3:1<>\n"
            "- a string@3:3<b>\n"
            "- null@5:1<>\n"
            ".\n"
            ".");
}

TEST(EverydayYaml, LeavesTheRestAlone) {
  // Neither a collection nor quotes.
  const auto without_collection =
      std::to_array<std::string_view>({"", "# only a comment\n", "text\n", "|\n text\n"});
  // What it does not know.
  const auto unknown = std::to_array<std::string_view>(
      {"a: &x 1\nb: *x\n", "a: !!str 1\n", "a:\tb\n", "a: b\r\n", "%YAML 1.2\n---\na: b\n",
       "? a\n: b\n", "a: {b, c}\n", "a: [b\n  c]\n"});
  // What yaml-cpp reads in a way of its own.
  const auto strange = std::to_array<std::string_view>({"a: |\n   \n b\n", "a: '\n\n\n  '\n"});
  const auto wrong = std::to_array<std::string_view>(
      {"a: b\n---\nc: d\n", "a: b\n...\n", "a: b: c\n", "a: b\n  c: d\n", "a:\n    b: c\n  d: e\n",
       "a: 'b\n", "a: [b\n", "a: \"\\q\"\n", "a: b\nc\n", "- a\nb: c\n", "a: .inf\n", "a: |1-3\n"});
  std::vector<std::string_view> left;
  left.insert(left.end(), without_collection.begin(), without_collection.end());
  left.insert(left.end(), unknown.begin(), unknown.end());
  left.insert(left.end(), strange.begin(), strange.end());
  left.insert(left.end(), wrong.begin(), wrong.end());
  for (const std::string_view text : left) {
    SourceFile file;
    file.text = text;
    EXPECT_FALSE(parse_everyday_yaml(file)) << text;
    EXPECT_TRUE(file.root.is_null()) << text;
  }
  EXPECT_EQ(by_everyday_parser(std::string(150, '[')), kLeft);
  EXPECT_EQ(by_everyday_parser(std::string(1100, 'k') + ": v\n"), kLeft);
}

/// Breaks the text at every place in many ways. Whatever it still reads, yaml-cpp must read as
/// well.
TEST(EverydayYaml, AgreesWithYamlCppAboutMistakes) {
  const auto pieces = std::to_array<std::string_view>(
      {" ", "\n", ":", ": ", "- ", "#", " #", "'", "\"", "\\", "|\n", ">\n",  "[",
       "]", "{",  "}", ",",  "a",  "~", "?",  "&", "*",  "!",  "---", "\n\n", "\n  "});
  const std::string text = everything();
  std::size_t read = 0;
  const auto compare = [&](const std::string& broken) {
    const std::string tree = by_everyday_parser(broken);
    if (tree == kLeft) return;
    ++read;
    ASSERT_EQ(tree, by_library(broken)) << broken;
  };
  for (std::size_t at = 0; at < text.size(); ++at) {
    compare(std::string(text).erase(at, 1));
    compare(text.substr(0, at));
    // A few of the pieces at each place; all of them within a line.
    for (std::size_t i = at % 5; i < pieces.size(); i += 5) {
      compare(std::string(text).insert(at, pieces[i]));
    }
  }
  EXPECT_GT(read, text.size());
}

TEST(EverydayYaml, AgreesWithYamlCppAboutDocumentsOfOthers) {
  const fs::path fixtures(SPECGEN_FIXTURES);
  if (!fs::exists(fixtures)) GTEST_SKIP() << "no fixtures beside the checkout";
  std::size_t all = 0;
  std::size_t read = 0;
  for (const auto& entry : fs::recursive_directory_iterator(fixtures / "openapi")) {
    if (entry.path().extension() != ".yaml" && entry.path().extension() != ".yml") continue;
    const std::string text = read_file(entry.path());
    if (text.starts_with("\xEF\xBB\xBF")) continue;  // whoever reads files takes it away
    ++all;
    const std::string tree = by_everyday_parser(text);
    if (tree == kLeft) continue;
    ++read;
    EXPECT_TRUE(tree == by_library(text)) << entry.path();
  }
  EXPECT_GE(read * 100, all * 95) << read << " of " << all;
}

}  // namespace
}  // namespace specgen::generator
