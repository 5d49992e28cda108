#include "source/diagnostics.hpp"

#include <gtest/gtest.h>

namespace specgen::generator {
namespace {

TEST(Diagnostics, SortsByFileInOrderOfReadingThenByPlace) {
  Diagnostics diagnostics;
  diagnostics.add_source("b.yaml", "one: 1\r\ntwo: 2\r\n");
  diagnostics.add_source("a.yaml", "three: 3");
  diagnostics.error(Rule::kDocument, {"a.yaml", 1, 8, "/three"}, "third");
  diagnostics.warning(Rule::kDocument, {"b.yaml", 2, 6, "/two"}, "second", "look here");
  diagnostics.error(Rule::kDocument, {"b.yaml", 1, 1, ""}, "first", "a hint without a pointer");
  diagnostics.error(Rule::kDocument, {"c.yaml", 0, 0, ""}, "about a whole file");
  EXPECT_EQ(diagnostics.text(),
            "b.yaml:1:1: error: first\n"
            "one: 1\n"
            "^\n"
            "  a hint without a pointer\n"
            "b.yaml:2:6: warning: second\n"
            "two: 2\n"
            "     ^\n"
            "  at /two; look here\n"
            "a.yaml:1:8: error: third\n"
            "three: 3\n"
            "       ^\n"
            "  at /three\n"
            "c.yaml: error: about a whole file\n");
  EXPECT_EQ(diagnostics.error_count(), 3U);
  EXPECT_EQ(diagnostics.warning_count(), 1U);
}

TEST(Diagnostics, SaysTheSameThingOnce) {
  Diagnostics diagnostics;
  diagnostics.error(Rule::kDocument, {"a", 1, 1, ""}, "x");
  diagnostics.error(Rule::kDocument, {"a", 1, 1, ""}, "x");
  diagnostics.error(Rule::kDocument, {"a", 1, 2, ""}, "x");
  EXPECT_EQ(diagnostics.text(), "a:1:1: error: x\na:1:2: error: x\n");
  EXPECT_EQ(diagnostics.error_count(), 2U);
}

TEST(Diagnostics, KeepsPointersOnTheirLine) {
  Diagnostics diagnostics;
  diagnostics.error(Rule::kDocument, {"a", 1, 1, "/x\ny"}, "m");
  EXPECT_EQ(diagnostics.text(), "a:1:1: error: m\n  at /x\\ny\n");
}

}  // namespace
}  // namespace specgen::generator
