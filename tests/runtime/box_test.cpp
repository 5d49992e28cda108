#include "specgen/box.hpp"

#include <gtest/gtest.h>

#include <utility>

namespace specgen {
namespace {

/// Holds itself without an end.
struct Node {
  int number = 0;
  Box<Node> next;

  friend bool operator==(const Node& left, const Node& right) {
    return left.number == right.number && left.next == right.next;
  }
};

TEST(Box, OfWhatHoldsItselfIsMadeAsFarAsItIsAskedFor) {
  Node node;
  EXPECT_EQ(std::as_const(node).next->next->number, 0);
  EXPECT_EQ(node, Node());
  node.next->next->number = 2;
  EXPECT_EQ(node.next->next->number, 2);
  EXPECT_NE(node, Node());
}

TEST(Box, CopiesAreDeepAndEqual) {
  Node node;
  node.next->number = 1;
  Node copy = node;
  EXPECT_EQ(copy, node);
  copy.next->number = 2;
  EXPECT_EQ(node.next->number, 1);
  node = *copy.next;
  EXPECT_EQ(node.number, 2);
}

TEST(Box, IsAsFreshAfterBeingMovedFrom) {
  Box<int> box(5);
  const Box<int> other = std::move(box);
  EXPECT_EQ(*other, 5);
  EXPECT_EQ(*box, 0);  // NOLINT(bugprone-use-after-move): that is what is tested
}

}  // namespace
}  // namespace specgen
