#pragma once

#include <atomic>
#include <chrono>
#include <memory>
#include <string>

#include "specgen/executors/lane_executor.hpp"
#include "specgen/routing/router.hpp"
#include "specgen/server/context.hpp"
#include "specgen/server/principals.hpp"
#include "specgen/server/responder.hpp"
#include "specgen/server/route_table.hpp"

namespace specgen {

/// What calls need of their server.
struct CallServices {
  Responder* responder = nullptr;
  LaneExecutor* worker = nullptr;
  LaneExecutor* cpu = nullptr;
  LaneExecutor* stream = nullptr;

  /// Of any lane but the inline one.
  LaneExecutor& executor(Lane lane) const {
    return lane == Lane::kCpu ? *cpu : lane == Lane::kStream ? *stream : *worker;
  }
  std::size_t max_json_depth = 64;
  std::atomic<std::size_t> in_flight{0};
};

/// One request on its way through the server, from its arrival to its answer.
class Call final : public Job, private RequestContext::Cancellation {
 public:
  using Clock = std::chrono::steady_clock;

  /// `body`: what a streamed one is read from, else nullptr.
  Call(CallServices& services, http::Request request, std::shared_ptr<BodyInput> body,
       transport::Reply reply);
  ~Call() override;
  Call(const Call&) = delete;
  Call& operator=(const Call&) = delete;

  const http::Request& request() const { return request_; }
  PathParameters& parameters() { return parameters_; }

  /// Answers at once.
  void answer(const http::Response& response);
  void answer(Problem problem);

  /// Runs the route here or on its lane; every path from here ends in an answer.
  static void dispatch(std::unique_ptr<Call> call, const Route& route);

  void run() override;
  void expire() override;
  void drop() override;
  bool abandoned(bool waited) const override;

 private:
  static void post(std::unique_ptr<Call> call, Lane lane);

  bool cancelled() const override { return reply_.half_closed(); }
  /// False: it wants to run again where it may block.
  bool serve();
  Outcome perform();
  Outcome perform_operation();
  std::optional<BodyStream> body_stream() const;
  void answer_fault(const BodyFault& fault);
  ReplyContext reply_context() const;
  void count_down();

  CallServices* services_;
  http::Request request_;
  std::shared_ptr<BodyInput> body_;
  transport::Reply reply_;
  Clock::time_point arrived_;
  const Route* route_ = nullptr;
  PathParameters parameters_;
  RequestContext context_;
  Principals principals_;
  bool answered_ = false;
};

}  // namespace specgen
