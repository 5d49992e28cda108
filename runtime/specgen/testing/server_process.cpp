#include "specgen/testing/server_process.hpp"

#include <fcntl.h>
#include <sys/prctl.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <condition_variable>
#include <csignal>
#include <cstring>
#include <mutex>
#include <stdexcept>
#include <string_view>
#include <system_error>
#include <thread>

#include "specgen/testing/output_log.hpp"

namespace specgen::testing {
namespace {

using Clock = std::chrono::steady_clock;

constexpr std::string_view kReady = "listening on ";
constexpr std::chrono::milliseconds kStopTimeout{10'000};
constexpr std::chrono::milliseconds kKillTimeout{5'000};
constexpr std::chrono::milliseconds kOutputTimeout{1'000};

struct Pipe {
  int read_end = -1;
  int write_end = -1;
};

Pipe make_pipe() {
  std::array<int, 2> ends{};
  if (::pipe2(ends.data(), O_CLOEXEC) != 0) {
    throw std::system_error(errno, std::generic_category(), "pipe");
  }
  return {ends[0], ends[1]};
}

// Built before the fork: after it, a child of a threaded process may not allocate.
std::vector<std::string> make_environment(const ServerCommand& command) {
  std::vector<std::string> result;
  const auto set = [&](const std::string& name, const std::string& value) {
    std::erase_if(result, [&](const std::string& entry) { return entry.starts_with(name + "="); });
    result.push_back(name + "=" + value);
  };
  for (char** entry = environ; *entry != nullptr; ++entry) result.emplace_back(*entry);
  set("PORT", "0");
  for (const auto& [name, value] : command.environment) set(name, value);
  return result;
}

// What the shell is to run. Its own process must become the server's, or signals would reach the
// shell alone; not every shell gives way to the last command by itself.
std::string as_exec(const std::string& command) {
  const std::size_t first = command.find_first_not_of(' ');
  const std::string_view word =
      std::string_view(command).substr(first == std::string::npos ? command.size() : first);
  const bool is_compound = command.find_first_of(";&|()<>\n") != std::string::npos;
  const bool is_assignment = word.substr(0, word.find(' ')).find('=') != std::string_view::npos;
  const bool is_exec = word.starts_with("exec ");
  return is_compound || is_assignment || is_exec ? command : "exec " + command;
}

// In the child: only async-signal-safe calls.
[[noreturn]] void exec_server(const char* command, char* const* environment, const Pipe& out,
                              const Pipe& err, pid_t parent) {
  ::setpgid(0, 0);
  ::prctl(PR_SET_PDEATHSIG, SIGTERM);
  if (::getppid() != parent) ::_exit(127);  // It died before the line above.
  ::dup2(out.write_end, STDOUT_FILENO);
  ::dup2(err.write_end, STDERR_FILENO);
  const int null = ::open("/dev/null", O_RDONLY);
  ::dup2(null, STDIN_FILENO);
  // What the harness ignores or blocks is not the server's business.
  sigset_t none;
  ::sigemptyset(&none);
  ::sigprocmask(SIG_SETMASK, &none, nullptr);
  ::signal(SIGPIPE, SIG_DFL);
  ::execle("/bin/sh", "sh", "-c", command, nullptr, environment);
  ::_exit(127);
}

pid_t start(const ServerCommand& command, const Pipe& out, const Pipe& err) {
  std::vector<std::string> entries = make_environment(command);
  std::vector<char*> environment;
  environment.reserve(entries.size() + 1);
  for (std::string& entry : entries) environment.push_back(entry.data());
  environment.push_back(nullptr);
  const std::string shell_command = as_exec(command.command);
  const pid_t parent = ::getpid();
  const pid_t pid = ::fork();
  if (pid == 0) exec_server(shell_command.c_str(), environment.data(), out, err, parent);
  if (pid < 0) throw std::system_error(errno, std::generic_category(), "fork");
  ::setpgid(pid, pid);  // Also here, lest a signal to the group comes before the child's own call.
  return pid;
}

}  // namespace

std::string describe_wait_status(int status) {
  if (WIFEXITED(status)) return "exit status " + std::to_string(WEXITSTATUS(status));
  const int signal = WTERMSIG(status);
  return "killed by signal " + std::to_string(signal) + " (" + ::strsignal(signal) + ")";
}

class ServerProcess::Impl {
 public:
  explicit Impl(const ServerCommand& command) {
    const Pipe out = make_pipe();
    const Pipe err = make_pipe();
    pid_ = start(command, out, err);
    ::close(out.write_end);
    ::close(err.write_end);
    log_ = std::make_unique<OutputLog>(out.read_end, err.read_end,
                                       [this](const std::string& line) { on_line(line); });
    waiter_ = std::thread([this] { wait_for_end(); });
    wait_ready(command);
  }

  ~Impl() { stop(); }
  Impl(const Impl&) = delete;
  Impl& operator=(const Impl&) = delete;

  const std::string& url() const { return url_; }
  pid_t pid() const { return pid_; }
  const OutputLog& log() const { return *log_; }

  void signal(int number) {
    const std::lock_guard lock(mutex_);
    // Once it is reaped, its number may be another process's.
    if (!status_) ::kill(pid_, number);
  }

  std::optional<int> wait(std::chrono::milliseconds timeout) {
    std::unique_lock lock(mutex_);
    changed_.wait_for(lock, timeout, [this] { return status_.has_value(); });
    const std::optional<int> status = status_;
    lock.unlock();
    if (status) log_->wait_end(kOutputTimeout);
    return status;
  }

 private:
  void on_line(const std::string& line) {
    if (!line.starts_with(kReady)) return;
    const std::lock_guard lock(mutex_);
    if (!url_.empty()) return;
    url_ = line.substr(kReady.size());
    while (url_.ends_with(' ') || url_.ends_with('\r')) url_.pop_back();
    changed_.notify_all();
  }

  void wait_for_end() {
    // Waits without reaping, so that `signal` can never hit a stranger.
    siginfo_t info{};
    while (::waitid(P_PID, static_cast<id_t>(pid_), &info, WEXITED | WNOWAIT) != 0 &&
           errno == EINTR) {
    }
    const std::lock_guard lock(mutex_);
    int status = 0;
    ::waitpid(pid_, &status, 0);
    status_ = status;
    changed_.notify_all();
  }

  void wait_ready(const ServerCommand& command) {
    std::unique_lock lock(mutex_);
    const bool news =
        changed_.wait_for(lock, command.start_timeout, [this] { return !url_.empty() || status_; });
    if (!url_.empty()) return;
    const std::optional<int> status = status_;
    lock.unlock();
    if (status && said_ready_before_its_end()) return;
    std::string what =
        news ? "the server ended before it was ready (" + describe_wait_status(*status) + ")"
             : "the server was not ready after " + std::to_string(command.start_timeout.count()) +
                   " ms: no line 'listening on URL' on its standard output";
    if (!news) stop();
    log_->wait_end(kOutputTimeout);
    const std::string output = log_->since(0);
    stop();
    throw std::runtime_error(what + "\n  command: " + command.command + "\n  output:\n" +
                             (output.empty() ? "  (none)\n" : output));
  }

  // The news of its end can overtake its last words.
  bool said_ready_before_its_end() {
    log_->wait_end(kOutputTimeout);
    const std::lock_guard lock(mutex_);
    return !url_.empty();
  }

  void stop() {
    if (!waiter_.joinable()) return;
    signal(SIGTERM);
    if (!wait(kStopTimeout)) {
      signal(SIGKILL);
      wait(kKillTimeout);
    }
    // Whatever the server itself has started and left behind.
    ::kill(-pid_, SIGKILL);
    waiter_.join();
  }

  pid_t pid_ = -1;
  mutable std::mutex mutex_;
  std::condition_variable changed_;
  std::string url_;
  std::optional<int> status_;
  std::unique_ptr<OutputLog> log_;
  std::thread waiter_;
};

ServerProcess::ServerProcess(const ServerCommand& command)
    : impl_(std::make_unique<Impl>(command)) {}
ServerProcess::~ServerProcess() = default;

const std::string& ServerProcess::url() const { return impl_->url(); }
pid_t ServerProcess::pid() const { return impl_->pid(); }
std::string ServerProcess::output() const { return impl_->log().since(0); }
std::size_t ServerProcess::output_size() const { return impl_->log().size(); }
std::string ServerProcess::output_since(std::size_t offset) const {
  return impl_->log().since(offset);
}
void ServerProcess::signal(int number) { impl_->signal(number); }
std::optional<int> ServerProcess::wait(std::chrono::milliseconds timeout) {
  return impl_->wait(timeout);
}

}  // namespace specgen::testing
