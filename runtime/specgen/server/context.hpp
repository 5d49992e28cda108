#pragma once

#include <chrono>
#include <memory>
#include <stdexcept>
#include <string>
#include <string_view>
#include <vector>

#include "specgen/http/message.hpp"
#include "specgen/server/principal.hpp"

namespace specgen {

/// What surrounds one call of a handler or a security hook. Valid during the call only; used by one
/// thread at a time, except `cancelled`, which may be asked from any thread.
class RequestContext {
 public:
  using Clock = std::chrono::steady_clock;

  /// Whether the client has gone; asked of the connection each time.
  class Cancellation {
   public:
    virtual ~Cancellation() = default;
    virtual bool cancelled() const = 0;
  };

  /// For the server and for tests of handlers; all references must outlive the context.
  RequestContext(const http::Request& request, std::string request_id,
                 std::string_view operation_id, bool may_block,
                 Clock::time_point deadline = Clock::time_point::max(),
                 const Cancellation* cancellation = nullptr)
      : request_(&request),
        request_id_(std::move(request_id)),
        operation_id_(operation_id),
        may_block_(may_block),
        deadline_(deadline),
        cancellation_(cancellation) {}

  /// The client's X-Request-Id when it was acceptable, else one of ours; also on the reply.
  const std::string& request_id() const { return request_id_; }
  const http::Request& request() const { return *request_; }
  std::string_view operation_id() const { return operation_id_; }
  /// Which of the media types that the operation declares for its responses the client likes best;
  /// empty where it declares none.
  std::string_view media_type() const { return media_type_; }
  /// False on the inline lane: the code runs on an I/O thread and must answer in microseconds.
  bool may_block() const { return may_block_; }
  /// True when nobody waits for the answer any more; work may be dropped.
  bool cancelled() const { return cancellation_ != nullptr && cancellation_->cancelled(); }
  /// When the answer stops being useful; `time_point::max()` on the inline lane.
  Clock::time_point deadline() const { return deadline_; }

  /// The first principal of this type that the security hooks returned, or nullptr.
  template <class T>
  const T* find_principal() const {
    for (const auto& principal : principals_) {
      if (const auto* found = dynamic_cast<const T*>(principal.get())) return found;
    }
    return nullptr;
  }

  /// As above for operations whose security is not optional. Throws std::logic_error when there is
  /// none, which is a mistake in the application, never in the request.
  template <class T>
  const T& principal() const {
    if (const T* found = find_principal<T>()) return *found;
    throw std::logic_error("no principal of the asked type: is the operation secured?");
  }

  void set_principals(std::vector<std::shared_ptr<const Principal>> principals) {
    principals_ = std::move(principals);
  }
  void set_operation_id(std::string_view operation_id) { operation_id_ = operation_id; }
  void set_media_type(std::string_view media_type) { media_type_ = media_type; }
  void set_may_block(bool may_block) { may_block_ = may_block; }
  void set_deadline(Clock::time_point deadline) { deadline_ = deadline; }

 private:
  const http::Request* request_;
  std::string request_id_;
  std::string_view operation_id_;
  std::string_view media_type_;
  bool may_block_;
  Clock::time_point deadline_;
  const Cancellation* cancellation_;
  std::vector<std::shared_ptr<const Principal>> principals_;
};

}  // namespace specgen
