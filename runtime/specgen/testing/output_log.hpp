#pragma once

#include <chrono>
#include <condition_variable>
#include <cstddef>
#include <functional>
#include <mutex>
#include <string>
#include <thread>

namespace specgen::testing {

/// Reads file descriptors on a thread of its own until all are at their end, and keeps the last
/// bytes. Thread-safe.
class OutputLog {
 public:
  /// Both descriptors belong to the log from now on. `on_line` is called on the log's thread for
  /// every complete line of `out`.
  OutputLog(int out, int err, std::function<void(const std::string&)> on_line);
  ~OutputLog();
  OutputLog(const OutputLog&) = delete;
  OutputLog& operator=(const OutputLog&) = delete;

  /// How many bytes were read in all.
  std::size_t size() const;
  /// What was read from byte `offset` on, as far as it is kept.
  std::string since(std::size_t offset) const;
  /// Waits until both descriptors are at their end. A process that the server left behind may hold
  /// them open: false after `timeout`.
  bool wait_end(std::chrono::milliseconds timeout);

 private:
  static constexpr std::size_t kKept = 256UL * 1024;

  void read_all(int out, int err);
  bool read_some(int fd, std::string* line);
  void split_lines(std::string& pending, const char* data, std::size_t size) const;

  std::function<void(const std::string&)> on_line_;
  int stop_fd_ = -1;
  mutable std::mutex mutex_;
  std::condition_variable ended_changed_;
  bool ended_ = false;
  std::string kept_;
  std::size_t dropped_ = 0;
  std::thread thread_;
};

}  // namespace specgen::testing
