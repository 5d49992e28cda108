#include "specgen/testing/target.hpp"

#include <sys/wait.h>

#include <csignal>
#include <random>
#include <stdexcept>
#include <utility>

namespace specgen::testing {
namespace {

constexpr std::chrono::milliseconds kStopTimeout{20'000};

std::uint64_t random_seed() {
  std::random_device device;
  return (static_cast<std::uint64_t>(device()) << 32U) | device();
}

bool stopped_cleanly(int status) {
  // A server in another language may well not handle SIGTERM.
  return (WIFEXITED(status) && WEXITSTATUS(status) == 0) ||
         (WIFSIGNALED(status) && WTERMSIG(status) == SIGTERM);
}

}  // namespace

Target::Target(TargetOptions options)
    : options_(std::move(options)), freshness_(random_seed(), !options_.url.empty()) {}

const std::string& Target::base_url() {
  if (!options_.url.empty()) {
    if (base_url_.empty()) base_url_ = with_base_path(options_.url, options_.base_path);
    return base_url_;
  }
  if (!start_error_.empty()) throw std::runtime_error(start_error_);
  // One that died in an earlier case has been reported there; later cases get a new one.
  if (!process_ || process_->wait(std::chrono::milliseconds(0))) start();
  return base_url_;
}

void Target::start() {
  process_.reset();
  try {
    ServerCommand command;
    command.command = options_.server_command;
    process_ = std::make_unique<ServerProcess>(command);
  } catch (const std::exception& error) {
    start_error_ = error.what();
    throw;
  }
  base_url_ = with_base_path(process_->url(), options_.base_path);
}

std::string Target::stop() {
  if (!process_) return {};
  std::string error;
  if (const auto status = process_->wait(std::chrono::milliseconds(0))) {
    error = "the server ended by itself (" + describe_wait_status(*status) + ")";
  } else {
    process_->signal(SIGTERM);
    const auto after = process_->wait(kStopTimeout);
    if (!after) {
      error = "the server did not stop within " + std::to_string(kStopTimeout.count()) +
              " ms of SIGTERM";
    } else if (!stopped_cleanly(*after)) {
      error = "the server did not stop cleanly (" + describe_wait_status(*after) + ")";
    }
  }
  if (!error.empty()) error += "; the end of its output:\n" + process_->output();
  process_.reset();
  return error;
}

std::string with_base_path(std::string_view url, std::string_view base_path) {
  const std::size_t authority = url.find("://");
  const std::size_t path = url.find('/', authority == std::string_view::npos ? 0 : authority + 3);
  std::string result(url);
  if (path == std::string_view::npos) return result.append(base_path);
  while (result.ends_with('/')) result.pop_back();
  return result;
}

}  // namespace specgen::testing
