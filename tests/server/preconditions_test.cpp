#include "specgen/server/preconditions.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <array>

namespace specgen {
namespace {

using ::testing::ElementsAre;

constexpr auto kIn = std::to_array<std::string_view>({"application/json", "text/plain"});
constexpr auto kOut = std::to_array<std::string_view>({"application/json", "application/xml"});

class PreconditionsTest : public ::testing::Test {
 protected:
  std::optional<Problem> check(std::vector<http::Header> headers, std::string body) {
    request_.headers = std::move(headers);
    request_.body = std::move(body);
    return check_preconditions(operation_, request_, choice_);
  }
  int status(std::vector<http::Header> headers, std::string body) {
    const auto problem = check(std::move(headers), std::move(body));
    return problem ? problem->status : 200;
  }

  Operation operation_{.consumes = kIn, .body_required = true, .produces = kOut};
  http::Request request_;
  MediaChoice choice_;
};

TEST_F(PreconditionsTest, ChoosesBothTypes) {
  EXPECT_EQ(status({{"Content-Type", "text/plain; charset=utf-8"},
                    {"Accept", "application/json;q=0.1"},
                    {"Accept", "application/xml"}},
                   "x"),
            200);
  EXPECT_EQ(choice_.consumes, 1U);
  EXPECT_EQ(choice_.produces, 1U);
}

TEST_F(PreconditionsTest, NotAcceptableComesFirst) {
  const auto problem = check({{"Accept", "image/png"}}, "x");
  ASSERT_TRUE(problem);
  EXPECT_EQ(problem->status, 406);
  EXPECT_EQ(problem->detail, "Only these are offered: application/json, application/xml.");
}

TEST_F(PreconditionsTest, UnknownTypesAre415AndSaidSo) {
  const auto problem = check({{"Content-Type", "image/png"}}, "x");
  ASSERT_TRUE(problem);
  EXPECT_EQ(problem->status, 415);
  EXPECT_EQ(problem->detail, "The body must be one of: application/json, text/plain.");
  EXPECT_THAT(problem->headers,
              ElementsAre(http::Header{"Accept", "application/json, text/plain"}));
  EXPECT_EQ(status({}, "x"), 415);
  EXPECT_EQ(status({{"Content-Type", ""}}, ""), 415);
}

TEST_F(PreconditionsTest, EncodedBodiesAre415AndSaidSo) {
  const auto problem = check({{"Content-Type", "text/plain"}, {"Content-Encoding", "gzip"}}, "x");
  ASSERT_TRUE(problem);
  EXPECT_EQ(problem->status, 415);
  EXPECT_EQ(problem->detail, "The body must have no content encoding.");
  EXPECT_THAT(problem->headers, ElementsAre(http::Header{"Accept-Encoding", "identity"}));
  EXPECT_EQ(status({{"Content-Type", "text/plain"}, {"Content-Encoding", "Identity"}}, "x"), 200);
}

TEST_F(PreconditionsTest, ARequiredBodyMustBeThere) {
  for (const std::vector<http::Header>& headers :
       {std::vector<http::Header>{}, {{"Content-Type", "text/plain"}}}) {
    const auto problem = check(headers, "");
    ASSERT_TRUE(problem);
    EXPECT_EQ(problem->status, 400);
    EXPECT_THAT(problem->violations,
                ElementsAre(Violation{"body", "", "required", "must be present"}));
  }
  operation_.body_required = false;
  EXPECT_EQ(status({}, ""), 200);
  EXPECT_EQ(status({}, "x"), 415);
}

TEST_F(PreconditionsTest, OperationsWithoutABodyIgnoreOne) {
  operation_.consumes = {};
  operation_.body_required = false;
  EXPECT_EQ(status({{"Content-Type", "image/png"}}, "x"), 200);
}

TEST_F(PreconditionsTest, TextMayBeEmpty) {
  EXPECT_EQ(status({{"Content-Type", "text/plain"}, {"Content-Length", "0"}}, ""), 200);
  EXPECT_EQ(status({{"Content-Type", "text/plain"}, {"Transfer-Encoding", "chunked"}}, ""), 200);
  EXPECT_EQ(status({{"Content-Type", "application/json"}, {"Content-Length", "0"}}, ""), 400);
  EXPECT_EQ(status({{"Content-Length", "0"}}, ""), 400);
}

}  // namespace
}  // namespace specgen
