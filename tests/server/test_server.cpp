#include "test_server.hpp"

#include <array>
#include <stdexcept>
#include <thread>

namespace specgen {
namespace {

using std::chrono::milliseconds;

constexpr auto kText = std::to_array<std::string_view>({"text/plain"});

http::Response text(std::string body) { return {200, "text/plain", {}, std::move(body)}; }

struct User : Principal {};

SecurityDecision check(const SecurityScheme::Credentials& credentials,
                       const RequestContext& context) {
  const std::string_view token = std::get<BearerCredentials>(credentials).token;
  if (token == "block" && !context.may_block()) return NeedsBlocking{};
  if (token == "good" || token == "block") return std::make_shared<const User>();
  return Denied{};
}

}  // namespace

void RecordingObserver::on_response(const AccessRecord& record) {
  const std::lock_guard lock(mutex_);
  std::string line(record.method);
  line.append(" ").append(record.route).append(" ").append(record.operation_id).append(" ");
  line += std::to_string(record.status);
  if (record.cancelled) line += " cancelled";
  responses_.push_back(std::move(line));
  changed_.notify_all();
}

void RecordingObserver::on_error(const ErrorRecord& record) {
  const std::lock_guard lock(mutex_);
  errors_.emplace_back(std::string(record.operation_id) + ": " + std::string(record.message));
}

std::vector<std::string> RecordingObserver::responses() const {
  const std::lock_guard lock(mutex_);
  return responses_;
}

std::vector<std::string> RecordingObserver::errors() const {
  const std::lock_guard lock(mutex_);
  return errors_;
}

void RecordingObserver::wait_for_responses(std::size_t count) {
  std::unique_lock lock(mutex_);
  changed_.wait(lock, [&] { return responses_.size() >= count; });
}

void Gate::pass() {
  std::unique_lock lock(mutex_);
  ++arrivals_;
  changed_.notify_all();
  changed_.wait(lock, [this] { return open_; });
}

void Gate::open() {
  const std::lock_guard lock(mutex_);
  open_ = true;
  changed_.notify_all();
}

void Gate::wait_for_arrivals(std::size_t count) {
  std::unique_lock lock(mutex_);
  changed_.wait(lock, [&] { return arrivals_ >= count; });
}

std::size_t Gate::arrivals() const {
  const std::lock_guard lock(mutex_);
  return arrivals_;
}

ServerTest::ServerTest() {
  options_.base_path = "/v1";
  options_.worker.threads = 2;
  options_.cpu.threads = 1;
  const auto wait_at_gate = [this](const Exchange& exchange) -> Outcome {
    gate_.pass();
    return text("gate " + exchange.request().query);
  };
  const auto secret =
      std::make_shared<const SecurityScheme>(SecurityScheme{.name = "bearer", .check = check});
  operations_.push_back({.id = "hello",
                         .path = "/hello",
                         .lane = Lane::kInline,
                         .produces = kText,
                         .serve = [](const Exchange&) -> Outcome { return text("hello"); }});
  operations_.push_back(
      {.id = "echo",
       .method = http::Method::kPost,
       .path = "/echo",
       .consumes = kText,
       .body_required = true,
       .serve = [](const Exchange& exchange) -> Outcome { return text(exchange.request().body); }});
  operations_.push_back({.id = "gate", .path = "/gate", .serve = wait_at_gate});
  operations_.push_back({.id = "cpu", .path = "/cpu", .lane = Lane::kCpu, .serve = wait_at_gate});
  operations_.push_back({.id = "throw", .path = "/throw", .serve = [](const Exchange&) -> Outcome {
                           throw std::runtime_error("secret detail");
                         }});
  operations_.push_back({.id = "secret",
                         .path = "/secret/{x}",
                         .lane = Lane::kInline,
                         .consumes = kText,
                         .produces = kText,
                         .security = {{{secret, {}}}},
                         .serve = [](const Exchange& exchange) -> Outcome {
                           exchange.context().principal<User>();
                           std::string body(exchange.path_parameters()[0]);
                           if (exchange.context().may_block()) body += " blocking";
                           return text(std::move(body));
                         }});
  operations_.push_back(
      {.id = "large", .path = "/large", .serve = [](const Exchange& exchange) -> Outcome {
         return text(std::string(std::stoul(exchange.request().query), 'x'));
       }});
}

ServerTest::~ServerTest() {
  gate_.open();
  server_.reset();
}

void ServerTest::start() {
  server_ = std::make_unique<Server>(options_, operations_, *mapper_, &observer_);
  server_->add_route(http::Method::kGet, "/health", Lane::kInline,
                     [](const http::Request&) { return text("alive"); });
  server_->start();
}

std::string ServerTest::request(std::string_view method, std::string_view path,
                                std::string_view headers, std::string_view body) {
  std::string text(method);
  text.append(" ").append(path).append(" HTTP/1.1\r\nHost: localhost\r\n").append(headers);
  if (!body.empty()) text += "Content-Length: " + std::to_string(body.size()) + "\r\n";
  return text.append("\r\n").append(body);
}

TestResponse ServerTest::get(std::string_view path, std::string_view headers) const {
  TestClient client(port());
  return client.ask(request("GET", path, headers));
}

void ServerTest::wait_for(const std::function<bool(const ServerStats&)>& condition) const {
  while (!condition(server_->stats())) std::this_thread::yield();
}

}  // namespace specgen
