#include "specgen/http/media_type.hpp"

#include <gtest/gtest.h>

#include <array>
#include <optional>
#include <span>
#include <stdexcept>
#include <string>

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

constexpr auto kVersions = std::to_array<std::string_view>(
    {"application/json;version=1", "application/json; version=2", "application/json"});

TEST(MatchContentType, ParametersChooseAmongWhatDiffersInThem) {
  EXPECT_EQ(match_content_type("application/json; Version=\"2\"; x=y", kVersions), 1U);
  EXPECT_EQ(match_content_type("application/json;version=1", kVersions), 0U);
  EXPECT_EQ(match_content_type("application/json", kVersions), 2U);
  EXPECT_EQ(match_content_type("application/json;version=3", kVersions), 2U);
  EXPECT_EQ(match_content_type("application/json", std::span(kVersions).first(2)), 0U);
}

TEST(Negotiate, ParametersChooseAmongWhatDiffersInThem) {
  EXPECT_EQ(negotiate("application/json;version=2", kVersions), 1U);
  EXPECT_EQ(negotiate("application/json;version=2;q=0.5, application/json", kVersions), 0U);
  EXPECT_EQ(negotiate("application/json;version=3", kVersions), 0U);
  EXPECT_EQ(negotiate("application/json", kVersions), 0U);
}

TEST(Negotiate, RangesOfferWhatTheyHold) {
  constexpr auto kImages = std::to_array<std::string_view>({"application/json", "image/*"});
  EXPECT_EQ(negotiate("image/png", kImages), 1U);
  EXPECT_EQ(negotiate("image/*;q=0.5, application/json;q=0.1", kImages), 1U);
  EXPECT_EQ(negotiate("image/png;q=0, image/*", kImages), 1U);
  EXPECT_EQ(negotiate("image/*;q=0", kImages), std::nullopt);
  EXPECT_EQ(negotiate("text/html", kImages), std::nullopt);
}

std::string named(std::string_view chosen, std::string_view type,
                  std::initializer_list<std::string_view> possible) {
  try {
    return name_media_type(chosen, type, possible);
  } catch (const std::out_of_range& error) {
    return error.what();
  }
}

TEST(NameMediaType, IsWhatTheHandlerNamesElseWhatIsChosen) {
  EXPECT_EQ(named("image/*", "image/png; q=1", {"image/*"}), "image/png; q=1");
  EXPECT_EQ(named("image/*", "video/mp4", {"image/*", "video/*"}), "video/mp4");
  EXPECT_EQ(named("image/png", "image/gif", {"image/png", "image/*"}), "image/gif");
  EXPECT_EQ(named("image/png", "", {"image/png", "image/*"}), "image/png");
  EXPECT_EQ(named("*/*", "text/html", {"*/*"}), "text/html");
  EXPECT_EQ(named("*/*", "", {"*/*"}), "application/octet-stream");
  EXPECT_EQ(named("text/*", "", {"text/*"}), "text/plain");
}

TEST(NameMediaType, IsOneOfTheDeclared) {
  for (const char* wrong : {"text/html", "image/*", "image", "*/*"}) {
    EXPECT_EQ(named("image/*", wrong, {"image/*"}),
              "the content type '" + std::string(wrong) + "' is not declared for the response");
  }
  EXPECT_EQ(named("image/*", "", {"image/*"}),
            "the content type 'image/*' is not declared for the response");
}

}  // namespace
}  // namespace specgen::http
