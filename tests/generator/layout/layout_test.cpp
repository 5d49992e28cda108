#include "layout/layout.hpp"

#include <gtest/gtest.h>

#include <string>

namespace specgen::generator::layout {
namespace {

TEST(LayOut, LeavesWhatFits) {
  const std::string text =
      "// Generated\n#pragma once\n\n#include <string>\n\nnamespace a::b {\n\n"
      "struct Pet {\n  std::string name;\n\n  bool operator==(const Pet&) const = default;\n};\n\n"
      "}  // namespace a::b\n";
  EXPECT_EQ(lay_out(text), text);
  EXPECT_EQ(lay_out(""), "");
}

TEST(LayOut, TidiesBlankLines) {
  EXPECT_EQ(lay_out("\n\na;\n\n\n\nb;  \n{\n\nc;\n\n}\n \n"), "a;\n\nb;\n{\nc;\n}\n");
  EXPECT_EQ(lay_out("namespace {\n\na;\n\n}  // namespace\n"),
            "namespace {\n\na;\n\n}  // namespace\n");
}

TEST(LayOut, JoinsEmptyBlocks) {
  EXPECT_EQ(lay_out("struct Request {\n};\n\n  void f() {\n\n  }\n"),
            "struct Request {};\n\n  void f() {}\n");
}

TEST(LayOut, TidiesBlanksInsideOfBraces) {
  EXPECT_EQ(lay_out("  { \"a\", 1 },\n  f({ {x}, { y } });\n  [](int z) { return z; };\n"),
            "  {\"a\", 1},\n  f({{x}, {y}});\n  [](int z) { return z; };\n");
}

TEST(LayOut, EndsTheLastLine) { EXPECT_EQ(lay_out("int x;"), "int x;\n"); }

TEST(LayOut, WrapsComments) {
  EXPECT_EQ(
      lay_out("  /// What is said here about something is so long that it does not fit into the "
              "hundred columns of a line.\n"),
      "  /// What is said here about something is so long that it does not fit into the hundred "
      "columns of\n"
      "  /// a line.\n");
  const std::string link = "/// https://" + std::string(100, 'x') + "\n";
  EXPECT_EQ(lay_out(link), link);
}

TEST(LayOut, KeepsPreprocessorLines) {
  const std::string text = "#define LONG(x) \\\n  f({ x }, " + std::string(100, 'x') +
                           ")\n#include <a/" + std::string(100, 'x') + ".hpp>\n";
  EXPECT_EQ(lay_out(text), text);
}

TEST(LayOut, KeepsTokensOfSeveralLines) {
  const std::string text =
      "/* A\n\n\n  comment { } */\nauto x = R\"(first\n\n\n   { last  })\" + "
      "y;\nf(R\"--(a)\"\n)--\");\n";
  EXPECT_EQ(lay_out(text), text);
}

TEST(LayOut, KeepsBlanksInLiterals) {
  const std::string text = "  f(\"{ a }  // no comment\", '{', R\"x({ \" )\" })x\");\n";
  EXPECT_EQ(lay_out(text), text);
}

TEST(LayOut, ChangesNothingWhenRepeated) {
  const std::string once = lay_out(
      "  virtual SignupResult signup(const SignupRequest& request, "
      "const specgen::RequestContext& context) = 0;\n\n\nstruct A {\n};\n");
  EXPECT_EQ(lay_out(once), once);
}

}  // namespace
}  // namespace specgen::generator::layout
