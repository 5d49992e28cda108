#include "specgen/testing/runner.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <atomic>
#include <latch>
#include <map>
#include <mutex>

#include "scripted_server.hpp"

namespace specgen::testing {
namespace {

using ::testing::HasSubstr;
using ::testing::SizeIs;

void need_id(const json::Input& in) {
  for (json::Element::Members members(in.element()); !members.done(); members.next()) {
    if (members.name() == "id") return;
  }
  const json::Path id(in.path(), "id");
  in.violations().add(id, "required", "is missing");
}

ResponseSpec response(int status, Check check = nullptr) {
  return {.status = status,
          .bodies = {{.media_type = "application/json", .check = check}},
          .headers = {}};
}

ApiSpec api() {
  return {.title = "Pets",
          .base_path = "/v1",
          .operations = {{.id = "signup",
                          .method = "POST",
                          .path = "/signup",
                          .source = "spec.yaml:10",
                          .responses = {response(201, need_id), response(400), response(409)}},
                         {.id = "me",
                          .method = "GET",
                          .path = "/users/{id}",
                          .source = "spec.yaml:20",
                          .responses = {response(200), response(503)}}}};
}

EdgeRequest signup(std::vector<std::string> expected) {
  return {.operation = "signup",
          .method = "POST",
          .path = "/signup",
          .query = {},
          .headers = {},
          .content_type = "application/json",
          .body = R"({"email":"someone@example.com"})",
          .fresh = {"/email"},
          .expected = std::move(expected),
          .captures = {}};
}

EdgeRequest get_user(std::vector<std::string> expected) {
  return {.operation = "me",
          .method = "GET",
          .path = "/users/${id}",
          .query = {{"as", "${id}"}},
          .headers = {{"Authorization", "Bearer ${id}"}},
          .content_type = "application/json",
          .body = {},
          .fresh = {},
          .expected = std::move(expected),
          .captures = {}};
}

EdgeCase make_case(EdgeRequest request) {
  EdgeCase result;
  result.id = "EC-001";
  result.description = "A case";
  result.source = "spec.yaml:100";
  result.request = std::move(request);
  return result;
}

/// A runner against a scripted server.
class RunnerTest : public ::testing::Test {
 protected:
  void serve(ScriptedServer::Script script) {
    server_ = std::make_unique<ScriptedServer>(std::move(script));
    target_ = std::make_unique<Target>(
        TargetOptions{.url = server_->url(), .server_command = {}, .base_path = "/v1"});
    runner_ = std::make_unique<Runner>(api_, *target_);
  }

  std::string run(const EdgeCase& edge_case) { return runner_->run(edge_case).value_or("passed"); }

