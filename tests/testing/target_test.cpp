#include "specgen/testing/target.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <csignal>
#include <stdexcept>

namespace specgen::testing {
namespace {

constexpr const char* kServer = "echo listening on http://127.0.0.1:1; exec sleep 100";

TEST(WithBasePath, AddsItOnlyToAUrlWithoutPath) {
  EXPECT_EQ(with_base_path("http://host:1", "/v1"), "http://host:1/v1");
  EXPECT_EQ(with_base_path("http://host:1/", "/v1"), "http://host:1");
  EXPECT_EQ(with_base_path("http://host:1/api/", "/v1"), "http://host:1/api");
  EXPECT_EQ(with_base_path("https://host", ""), "https://host");
}

TEST(Target, UsesAServerThatRunsAlready) {
  Target target({.url = "http://host:1/api", .server_command = "exit 1", .base_path = "/v1"});
  EXPECT_EQ(target.base_url(), "http://host:1/api");
  EXPECT_EQ(target.process(), nullptr);
  EXPECT_EQ(target.stop(), "");
}

TEST(Target, MakesEverythingFreshForAServerThatRunsAlready) {
  Target theirs({.url = "http://host:1", .server_command = {}, .base_path = {}});
  Target ours({.url = {}, .server_command = kServer, .base_path = {}});
  EXPECT_NE(theirs.freshness().fresh("someone@example.com"), "someone@example.com");
  EXPECT_EQ(ours.freshness().fresh("someone@example.com"), "someone@example.com");
}

TEST(Target, StartsTheServerWhenItIsNeeded) {
  Target target({.url = {}, .server_command = kServer, .base_path = "/v1"});
  EXPECT_EQ(target.process(), nullptr);
  EXPECT_EQ(target.base_url(), "http://127.0.0.1:1/v1");
  const pid_t pid = target.process()->pid();
  EXPECT_EQ(target.base_url(), "http://127.0.0.1:1/v1");
  EXPECT_EQ(target.process()->pid(), pid);
  EXPECT_EQ(target.stop(), "");
  EXPECT_EQ(target.process(), nullptr);
}

TEST(Target, StartsItAgainAfterItHasDied) {
  Target target({.url = {}, .server_command = kServer, .base_path = "/v1"});
  target.base_url();
  const pid_t pid = target.process()->pid();
  target.process()->signal(SIGKILL);
  ASSERT_TRUE(target.process()->wait(std::chrono::seconds(10)));
  target.base_url();
  EXPECT_NE(target.process()->pid(), pid);
}

TEST(Target, DoesNotTryTwiceWhatFailedToStart) {
  Target target({.url = {}, .server_command = "echo oops; exit 1", .base_path = {}});
  EXPECT_THROW(target.base_url(), std::runtime_error);
  try {
    target.base_url();
    FAIL() << "nothing was thrown";
  } catch (const std::runtime_error& error) {
    EXPECT_STREQ(error.what(),
                 "the server ended before it was ready (exit status 1)\n"
                 "  command: echo oops; exit 1\n  output:\noops\n");
  }
}

TEST(Target, ReportsAServerThatEndedByItself) {
  Target target({.url = {},
                 .server_command = "echo listening on http://127.0.0.1:1; exit 3",
                 .base_path = {}});
  target.base_url();
  ASSERT_TRUE(target.process()->wait(std::chrono::seconds(10)));
  EXPECT_EQ(target.stop(),
            "the server ended by itself (exit status 3); the end of its output:\n"
            "listening on http://127.0.0.1:1\n");
}

TEST(Target, ReportsAServerThatStopsWithAFailure) {
  Target target({.url = {},
                 .server_command = "trap 'echo leak; exit 23' TERM; "
                                   "echo listening on http://127.0.0.1:1; "
                                   "while :; do sleep 0.01; done",
                 .base_path = {}});
  target.base_url();
  EXPECT_EQ(target.stop(),
            "the server did not stop cleanly (exit status 23); the end of its output:\n"
            "listening on http://127.0.0.1:1\nleak\n");
}

}  // namespace
}  // namespace specgen::testing
