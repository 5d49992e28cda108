// A server without an application, to measure the server itself and to be attacked by tests:
//   GET  /hello      inline, the smallest reply
//   GET  /protected  inline, behind a bearer token ("Bearer good")
//   POST /echo       worker lane, gives the body back
//   GET  /slow?N     worker lane, replies after N milliseconds unless the client left
//   GET  /large?N    worker lane, N bytes
//   GET  /number/{n} worker lane, gives n back
// Environment: PORT, IO_THREADS, HEADER_TIMEOUT_MS, WORKER_THREADS, WORKER_QUEUE.

#include <array>
#include <charconv>
#include <condition_variable>
#include <cstdio>
#include <cstdlib>
#include <exception>
#include <memory>
#include <mutex>
#include <string>
#include <string_view>
#include <vector>

#include "specgen/server/server.hpp"
#include "specgen/server/termination.hpp"

namespace {

using specgen::Exchange;
using specgen::Lane;
using specgen::Operation;
using specgen::Outcome;
using specgen::http::Method;
using specgen::http::Response;

constexpr auto kText = std::to_array<std::string_view>({"text/plain"});
constexpr auto kAny = std::to_array<std::string_view>({"*/*"});

std::size_t parse_number(std::string_view text, std::size_t fallback) {
  std::size_t number = fallback;
  std::from_chars(text.data(), text.data() + text.size(), number);
  return number;
}

std::size_t from_environment(const char* name, std::size_t fallback) {
  const char* text = std::getenv(name);
  return text == nullptr ? fallback : parse_number(text, fallback);
}

Response text(std::string body) { return {200, "text/plain", {}, std::move(body)}; }

class User : public specgen::Principal {};

specgen::SecurityDecision check_token(const specgen::SecurityScheme::Credentials& credentials,
                                      const specgen::RequestContext& /*context*/) {
  static const auto user = std::make_shared<const User>();
  if (std::get<specgen::BearerCredentials>(credentials).token == "good") return user;
  return specgen::Denied{};
}

/// Waits as a database would, without work.
Outcome slow(const Exchange& exchange) {
  const std::chrono::milliseconds time(parse_number(exchange.request().query, 0));
  std::mutex mutex;
  std::condition_variable never;
  std::unique_lock lock(mutex);
  never.wait_for(lock, time, [&] { return false; });
  return text("slow " + exchange.request().query);
}

std::vector<Operation> make_operations() {
  std::vector<Operation> operations;
  operations.push_back({.id = "hello",
                        .path = "/hello",
                        .lane = Lane::kInline,
                        .produces = kText,
                        .serve = [](const Exchange&) -> Outcome { return text("hello"); }});
  auto scheme = std::make_shared<const specgen::SecurityScheme>(
      specgen::SecurityScheme{.name = "bearer", .check = check_token});
  operations.push_back({.id = "protected",
                        .path = "/protected",
                        .lane = Lane::kInline,
                        .produces = kText,
                        .security = {{{std::move(scheme), {}}}},
                        .serve = [](const Exchange&) -> Outcome { return text("hello"); }});
  operations.push_back(
      {.id = "echo",
       .method = Method::kPost,
       .path = "/echo",
       .consumes = kAny,
       .body_required = true,
       .serve = [](const Exchange& exchange) -> Outcome { return text(exchange.request().body); }});
  operations.push_back({.id = "slow", .path = "/slow", .serve = slow});
  operations.push_back(
      {.id = "large", .path = "/large", .serve = [](const Exchange& exchange) -> Outcome {
         return text(std::string(parse_number(exchange.request().query, 0), 'x'));
       }});
  operations.push_back(
      {.id = "number", .path = "/number/{n}", .serve = [](const Exchange& exchange) -> Outcome {
         return text(std::string(exchange.path_parameters()[0]));
       }});
  return operations;
}

specgen::ServerOptions make_options() {
  specgen::ServerOptions options;
  options.port = static_cast<std::uint16_t>(from_environment("PORT", 8080));
  options.io_threads = from_environment("IO_THREADS", 1);
  options.timeouts.header =
      std::chrono::milliseconds(from_environment("HEADER_TIMEOUT_MS", 10'000));
  options.worker.threads = from_environment("WORKER_THREADS", options.worker.threads);
  options.worker.queue = from_environment("WORKER_QUEUE", options.worker.queue);
  return options;
}

void run() {
  specgen::TerminationSignals signals;
  const specgen::ProblemJsonMapper mapper;
  specgen::Server server(make_options(), make_operations(), mapper);
  server.start();
  std::printf("listening on http://127.0.0.1:%u\n", static_cast<unsigned>(server.port()));
  std::fflush(stdout);
  signals.wait();
  server.stop();
}

}  // namespace

int main() {
  try {
    run();
    return 0;
  } catch (const std::exception& error) {
    std::fprintf(stderr, "bench-server: %s\n", error.what());
    return 1;
  }
}
