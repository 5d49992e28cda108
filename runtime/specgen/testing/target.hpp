#pragma once

#include <memory>
#include <string>

#include "specgen/testing/freshness.hpp"
#include "specgen/testing/server_process.hpp"

namespace specgen::testing {

struct TargetOptions {
  std::string url;             ///< A server that runs already; empty: start `server_command`.
  std::string server_command;  ///< Run by /bin/sh.
  std::string base_path;       ///< Used when the URL has no path of its own.
};

/// The server under test: one that runs already, or one that is started at first use.
class Target {
 public:
  explicit Target(TargetOptions options);

  /// Base URL with the API's base path. Starts the server when it must; throws std::runtime_error
  /// when that fails, each time it is asked.
  const std::string& base_url();

  /// The process, or nullptr when the server is not ours.
  ServerProcess* process() { return process_.get(); }
  Freshness& freshness() { return freshness_; }

  /// Stops the server if it was started. Returns an error text when it had ended by itself or did
  /// not stop cleanly, or "".
  std::string stop();

 private:
  void start();

  TargetOptions options_;
  std::string base_url_;
  std::string start_error_;
  std::unique_ptr<ServerProcess> process_;
  Freshness freshness_;
};

/// `url` without a trailing slash, followed by `base_path` where the URL has no path at all.
std::string with_base_path(std::string_view url, std::string_view base_path);

}  // namespace specgen::testing
