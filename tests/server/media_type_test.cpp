#include "specgen/http/media_type.hpp"

#include <gtest/gtest.h>

#include <array>
#include <optional>

namespace specgen::http {
namespace {

constexpr auto kJson = std::to_array<std::string_view>({"application/json"});
constexpr auto kTwo = std::to_array<std::string_view>({"application/json", "text/plain"});
constexpr auto kRanges = std::to_array<std::string_view>({"*/*", "image/*", "image/png"});

TEST(MatchContentType, IgnoresCaseAndParameters) {
  EXPECT_EQ(match_content_type("application/json", kTwo), 0U);
  EXPECT_EQ(match_content_type("Text/PLAIN ; charset=\"utf-8; x\"", kTwo), 1U);
  EXPECT_EQ(match_content_type("application/json;charset=utf-8", kTwo), 0U);
}

TEST(MatchContentType, RefusesWhatItCannotRead) {
  for (const char* text : {"", "json", "application/", "/json", "application/json, text/plain",
                           "*/*", "application/*", "application/json x", "text/html"}) {
    EXPECT_EQ(match_content_type(text, kTwo), std::nullopt) << text;
  }
}

TEST(MatchContentType, TheMostSpecificDeclarationWins) {
  EXPECT_EQ(match_content_type("image/png", kRanges), 2U);
  EXPECT_EQ(match_content_type("image/gif", kRanges), 1U);
  EXPECT_EQ(match_content_type("text/gif", kRanges), 0U);
}

TEST(Negotiate, AcceptsWhatIsAskedFor) {
  EXPECT_EQ(negotiate("", kTwo), 0U);
  EXPECT_EQ(negotiate("*/*", kTwo), 0U);
  EXPECT_EQ(negotiate("text/plain", kTwo), 1U);
  EXPECT_EQ(negotiate("text/*", kTwo), 1U);
  EXPECT_EQ(negotiate("TEXT/Plain;level=1", kTwo), 1U);
  EXPECT_EQ(negotiate("image/png", kTwo), std::nullopt);
}

TEST(Negotiate, WeighsQualities) {
  EXPECT_EQ(negotiate("application/json;q=0.4, text/plain;q=0.5", kTwo), 1U);
  EXPECT_EQ(negotiate("application/json;q=0.5, text/plain;q=0.5", kTwo), 0U);
  EXPECT_EQ(negotiate("application/json;q=0", kJson), std::nullopt);
  EXPECT_EQ(negotiate("*/*, application/json;q=0", kTwo), 1U);
  EXPECT_EQ(negotiate("*/*;q=0.1, text/*;q=0.001", kTwo), 0U);
  EXPECT_EQ(negotiate("*/*;q=0.000", kTwo), std::nullopt);
  EXPECT_EQ(negotiate("text/plain; Q=1.000", kTwo), 1U);
}

TEST(Negotiate, IsTolerantOfWhatClientsSend) {
  EXPECT_EQ(negotiate("*", kJson), 0U);
  EXPECT_EQ(negotiate("text/html, image/gif, image/jpeg, *; q=.2, */*; q=.2", kTwo), std::nullopt);
  EXPECT_EQ(negotiate("text/html, *; q=0.2, */*; q=0.2", kTwo), 0U);
  EXPECT_EQ(negotiate("application/json,", kJson), 0U);
  EXPECT_EQ(negotiate(",,application/json", kJson), 0U);
  EXPECT_EQ(negotiate("text/plain;x=\"a,b;q=0\"", kTwo), 1U);
  // Nothing readable: as if there were no Accept.
  EXPECT_EQ(negotiate("json", kJson), 0U);
  EXPECT_EQ(negotiate("application/json;q=2", kJson), 0U);
  EXPECT_EQ(negotiate(",", kJson), 0U);
}

TEST(Negotiate, OffersNothingWhereNothingIsDeclared) {
  EXPECT_EQ(negotiate("*/*", {}), std::nullopt);
}

}  // namespace
}  // namespace specgen::http
