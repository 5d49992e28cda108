#include "specgen/testing/server_process.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <unistd.h>

#include <array>
#include <csignal>
#include <stdexcept>

namespace specgen::testing {
namespace {

using ::testing::HasSubstr;
using namespace std::chrono_literals;

ServerCommand shell(std::string script) {
  ServerCommand command;
  command.command = std::move(script);
  return command;
}

std::string failure_of(const ServerCommand& command) {
  try {
    ServerProcess server(command);
  } catch (const std::runtime_error& error) {
    return error.what();
  }
  return "it started";
}

TEST(ServerProcess, ReadsTheUrlFromTheReadyLine) {
  ServerProcess server(
      shell("echo warming up; echo listening on http://127.0.0.1:1/v1; "
            "echo a word more >&2; exec sleep 100"));
  EXPECT_EQ(server.url(), "http://127.0.0.1:1/v1");
}

TEST(ServerProcess, AsksForAFreePortAndPassesTheEnvironmentOn) {
  ServerCommand command = shell("echo listening on \"$PORT $ONE $HOME\"; exec sleep 100");
  command.environment = {{"ONE", "1"}, {"HOME", "nowhere"}};
  ServerProcess server(command);
  EXPECT_EQ(server.url(), "0 1 nowhere");
}

TEST(ServerProcess, ThePortCanBeChosen) {
  ServerCommand command = shell("echo listening on $PORT; exec sleep 100");
  command.environment = {{"PORT", "7"}};
  EXPECT_EQ(ServerProcess(command).url(), "7");
}

TEST(ServerProcess, KeepsTheOutput) {
  ServerProcess server(shell("echo one; echo listening on x; echo two >&2"));
  ASSERT_TRUE(server.wait(10s));
  EXPECT_THAT(server.output(), HasSubstr("one\nlistening on x\n"));
  EXPECT_THAT(server.output(), HasSubstr("two\n"));
  EXPECT_EQ(server.output_size(), std::string("one\nlistening on x\ntwo\n").size());
  EXPECT_EQ(server.output_since(server.output_size() - 1), "\n");
  EXPECT_EQ(server.output_since(1000), "");
}

TEST(ServerProcess, KeepsTheEndOfALongOutput) {
  ServerProcess server(shell("echo listening on x; head -c 3000000 /dev/zero; echo the end"));
  ASSERT_TRUE(server.wait(30s));
  EXPECT_GT(server.output_size(), 3000000U);
  EXPECT_LE(server.output().size(), 512U * 1024);
  EXPECT_THAT(server.output(), ::testing::EndsWith("the end\n"));
}

TEST(ServerProcess, SaysHowAServerEndedThatWasNeverReady) {
  EXPECT_EQ(failure_of(shell("echo no database >&2; exit 3")),
            "the server ended before it was ready (exit status 3)\n"
            "  command: echo no database >&2; exit 3\n"
            "  output:\nno database\n");
  EXPECT_EQ(failure_of(shell("kill -SEGV $$")),
            "the server ended before it was ready (killed by signal 11 (Segmentation fault))\n"
            "  command: kill -SEGV $$\n"
            "  output:\n  (none)\n");
}

TEST(ServerProcess, DoesNotWaitForeverForTheReadyLine) {
  ServerCommand command = shell("echo thinking; exec sleep 100");
  command.start_timeout = 200ms;
  EXPECT_EQ(failure_of(command),
            "the server was not ready after 200 ms: no line 'listening on URL' on its standard "
            "output\n  command: echo thinking; exec sleep 100\n  output:\nthinking\n");
}

TEST(ServerProcess, ASimpleCommandTakesTheShellsPlace) {
  // The inner shell prints its parent: were it not for `exec`, that would be the outer shell.
  ServerProcess server(shell("sh -c 'echo listening on parent-$PPID'"));
  EXPECT_EQ(server.url(), "parent-" + std::to_string(::getpid()));
}

TEST(ServerProcess, SignalsReachTheServer) {
  ServerProcess server(
      shell("trap 'exit 7' TERM; echo listening on x; while :; do sleep 0.01; done"));
  EXPECT_EQ(server.wait(0ms), std::nullopt);
  server.signal(SIGTERM);
  const auto status = server.wait(10s);
  ASSERT_TRUE(status);
  EXPECT_EQ(describe_wait_status(*status), "exit status 7");
  server.signal(SIGTERM);  // There is nobody left to get it.
}

TEST(ServerProcess, StopsTheServerAndWhatItLeftBehind) {
  // Whoever descends from the server holds the pipe's other end until it dies.
  std::array<int, 2> ends{};
  ASSERT_EQ(::pipe(ends.data()), 0);
  {
    ServerProcess server(shell("(trap '' TERM; sleep 100) & echo listening on x; exec sleep 100"));
    ::close(ends[1]);
  }
  char byte = 0;
  EXPECT_EQ(::read(ends[0], &byte, 1), 0);
  ::close(ends[0]);
}

TEST(ServerProcess, TheReadyLineCountsOnlyOnStandardOutput) {
  ServerCommand command = shell("echo listening on x >&2; exec sleep 100");
  command.start_timeout = 200ms;
  EXPECT_THAT(failure_of(command), HasSubstr("not ready after 200 ms"));
}

}  // namespace
}  // namespace specgen::testing
