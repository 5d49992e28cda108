#pragma once

#include <atomic>
#include <chrono>
#include <condition_variable>
#include <cstdint>
#include <initializer_list>
#include <mutex>
#include <string>
#include <string_view>
#include <thread>
#include <variant>

namespace auth {

enum class LogLevel { kInfo, kWarning, kError };

/// A member of a log line.
struct LogField {
  std::string_view name;
  std::variant<std::string_view, std::int64_t, double> value;
};

/// Writes one JSON object a line. Whoever logs never waits for the reader of the log: lines are
/// collected and written by a thread of the log's own, and when the reader falls behind by more
/// than 1 MiB, lines are dropped and their number is logged later.
///
/// What goes into a line is decided where it is written; no password, token, code, secret or e-mail
/// address ever does. Thread-safe.
class Log {
 public:
  /// Writes to the file descriptor, which stays open and stays the caller's. `farewell` is how long
  /// the destructor waits for the reader.
  explicit Log(int descriptor,
               std::chrono::milliseconds farewell = std::chrono::milliseconds(2000));
  /// Writes what is left, as far as somebody reads it.
  ~Log();
  Log(const Log&) = delete;
  Log& operator=(const Log&) = delete;

  void write(LogLevel level, std::string_view event, std::initializer_list<LogField> fields = {});

 private:
  using Time = std::chrono::steady_clock::time_point;

  void run();
  void write_out(std::string_view text);
  bool wait_for_reader();

  const int descriptor_;
  const std::chrono::milliseconds farewell_;
  std::mutex mutex_;
  std::condition_variable wake_;
  std::string pending_;
  std::int64_t dropped_ = 0;
  bool stopping_ = false;
  /// When to give up on the reader.
  std::atomic<Time> give_up_at_{Time::max()};
  std::thread writer_;
};

/// A line of the log, with its line feed. `time` in microseconds since 1970.
std::string format_log_line(std::int64_t time, LogLevel level, std::string_view event,
                            std::initializer_list<LogField> fields);

}  // namespace auth
