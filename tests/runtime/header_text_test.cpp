#include "specgen/parameters/header_text.hpp"

#include <gtest/gtest.h>

namespace specgen {
namespace {

TEST(HeaderText, HasTheStyleSimple) {
  EXPECT_EQ(header_text(HeaderForm::kSimple, R"("a, b")"), "a, b");
  EXPECT_EQ(header_text(HeaderForm::kSimple, "1.5"), "1.5");
  EXPECT_EQ(header_text(HeaderForm::kSimple, "true"), "true");
  EXPECT_EQ(header_text(HeaderForm::kSimple, "null"), "");
  EXPECT_EQ(header_text(HeaderForm::kSimple, R"(["","a",2,null])"), ",a,2,");
  EXPECT_EQ(header_text(HeaderForm::kSimple, "[]"), "");
  EXPECT_EQ(header_text(HeaderForm::kSimple, R"({"R":100,"G":"x"})"), "R,100,G,x");
  EXPECT_EQ(header_text(HeaderForm::kExploded, R"({"R":100,"G":"x"})"), "R=100,G=x");
  EXPECT_EQ(header_text(HeaderForm::kExploded, "[1,2]"), "1,2");
}

TEST(HeaderText, MayBeJson) {
  EXPECT_EQ(header_text(HeaderForm::kJson, R"({"R":"x"})"), R"({"R":"x"})");
}

}  // namespace
}  // namespace specgen
