#include "specgen/violations.hpp"

#include <gtest/gtest.h>

#include "support.hpp"

namespace specgen {
namespace {

TEST(Path, IsAJsonPointer) {
  const json::Path root;
  const json::Path user(root, "user");
  const json::Path names(user, "na/me~s");
  const json::Path first(names, 0);
  const json::Path empty(first, "");
  EXPECT_EQ(root.pointer(), "");
  EXPECT_EQ(user.pointer(), "/user");
  EXPECT_EQ(names.pointer(), "/user/na~1me~0s");
  EXPECT_EQ(first.pointer(), "/user/na~1me~0s/0");
  EXPECT_EQ(empty.pointer(), "/user/na~1me~0s/0/");
}

TEST(Violations, AreKeptInOrder) {
  Violations violations;
  EXPECT_TRUE(violations.empty());
  const json::Path root;
  const json::Path email(root, "email");
  violations.add(email, "required", "is required");
  violations.set_in("query");
  EXPECT_EQ(violations.in(), "query");
  violations.add(root, "type", "must be a string");
  violations.add("header", "/X-Trace", "required", "is required");
  EXPECT_FALSE(violations.empty());
  EXPECT_EQ(violations.all(), (testing_support::List{
                                  {"body", "/email", "required", "is required"},
                                  {"query", "", "type", "must be a string"},
                                  {"header", "/X-Trace", "required", "is required"},
                              }));
}

TEST(Violations, BeyondTheLimitAreCountedOnly) {
  Violations violations("body", 2);
  const json::Path root;
  for (int i = 0; i < 3; ++i) violations.add(root, "type", "must be a string");
  violations.add("body", "", "type", "must be a string");
  EXPECT_EQ(violations.size(), 4U);
  EXPECT_EQ(violations.all().size(), 2U);
}

}  // namespace
}  // namespace specgen
