#pragma once

// hostile/ attacks a running server the way bad clients and bad luck do, and checks that each gets
// the right answer while a well-behaved client is served.

#include <sys/types.h>

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace specgen::hostile {

/// What to attack, and how hard; from the command line.
struct Options {
  /// `http://127.0.0.1:PORT[/base]`; empty: start `server`.
  std::string url;
  /// The server's program; it prints `listening on URL` and heeds PORT=0 and SIGTERM.
  std::string server;
  bool full = false;
  /// GET paths below the base: one that answers 200 at once, one that answers later, one that
  /// answers with much (empty: skip).
  std::string good = "/hello";
  std::string delayed = "/slow?5";
  std::string large = "/large?20000000";
  /// Takes POST with a text/plain body.
  std::string post = "/echo";
  std::string content_type = "text/plain";
};

Options& options();

/// A server to attack: the one of the URL, or one started for the case.
class Target {
 public:
  /// `descriptors`: RLIMIT_NOFILE for a started server, 0 to leave it.
  explicit Target(std::size_t descriptors = 0);
  ~Target();
  Target(const Target&) = delete;
  Target& operator=(const Target&) = delete;

  std::uint16_t port() const { return port_; }
  const std::string& base() const { return base_; }
  /// Whether it was started here and so can be measured and stopped.
  bool own() const { return child_ > 0; }

  void terminate();
  /// The exit status, or -1 when a signal ended it or it did not end in time.
  int wait_for_exit(std::chrono::seconds limit);
  /// Processor time used so far, by all threads.
  std::chrono::microseconds processor_time() const;
  std::size_t resident_kib() const;

 private:
  void start(std::size_t descriptors);
  void parse(const std::string& url);

  pid_t child_ = -1;
  std::uint16_t port_ = 0;
  std::string base_;
};

/// A request below the target's base, with an id of its own.
std::string request(const Target& target, const std::string& method, const std::string& path,
                    const std::string& id, const std::string& headers = "",
                    const std::string& body = "");
/// An id that no other request of this process has.
std::string fresh_id();
/// Whether a response to the delayed path can be 200 or, when the server sheds load, 503.
bool is_served(int status);

/// Lets this process and its children have as many descriptors as allowed.
void raise_descriptor_limit();

}  // namespace specgen::hostile
