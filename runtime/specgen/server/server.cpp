#include "specgen/server/server.hpp"

#include <mutex>
#include <stdexcept>
#include <utility>

#include "specgen/executors/lane_executor.hpp"
#include "specgen/server/call.hpp"
#include "specgen/server/dispatcher.hpp"
#include "specgen/server/responder.hpp"
#include "specgen/server/route_table.hpp"
#include "specgen/transport/transport.hpp"

namespace specgen {
namespace {

void require(bool good, const char* what) {
  if (!good) throw std::invalid_argument(what);
}

ServerOptions checked(ServerOptions options) {
  using std::chrono::milliseconds;
  const LimitOptions& limits = options.limits;
  const TimeoutOptions& timeouts = options.timeouts;
  constexpr std::size_t kLargestHead = std::size_t{1} << 20U;
  require(options.io_threads > 0, "io_threads must be positive");
  require(options.backlog > 0, "backlog must be positive");
  require(limits.header_bytes > 0 && limits.header_bytes <= kLargestHead,
          "header_bytes must be between 1 and 1 MiB");
  require(limits.header_count > 0, "header_count must be positive");
  require(limits.target_bytes > 0, "target_bytes must be positive");
  require(limits.body_bytes > 0, "body_bytes must be positive");
  require(limits.streamed_body_bytes > 0, "streamed_body_bytes must be positive");
  require(limits.json_depth > 0, "json_depth must be positive");
  require(limits.output_bytes > 0, "output_bytes must be positive");
  require(limits.pipelined_bytes > 0, "pipelined_bytes must be positive");
  for (const milliseconds time :
       {timeouts.header, timeouts.body, timeouts.keep_alive, timeouts.write,
        options.worker.deadline, options.cpu.deadline, options.stream.deadline}) {
    require(time > milliseconds(0), "timeouts and deadlines must be positive");
  }
  require(options.drain >= milliseconds(0), "drain must not be negative");
  for (const LaneOptions* lane : {&options.worker, &options.cpu, &options.stream}) {
    require(lane->queue > 0, "a lane's queue must be positive");
    require(lane->nice >= 0 && lane->nice <= 19, "a lane's nice must be between 0 and 19");
  }
  return options;
}

}  // namespace

class Server::Impl {
 public:
  Impl(ServerOptions options, std::vector<Operation> operations, const ErrorMapper& mapper,
       Observer* observer)
      : options_(checked(std::move(options))),
        routes_(options_.base_path, std::move(operations)),
        responder_(mapper, observer),
        worker_("specgen-worker", options_.worker),
        cpu_("specgen-cpu", options_.cpu),
        stream_("specgen-stream", options_.stream),
        dispatcher_(routes_, services_),
        transport_(options_, dispatcher_) {
    services_.responder = &responder_;
    services_.worker = &worker_;
    services_.cpu = &cpu_;
    services_.stream = &stream_;
    services_.max_json_depth = options_.limits.json_depth;
  }

  ~Impl() { stop(); }

  void add_route(http::Method method, std::string_view path, Lane lane,
                 std::function<http::Response(const http::Request&)> serve) {
    if (started_) throw std::logic_error("routes are added before start");
    routes_.add(method, path, lane, std::move(serve));
  }

  void start() {
    if (std::exchange(started_, true)) throw std::logic_error("a server starts once");
    transport_.start();
    worker_.start();
    cpu_.start();
    if (routes_.uses(Lane::kStream)) stream_.start();
  }

  std::uint16_t port() const { return transport_.port(); }

  void stop() {
    const std::lock_guard lock(stop_mutex_);
    if (!started_ || std::exchange(stopped_, true)) return;
    transport_.drain(std::chrono::steady_clock::now() + options_.drain);
    transport_.shutdown();
    worker_.stop();
    cpu_.stop();
    stream_.stop();
  }

  ServerStats stats() const {
    const transport::TransportStats connections = transport_.stats();
    return {connections.connections, services_.in_flight.load(),
            connections.accepted,    connections.refused,
            worker_.stats(),         cpu_.stats(),
            stream_.stats()};
  }

 private:
  ServerOptions options_;
  RouteTable routes_;
  Responder responder_;
  LaneExecutor worker_;
  LaneExecutor cpu_;
  LaneExecutor stream_;
  CallServices services_;
  Dispatcher dispatcher_;
  transport::Transport transport_;
  bool started_ = false;
  std::mutex stop_mutex_;
  bool stopped_ = false;
};

Server::Server(ServerOptions options, std::vector<Operation> operations, const ErrorMapper& mapper,
               Observer* observer)
    : impl_(std::make_unique<Impl>(std::move(options), std::move(operations), mapper, observer)) {}
Server::~Server() = default;

void Server::add_route(http::Method method, std::string_view path, Lane lane,
                       std::function<http::Response(const http::Request&)> serve) {
  impl_->add_route(method, path, lane, std::move(serve));
}

void Server::start() { impl_->start(); }
std::uint16_t Server::port() const { return impl_->port(); }
void Server::stop() { impl_->stop(); }
ServerStats Server::stats() const { return impl_->stats(); }

}  // namespace specgen
