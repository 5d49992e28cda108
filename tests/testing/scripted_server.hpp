#pragma once

#include <atomic>
#include <cstddef>
#include <functional>
#include <mutex>
#include <string>
#include <thread>
#include <vector>

namespace specgen::testing {

/// An HTTP server on loopback that answers as a test scripts it, byte for byte. One thread per
/// connection.
class ScriptedServer {
 public:
  /// Gets a whole request as it came; returns the bytes to answer with. An answer of "" closes the
  /// connection. Called on several threads at once.
  using Script = std::function<std::string(const std::string& request)>;

  explicit ScriptedServer(Script script);
  ~ScriptedServer();
  ScriptedServer(const ScriptedServer&) = delete;
  ScriptedServer& operator=(const ScriptedServer&) = delete;

  /// "http://127.0.0.1:43211"
  std::string url() const;
  std::string port() const { return std::to_string(port_); }
  std::size_t connections() const { return connections_; }
  std::vector<std::string> requests() const;

 private:
  void accept_all();
  void serve(int fd);

  Script script_;
  int listener_ = -1;
  int port_ = 0;
  std::atomic<std::size_t> connections_{0};
  mutable std::mutex mutex_;
  std::vector<std::string> requests_;
  std::vector<int> open_;
  std::vector<std::thread> serving_;
  std::thread accepting_;
};

/// An answer with Content-Length. `headers`: lines that end in CRLF.
std::string answer(int status, const std::string& headers, const std::string& body);
std::string json_answer(int status, const std::string& body);

/// What follows the head of a request.
std::string body_of(const std::string& request);
/// The head's first line.
std::string first_line(const std::string& request);

}  // namespace specgen::testing
