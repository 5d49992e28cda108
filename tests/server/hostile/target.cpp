#include "target.hpp"

#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <unistd.h>

#include <array>
#include <atomic>
#include <cstdio>
#include <cstdlib>
#include <ctime>
#include <fstream>
#include <stdexcept>

namespace specgen::hostile {

Options& options() {
  static Options all;
  return all;
}

Target::Target(std::size_t descriptors) {
  if (options().url.empty()) {
    start(descriptors);
  } else {
    parse(options().url);
  }
}

Target::~Target() {
  if (child_ <= 0) return;
  ::kill(child_, SIGKILL);
  ::waitpid(child_, nullptr, 0);
}

void Target::parse(const std::string& url) {
  const std::string scheme = "http://127.0.0.1:";
  if (!url.starts_with(scheme)) throw std::runtime_error("not a loopback URL: " + url);
  const std::string rest = url.substr(scheme.size());
  const std::size_t slash = rest.find('/');
  port_ = static_cast<std::uint16_t>(std::atoi(rest.substr(0, slash).c_str()));
  if (slash != std::string::npos && rest.size() > slash + 1) base_ = rest.substr(slash);
}

void Target::start(std::size_t descriptors) {
  std::array<int, 2> output{};
  if (::pipe2(output.data(), O_CLOEXEC) != 0) throw std::runtime_error("pipe");
  child_ = ::fork();
  if (child_ == 0) {
    ::prctl(PR_SET_PDEATHSIG, SIGKILL);
    ::dup2(output[1], STDOUT_FILENO);
    if (descriptors > 0) {
      const rlimit limit{descriptors, descriptors};
      ::setrlimit(RLIMIT_NOFILE, &limit);
    }
    ::setenv("PORT", "0", 1);
    ::setenv("HEADER_TIMEOUT_MS", "1500", 0);
    ::execl(options().server.c_str(), options().server.c_str(), nullptr);
    ::_exit(127);
  }
  ::close(output[1]);
  FILE* lines = ::fdopen(output[0], "r");
  std::array<char, 256> line{};
  const std::string ready = "listening on ";
  while (std::fgets(line.data(), line.size(), lines) != nullptr) {
    std::string text(line.data());
    if (!text.starts_with(ready)) continue;
    parse(text.substr(ready.size(), text.find('\n') - ready.size()));
    break;
  }
  std::fclose(lines);
  if (port_ == 0) throw std::runtime_error("the server did not start: " + options().server);
}

void Target::terminate() { ::kill(child_, SIGTERM); }

int Target::wait_for_exit(std::chrono::seconds limit) {
  const int descriptor = static_cast<int>(::syscall(SYS_pidfd_open, child_, 0));
  if (descriptor < 0) throw std::runtime_error("pidfd_open");
  pollfd end{descriptor, POLLIN, 0};
  const int ended = ::poll(
      &end, 1,
      static_cast<int>(std::chrono::duration_cast<std::chrono::milliseconds>(limit).count()));
  ::close(descriptor);
  if (ended <= 0) return -1;
  int status = 0;
  ::waitpid(child_, &status, 0);
  child_ = -1;
  return WIFEXITED(status) ? WEXITSTATUS(status) : -1;
}

std::chrono::microseconds Target::processor_time() const {
  clockid_t clock{};
  timespec time{};
  if (::clock_getcpuclockid(child_, &clock) != 0 || ::clock_gettime(clock, &time) != 0) {
    throw std::runtime_error("clock_getcpuclockid");
  }
  return std::chrono::duration_cast<std::chrono::microseconds>(
      std::chrono::seconds(time.tv_sec) + std::chrono::nanoseconds(time.tv_nsec));
}

std::size_t Target::resident_kib() const {
  std::ifstream file("/proc/" + std::to_string(child_) + "/statm");
  std::size_t total = 0;
  std::size_t resident = 0;
  file >> total >> resident;
  return resident * static_cast<std::size_t>(::sysconf(_SC_PAGESIZE)) / 1024;
}

std::string request(const Target& target, const std::string& method, const std::string& path,
                    const std::string& id, const std::string& headers, const std::string& body) {
  std::string text = method + " " + target.base() + path + " HTTP/1.1\r\nHost: 127.0.0.1\r\n" +
                     "X-Request-Id: " + id + "\r\n" + headers;
  if (!body.empty()) text += "Content-Length: " + std::to_string(body.size()) + "\r\n";
  return text + "\r\n" + body;
}

std::string fresh_id() {
  static std::atomic<std::uint64_t> next{0};
  return "hostile-" + std::to_string(::getpid()) + "-" + std::to_string(next.fetch_add(1));
}

bool is_served(int status) { return status == 200 || status == 503; }

void raise_descriptor_limit() {
  rlimit limit{};
  ::getrlimit(RLIMIT_NOFILE, &limit);
  limit.rlim_cur = limit.rlim_max;
  ::setrlimit(RLIMIT_NOFILE, &limit);
}

}  // namespace specgen::hostile
