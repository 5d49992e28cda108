#include "layout/indent_blocks.hpp"

#include <gtest/gtest.h>

namespace specgen::generator::layout {
namespace {

TEST(IndentBlocks, FollowsBraces) {
  EXPECT_EQ(indent_blocks("a;\nif (x) {\nfor (;;) {\nb;\n}\n} else {\nc;\n}\nd;\n"),
            "a;\nif (x) {\n  for (;;) {\n    b;\n  }\n} else {\n  c;\n}\nd;");
}

TEST(IndentBlocks, TakesBlocksThatDoNotMatch) { EXPECT_EQ(indent_blocks("}\n}\na;"), "}\n}\na;"); }

}  // namespace
}  // namespace specgen::generator::layout
