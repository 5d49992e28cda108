#include "schema/uri_reference.hpp"

#include <gtest/gtest.h>

namespace specgen::generator {
namespace {

constexpr std::string_view kBase = "http://a/b/c/d?q";

/// The examples of RFC 3986 section 5.4, those that have no parameters.
TEST(UriReference, ResolvesAsTheStandardSays) {
  EXPECT_EQ(resolve_uri(kBase, "g:h"), "g:h");
  EXPECT_EQ(resolve_uri(kBase, "g"), "http://a/b/c/g");
  EXPECT_EQ(resolve_uri(kBase, "./g/"), "http://a/b/c/g/");
  EXPECT_EQ(resolve_uri(kBase, "/g"), "http://a/g");
  EXPECT_EQ(resolve_uri(kBase, "//g"), "http://g");
  EXPECT_EQ(resolve_uri(kBase, "?y"), "http://a/b/c/d?y");
  EXPECT_EQ(resolve_uri(kBase, "g?y"), "http://a/b/c/g?y");
  EXPECT_EQ(resolve_uri(kBase, "#s"), "http://a/b/c/d?q");
  EXPECT_EQ(resolve_uri(kBase, "g#s/../x"), "http://a/b/c/g");
  EXPECT_EQ(resolve_uri(kBase, ""), "http://a/b/c/d?q");
  EXPECT_EQ(resolve_uri(kBase, "."), "http://a/b/c/");
  EXPECT_EQ(resolve_uri(kBase, ".."), "http://a/b/");
  EXPECT_EQ(resolve_uri(kBase, "../../g"), "http://a/g");
  EXPECT_EQ(resolve_uri(kBase, "../../../../g"), "http://a/g");
  EXPECT_EQ(resolve_uri(kBase, "g;x=1/../y"), "http://a/b/c/y");
}

TEST(UriReference, TakesOtherBases) {
  EXPECT_EQ(resolve_uri("http://a", "g"), "http://a/g");
  EXPECT_EQ(resolve_uri("urn:uuid:1", "#s"), "urn:uuid:1");
  EXPECT_EQ(resolve_uri("file:///x/api.yaml", "models/pet.yaml#/a"), "file:///x/models/pet.yaml");
}

TEST(UriReference, KnowsSchemes) {
  EXPECT_TRUE(has_uri_scheme("urn:x"));
  EXPECT_TRUE(has_uri_scheme("https://a"));
  EXPECT_FALSE(has_uri_scheme("a/b:c"));
  EXPECT_FALSE(has_uri_scheme("#a:b"));
  EXPECT_FALSE(has_uri_scheme(""));
}

}  // namespace
}  // namespace specgen::generator
