#pragma once

#include <sys/types.h>

#include <chrono>
#include <memory>
#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace specgen::testing {

struct ServerCommand {
  /// Run by `/bin/sh -c`, which gives way to a single command; where there are several, write
  /// `exec` before the server, so that signals reach it.
  std::string command;
  /// Added to the environment of this process. `PORT=0` is added unless it is here.
  std::vector<std::pair<std::string, std::string>> environment;
  std::chrono::milliseconds start_timeout{30'000};  ///< From exec to the ready line.
};

/// A server under test, started as a process group of its own. It says that it is ready by a line
/// `listening on URL` on its standard output; SIGTERM stops it. Its output is kept (the last 256
/// KiB) for the reports. When the thread that
/// constructs it ends, the server gets SIGTERM, so that none is left behind. Thread-safe.
class ServerProcess {
 public:
  /// Starts it and waits for the ready line. Throws std::runtime_error with the server's output
  /// when it ends first or is not ready in time.
  explicit ServerProcess(const ServerCommand& command);
  /// Stops it, by SIGKILL when SIGTERM is not obeyed within ten seconds.
  ~ServerProcess();
  ServerProcess(const ServerProcess&) = delete;
  ServerProcess& operator=(const ServerProcess&) = delete;

  const std::string& url() const;  ///< As printed in the ready line.
  pid_t pid() const;

  /// Everything it wrote to standard output and standard error so far, as far as it is kept.
  std::string output() const;
  /// How many bytes it has written; with `output_since`, what belongs to one test.
  std::size_t output_size() const;
  std::string output_since(std::size_t offset) const;

  /// Sends a signal to the server.
  void signal(int number);
  /// The wait status once it has ended, or nullopt when it still runs after `timeout`.
  std::optional<int> wait(std::chrono::milliseconds timeout);

 private:
  class Impl;
  std::unique_ptr<Impl> impl_;
};

/// "exit status 3", "killed by signal 11 (Segmentation fault)".
std::string describe_wait_status(int status);

}  // namespace specgen::testing