  ApiSpec api_ = api();
  std::unique_ptr<ScriptedServer> server_;
  std::unique_ptr<Target> target_;
  std::unique_ptr<Runner> runner_;
};

TEST_F(RunnerTest, PassesWhenTheAnswerIsRight) {
  serve([](const std::string&) { return json_answer(201, R"({"id":1})"); });
  EXPECT_EQ(run(make_case(signup({"201"}))), "passed");
  EXPECT_EQ(run(make_case(signup({"400", "201"}))), "passed");
  EXPECT_THAT(runner_->coverage().summary(api_), HasSubstr("1 of 5 declared responses"));
}

TEST_F(RunnerTest, ReportsAWrongStatusWithEverythingToReproduceIt) {
  serve([](const std::string&) { return json_answer(201, R"({"id":1})"); });
  EdgeRequest request = signup({"400"});
  request.fresh = {};
  EXPECT_EQ(run(make_case(request)),
            "EC-001 \"A case\" (spec.yaml:100)\n"
            "  POST /signup: expected 400, got 201\n"
            "\n"
            "  request:\n"
            "    curl -i --path-as-is -X POST '" +
                server_->url() +
                "/v1/signup' \\\n"
                "      -H 'Content-Type: application/json' \\\n"
                "      --data-binary '{\"email\":\"someone@example.com\"}'\n"
                "\n"
                "  response:\n"
                "    HTTP 201\n"
                "    Content-Type: application/json\n"
                "    Content-Length: 8\n"
                "\n"
                "    {\"id\":1}\n");
}

TEST_F(RunnerTest, ReportsWhatTheSpecDoesNotDeclare) {
  serve([](const std::string&) { return json_answer(201, "{}"); });
  EdgeRequest request = signup({"201"});
  EXPECT_THAT(run(make_case(request)),
              HasSubstr("  POST /signup: the answer, 201 as expected, is not what spec.yaml:10 "
                        "declares:\n    /body/id is missing (required)\n"));
}

TEST_F(RunnerTest, AServerErrorIsFineOnlyWhereItIsExpected) {
  serve([](const std::string&) { return json_answer(503, "{}"); });
  EdgeRequest request = get_user({"503"});
  EXPECT_EQ(run(make_case(request)), "passed");
}

TEST_F(RunnerTest, UsesWhatEarlierStepsGave) {
  serve([](const std::string& request) {
    return request.starts_with("POST") ? json_answer(201, R"({"id":"a/1"})")
                                       : json_answer(200, "{}");
  });
  EdgeCase edge_case = make_case(get_user({"200"}));
  edge_case.given = {signup({"201"})};
  edge_case.given[0].captures = {{"id", "/id"}};
  EXPECT_EQ(run(edge_case), "passed");
  ASSERT_THAT(server_->requests(), SizeIs(2));
  EXPECT_THAT(server_->requests()[1], HasSubstr("GET /v1/users/a%2F1?as=a%2F1 HTTP/1.1\r\n"));
  EXPECT_THAT(server_->requests()[1], HasSubstr("Authorization: Bearer a/1\r\n"));
  EXPECT_EQ(server_->connections(), 1U);
}

TEST_F(RunnerTest, NamesTheStepThatFailed) {
  serve([](const std::string&) { return json_answer(409, "{}"); });
  EdgeCase edge_case = make_case(get_user({"200"}));
  edge_case.given = {signup({"409"}), signup({"201"})};
  EXPECT_THAT(run(edge_case),
              HasSubstr("  given step 2 of 2, POST /signup: expected 201, got 409\n"));
  edge_case.given = {signup({"409"})};
  edge_case.given[0].captures = {{"id", "/id"}};
  EXPECT_THAT(run(edge_case),
              HasSubstr("  given step 1 of 1, POST /signup: the answer has nothing at '/id', which "
                        "'${id}' stands for\n"));
}

TEST_F(RunnerTest, TheSameStringIsTheSameInAllStepsOfACase) {
  serve([](const std::string&) { return json_answer(409, "{}"); });
  EdgeCase edge_case = make_case(signup({"409"}));
  edge_case.given = {signup({"409"})};
  EXPECT_EQ(run(edge_case), "passed");
  EXPECT_EQ(run(edge_case), "passed");
  const auto requests = server_->requests();
  ASSERT_THAT(requests, SizeIs(4));
  EXPECT_EQ(body_of(requests[0]), body_of(requests[1]));
  EXPECT_EQ(body_of(requests[2]), body_of(requests[3]));
  EXPECT_NE(body_of(requests[0]), body_of(requests[2]));
}

TEST_F(RunnerTest, ReportsThatThereWasNoAnswer) {
  serve([](const std::string&) { return std::string(); });
  const std::string report = run(make_case(signup({"201"})));
  EXPECT_THAT(report, HasSubstr("  POST /signup: expected 201, got no answer\n"));
  EXPECT_THAT(report, HasSubstr("    no answer: Empty reply from server\n"));
}

/// Answers like a service: the first sign-up of an address gets `first`, later ones 409.
class Signups {
 public:
  explicit Signups(std::size_t winners) : winners_(winners) {}

  std::string operator()(const std::string& request) {
    const std::lock_guard lock(mutex_);
    const std::size_t seen = ++counts_[body_of(request)];
    return seen <= winners_ ? json_answer(201, R"({"id":1})") : json_answer(409, "{}");
  }
  std::map<std::string, std::size_t> counts() {
    const std::lock_guard lock(mutex_);
    return counts_;
  }

