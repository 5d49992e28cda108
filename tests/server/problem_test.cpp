#include "specgen/server/problem.hpp"

#include <gtest/gtest.h>

#include <regex>

#include "specgen/server/request_id.hpp"

namespace specgen {
namespace {

TEST(ProblemJsonMapper, IsRfc9457) {
  Problem problem = make_problem(ProblemKind::kInvalidRequest, "The request breaks the contract.");
  problem.request_id = "id";
  problem.error_code = "code";
  problem.violations = {{"body", "/a", "required", "must be \"present\""}};
  EXPECT_EQ(
      ProblemJsonMapper().map(problem),
      (http::Response{
          400,
          "application/problem+json",
          {},
          R"({"title":"Bad Request","status":400,"detail":"The request breaks the contract.",)"
          R"("request_id":"id","error_code":"code","violations":[{"in":"body",)"
          R"("pointer":"/a","keyword":"required","message":"must be \"present\""}]})"}));
}

TEST(ProblemJsonMapper, LeavesOutWhatIsEmpty) {
  EXPECT_EQ(ProblemJsonMapper().map(make_problem(ProblemKind::kOverloaded, "")).body,
            R"({"title":"Service Unavailable","status":503})");
}

TEST(Problem, HasTheStatusOfItsKind) {
  EXPECT_EQ(make_problem(ProblemKind::kUnauthorized, "").status, 401);
  EXPECT_EQ(make_problem(ProblemKind::kMethodUnknown, "").status, 501);
  EXPECT_EQ(make_problem(ProblemKind::kDeadlineExceeded, "").status, 503);
  EXPECT_EQ(make_problem(ProblemKind::kInternal, "").status, 500);
}

TEST(RequestId, KeepsAcceptableOnes) {
  http::Request request;
  for (const std::string& good : {std::string("abcd-EF9"), std::string(64, 'a')}) {
    request.headers = {{"X-Request-ID", good}};
    EXPECT_EQ(request_id_for(request), good);
  }
  for (const std::string& bad :
       {std::string("short"), std::string(65, 'a'), std::string("with space"),
        std::string("with\"quote"), std::string("\xc3\xa9\xc3\xa9\xc3\xa9\xc3\xa9")}) {
    request.headers = {{"X-Request-ID", bad}};
    EXPECT_NE(request_id_for(request), bad);
    EXPECT_TRUE(std::regex_match(request_id_for(request), std::regex("[0-9a-z]{15}")));
  }
}

TEST(RequestId, NewOnesDiffer) { EXPECT_NE(new_request_id(), new_request_id()); }

}  // namespace
}  // namespace specgen
