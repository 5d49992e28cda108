#include "specgen/testing/main.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <sys/wait.h>

#include <array>
#include <cstdio>
#include <memory>

#include "scripted_server.hpp"

namespace specgen::testing {
namespace {

using ::testing::HasSubstr;

struct Finished {
  int status = -1;
  std::string output;  // both streams
};

Finished run_example(const std::string& arguments) {
  const std::string command = std::string(EXAMPLE_PROGRAM) + " " + arguments + " 2>&1";
  FILE* pipe = ::popen(command.c_str(), "r");  // NOLINT(cert-env33-c)
  Finished result;
  std::array<char, 4096> buffer;
  while (const std::size_t count = std::fread(buffer.data(), 1, buffer.size(), pipe)) {
    result.output.append(buffer.data(), count);
  }
  result.status = WEXITSTATUS(::pclose(pipe));
  return result;
}

std::string empty_ok(const std::string&) { return answer(200, "", ""); }

TEST(TestProgram, RunsAgainstAnyServer) {
  ScriptedServer server(empty_ok);
  const Finished finished = run_example("--gtest_filter=*EC_1* --target " + server.url());
  EXPECT_EQ(finished.status, 0) << finished.output;
  ASSERT_EQ(server.requests().size(), 1U);
  EXPECT_EQ(first_line(server.requests()[0]), "GET /v1/hello HTTP/1.1");
}

TEST(TestProgram, ReportsAFailureAtItsPlaceInTheSpec) {
  ScriptedServer server(empty_ok);
  const Finished finished = run_example("--target=" + server.url());
  EXPECT_EQ(finished.status, 1);
  EXPECT_THAT(finished.output,
              HasSubstr("hello.yaml:12: Failure\nFailed\nEC-1 \"Says hello\" (hello.yaml:12)\n"
                        "  GET /hello: expected 204, got 200\n"));
  EXPECT_THAT(finished.output, HasSubstr("1 of 1 declared responses were seen"));
}

TEST(TestProgram, StartsTheServerItIsGiven) {
  ScriptedServer server(empty_ok);
  const Finished finished = run_example("--gtest_filter=*EC_1* --server 'echo listening on " +
                                        server.url() + "; exec sleep 100'");
  EXPECT_EQ(finished.status, 0) << finished.output;
  EXPECT_EQ(server.requests().size(), 1U);
}

TEST(TestProgram, FailsWhenTheServerDoesNotStart) {
  const Finished finished = run_example("");
  EXPECT_EQ(finished.status, 1);
  EXPECT_THAT(finished.output,
              HasSubstr("  the server ended before it was ready (exit status 9)\n"));
  EXPECT_THAT(finished.output, HasSubstr("no server here\n"));
}

TEST(TestProgram, FailsWhenTheServerStopsBadly) {
  ScriptedServer server(empty_ok);
  const Finished finished =
      run_example("--gtest_filter=*EC_1* --server 'trap \"exit 23\" TERM; echo listening on " +
                  server.url() + "; while :; do sleep 0.01; done'");
  EXPECT_EQ(finished.status, 1);
  EXPECT_THAT(finished.output, HasSubstr("the server did not stop cleanly (exit status 23)"));
}

TEST(TestProgram, ListsItsTestsWithoutStartingAServer) {
  const Finished finished = run_example("--gtest_list_tests");
  EXPECT_EQ(finished.status, 0);
  EXPECT_EQ(finished.output, "Hello.\n  EC_1_SaysHello\n  EC_2_SaysNothing\n");
}

TEST(TestProgram, RefusesArgumentsThatItDoesNotKnow) {
  const Finished finished = run_example("--traget http://localhost");
  EXPECT_EQ(finished.status, 2);
  EXPECT_EQ(finished.output, "unknown argument '--traget'; --help says what there is\n");
  EXPECT_EQ(run_example("--target").output, "--target needs a value; --help says what there is\n");
}

TEST(TestProgram, ExplainsItself) {
  const Finished finished = run_example("--help");
  EXPECT_EQ(finished.status, 0);
  EXPECT_THAT(finished.output, HasSubstr("--target URL"));
  EXPECT_THAT(finished.output, HasSubstr("--gtest_filter"));
}

TEST(TestProgram, WritesJUnitXml) {
  ScriptedServer server(empty_ok);
  const Finished finished =
      run_example("--target " + server.url() + " --gtest_output=xml:/dev/stderr");
  EXPECT_THAT(finished.output, HasSubstr("<testsuites tests=\"2\" failures=\"1\""));
  EXPECT_THAT(finished.output, HasSubstr("<testcase name=\"EC_1_SaysHello\""));
}

}  // namespace
}  // namespace specgen::testing