 private:
  std::size_t winners_;
  std::mutex mutex_;
  std::map<std::string, std::size_t> counts_;
};

EdgeCase race(std::size_t requests) {
  EdgeCase result = make_case(signup({"201", "409"}));
  result.concurrent = true;
  result.requests = requests;
  return result;
}

TEST_F(RunnerTest, RepeatsARaceWithFreshDataOnAConnectionPerRequest) {
  Signups signups(1);
  serve([&](const std::string& request) { return signups(request); });
  EXPECT_EQ(run(race(16)), "passed");
  EXPECT_EQ(server_->connections(), 80U);
  const auto counts = signups.counts();
  EXPECT_THAT(counts, SizeIs(5));
  for (const auto& [body, count] : counts) EXPECT_EQ(count, 16U) << body;
}

TEST_F(RunnerTest, SendsTheRequestsOfARaceAtOnce) {
  constexpr std::size_t kRequests = 8;
  std::latch all(kRequests);
  serve([&](const std::string&) {
    all.arrive_and_wait();  // Answers none before all have come.
    return json_answer(409, "{}");
  });
  EdgeCase edge_case = race(kRequests);
  edge_case.request.expected = {"409"};
  Runner once(api_, *target_, {.concurrent_rounds = 1});
  EXPECT_EQ(once.run(edge_case), std::nullopt);
}

TEST_F(RunnerTest, ReportsARaceThatTwoWon) {
  Signups signups(2);
  serve([&](const std::string& request) { return signups(request); });
  const std::string report = run(race(4));
  EXPECT_THAT(report, HasSubstr("EC-001 \"A case\" (spec.yaml:100)\n"
                                "  POST /signup, 4 at once (round 1): expected 1 × 201 and 3 × "
                                "409, got 2 × 201 and 2 × 409\n"));
  EXPECT_THAT(report, HasSubstr("  request, 4 of these at once:\n    curl -i"));
  EXPECT_THAT(report, HasSubstr("  a response:\n    HTTP 201\n"));
  EXPECT_THAT(report, HasSubstr("  a response:\n    HTTP 409\n"));
}

TEST_F(RunnerTest, ChecksEveryAnswerOfARace) {
  std::atomic<int> count{0};
  serve([&](const std::string&) {
    return ++count % 4 == 1 ? json_answer(201, "{}") : json_answer(409, "{}");
  });
  EXPECT_THAT(run(race(4)),
              HasSubstr("  one of those at once, POST /signup: the answer, 201 as expected, is not "
                        "what spec.yaml:10 declares:\n    /body/id is missing (required)\n"));
}

TEST(RunnerWithServer, ShowsWhatTheServerWroteAndThatItDied) {
  const ApiSpec spec = api();
  Target target({.url = {},
                 .server_command = "echo listening on http://127.0.0.1:1; echo before; "
                                   "sleep 0.01; echo out of memory >&2; kill -ABRT $$",
                 .base_path = "/v1"});
  Runner runner(spec, target);
  const std::string report = runner.run(make_case(signup({"201"}))).value_or("passed");
  EXPECT_THAT(report, HasSubstr("  POST /signup: expected 201, got no answer\n"));
  EXPECT_THAT(report, HasSubstr("  THE SERVER HAS ENDED: killed by signal 6 (Aborted)\n"));
  EXPECT_THAT(report, HasSubstr("  the server wrote meanwhile:\n"));
  EXPECT_THAT(report, HasSubstr("    out of memory\n"));
}

TEST(RunnerWithServer, SaysThatTheServerDoesNotStart) {
  const ApiSpec spec = api();
  Target target({.url = {}, .server_command = "echo no database; exit 1", .base_path = "/v1"});
  Runner runner(spec, target);
  EXPECT_EQ(runner.run(make_case(signup({"201"}))).value_or("passed"),
            "EC-001 \"A case\" (spec.yaml:100) could not be run:\n"
            "  the server ended before it was ready (exit status 1)\n"
            "    command: echo no database; exit 1\n"
            "    output:\n"
            "  no database\n");
}

}  // namespace
}  // namespace specgen::testing
