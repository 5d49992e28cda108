#include "logging/log.hpp"

#include <fcntl.h>
#include <gtest/gtest.h>
#include <unistd.h>

#include <array>
#include <nlohmann/json.hpp>
#include <sstream>
#include <string>
#include <thread>
#include <vector>

namespace auth {
namespace {

TEST(LogLineTest, IsOneJsonObject) {
  EXPECT_EQ(format_log_line(
                1'780'396'200'000'042, LogLevel::kInfo, "request",
                {{"operation", "signup"}, {"status", std::int64_t{201}}, {"durationMs", 173.25}}),
            R"({"time":"2026-06-02T10:30:00.000042Z","level":"info","event":"request",)"
            R"("operation":"signup","status":201,"durationMs":173.250})"
            "\n");
  EXPECT_EQ(format_log_line(0, LogLevel::kWarning, "w", {}),
            "{\"time\":\"1970-01-01T00:00:00.000000Z\",\"level\":\"warning\",\"event\":\"w\"}\n");
  EXPECT_EQ(format_log_line(0, LogLevel::kError, "e", {}),
            "{\"time\":\"1970-01-01T00:00:00.000000Z\",\"level\":\"error\",\"event\":\"e\"}\n");
}

TEST(LogLineTest, NothingBreaksOutOfAString) {
  const std::string line = format_log_line(
      0, LogLevel::kInfo, "x", {{"value", std::string_view("a\"b\\c\nd\x7f\x80\0e", 11)}});
  EXPECT_EQ(line,
            "{\"time\":\"1970-01-01T00:00:00.000000Z\",\"level\":\"info\",\"event\":\"x\","
            "\"value\":\"a\\\"b\\\\c\\u000ad\\u007f\\ufffd\\u0000e\"}\n");
  EXPECT_TRUE(nlohmann::json::accept(line));
}

/// A pipe whose reading end collects what a log writes.
class LogTest : public ::testing::Test {
 protected:
  LogTest() { EXPECT_EQ(pipe(ends_.data()), 0); }
  ~LogTest() override {
    close_writer();
    close(ends_[0]);
  }
  void close_writer() {
    if (ends_[1] >= 0) close(ends_[1]);
    ends_[1] = -1;
  }
  std::vector<nlohmann::json> read_all() {
    close_writer();
    std::string text;
    std::array<char, 4096> buffer{};
    for (ssize_t size = 0; (size = read(ends_[0], buffer.data(), buffer.size())) > 0;) {
      text.append(buffer.data(), static_cast<std::size_t>(size));
    }
    std::vector<nlohmann::json> lines;
    std::istringstream stream(text);
    for (std::string line; std::getline(stream, line);) {
      lines.push_back(nlohmann::json::parse(line));
    }
    return lines;
  }

  std::array<int, 2> ends_{};
};

TEST_F(LogTest, WritesEverythingBeforeItGoes) {
  {
    Log log(ends_[1]);
    log.write(LogLevel::kInfo, "first");
    log.write(LogLevel::kError, "second", {{"n", std::int64_t{2}}});
  }
  const auto lines = read_all();
  ASSERT_EQ(lines.size(), 2U);
  EXPECT_EQ(lines[0].at("event"), "first");
  EXPECT_EQ(lines[1].at("n"), 2);
}

TEST_F(LogTest, LinesOfManyThreadsStayWhole) {
  constexpr int kThreads = 4;
  constexpr int kLines = 100;
  {
    Log log(ends_[1]);
    std::vector<std::thread> threads;
    for (int i = 0; i < kThreads; ++i) {
      threads.emplace_back([&log] {
        for (int j = 0; j < kLines; ++j) log.write(LogLevel::kInfo, "line");
      });
    }
    for (std::thread& thread : threads) thread.join();
  }
  EXPECT_EQ(read_all().size(), std::size_t{kThreads * kLines});
}

TEST_F(LogTest, ASlowReaderCostsLinesAndNotTime) {
  const std::string filler(100'000, 'x');
  std::thread reader;
  std::vector<nlohmann::json> lines;
  {
    Log log(ends_[1]);
    // The pipe holds 64 KiB and nobody reads, so nearly all of this has nowhere to go.
    for (int i = 0; i < 100; ++i) log.write(LogLevel::kInfo, "long", {{"filler", filler}});
    reader = std::thread([this, &lines] {
      std::string text;
      std::array<char, 65536> buffer{};
      for (ssize_t size = 0; (size = read(ends_[0], buffer.data(), buffer.size())) > 0;) {
        text.append(buffer.data(), static_cast<std::size_t>(size));
      }
      std::istringstream stream(text);
      for (std::string line; std::getline(stream, line);) {
        lines.push_back(nlohmann::json::parse(line));
      }
    });
  }
  close_writer();
  reader.join();
  std::int64_t dropped = 0;
  std::int64_t written = 0;
  for (const nlohmann::json& line : lines) {
    if (line.at("event") == "long") ++written;
    if (line.at("event") == "log_lines_dropped") dropped += line.at("count").get<std::int64_t>();
  }
  EXPECT_EQ(written + dropped, 100);
  EXPECT_GT(dropped, 50);
  EXPECT_GT(written, 5);
}

TEST_F(LogTest, AReaderThatNeverReadsKeepsNobodyFromLeaving) {
  Log log(ends_[1], std::chrono::milliseconds(1));
  for (int i = 0; i < 10; ++i) {
    log.write(LogLevel::kInfo, "long", {{"filler", std::string(100'000, 'x')}});
  }
  // What is tested is that the destructor comes back.
}

TEST_F(LogTest, AReaderThatIsGoneIsNoDisaster) {
  const int nowhere = open("/dev/full", O_WRONLY);
  ASSERT_GE(nowhere, 0);
  {
    Log log(nowhere);
    log.write(LogLevel::kInfo, "lost");
  }
  close(nowhere);
}

}  // namespace
}  // namespace auth
