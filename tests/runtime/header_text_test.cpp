#include "specgen/parameters/header_text.hpp"

#include <gtest/gtest.h>

#include <stdexcept>
#include <string>
#include <string_view>

namespace specgen {
namespace {

TEST(HeaderText, HasTheStyleSimple) {
  EXPECT_EQ(header_text("X", HeaderForm::kSimple, R"("a, b")"), "a, b");
  EXPECT_EQ(header_text("X", HeaderForm::kSimple, "1.5"), "1.5");
  EXPECT_EQ(header_text("X", HeaderForm::kSimple, "true"), "true");
  EXPECT_EQ(header_text("X", HeaderForm::kSimple, "null"), "");
  EXPECT_EQ(header_text("X", HeaderForm::kSimple, R"(["","a",2,null])"), ",a,2,");
  EXPECT_EQ(header_text("X", HeaderForm::kSimple, "[]"), "");
  EXPECT_EQ(header_text("X", HeaderForm::kSimple, R"({"R":100,"G":"x"})"), "R,100,G,x");
  EXPECT_EQ(header_text("X", HeaderForm::kExploded, R"({"R":100,"G":"x"})"), "R=100,G=x");
  EXPECT_EQ(header_text("X", HeaderForm::kExploded, "[1,2]"), "1,2");
}

std::string refusal(HeaderForm form, std::string_view json) {
  try {
    return "no refusal: " + header_text("X", form, json);
  } catch (const std::invalid_argument& error) {
    return error.what();
  }
}

TEST(HeaderText, RefusesWhatWouldBeReadAsSomethingElse) {
  EXPECT_EQ(refusal(HeaderForm::kSimple, R"(["a,b","c"])"),
            "the header 'X' cannot hold 'a,b': ',' separates parts");
  EXPECT_EQ(refusal(HeaderForm::kSimple, R"({"a":"x,y"})"),
            "the header 'X' cannot hold 'x,y': ',' separates parts");
  EXPECT_EQ(refusal(HeaderForm::kSimple, R"({"a,b":1})"),
            "the header 'X' cannot hold 'a,b': ',' separates parts");
  EXPECT_EQ(refusal(HeaderForm::kExploded, R"({"a=b":1})"),
            "the header 'X' cannot hold 'a=b': '=' separates parts");
  EXPECT_EQ(refusal(HeaderForm::kSimple, R"(["a "])"),
            "the header 'X' cannot hold 'a ': spaces at its ends are lost");
  EXPECT_EQ(refusal(HeaderForm::kSimple, R"([""])"),
            "the header 'X' cannot hold '': nothing is the list without items");
  EXPECT_EQ(header_text("X", HeaderForm::kSimple, "[null]"), "");
  EXPECT_EQ(header_text("X", HeaderForm::kSimple, R"({"a=b":"c=d"})"), "a=b,c=d");
  EXPECT_EQ(header_text("X", HeaderForm::kExploded, R"({"a":"c=d"})"), "a=c=d");
}

TEST(HeaderText, EscapesWhatOnlyJsonTakes) {
  EXPECT_EQ(header_text("X", HeaderForm::kJson, "\"a\x7f\""), R"("a\u007f")");
}

TEST(HeaderText, MayBeJson) {
  EXPECT_EQ(header_text("X", HeaderForm::kJson, R"({"R":"x"})"), R"({"R":"x"})");
}

}  // namespace
}  // namespace specgen
