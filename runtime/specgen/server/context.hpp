#pragma once

// Every handler includes this, so what it includes is what every handler costs to compile.

#include <cstddef>
#include <cstdint>
#include <limits>
#include <string>
#include <string_view>

#include "specgen/http/message.hpp"
#include "specgen/server/principal.hpp"

namespace specgen {

struct Principals;

/// What surrounds one call of a handler or a security hook. Valid during the call only; used by one
/// thread at a time, except `cancelled`, which may be asked from any thread.
class RequestContext {
 public:
  /// Whether the client has gone; asked of the connection each time.
  class Cancellation {
   public:
    virtual ~Cancellation() = default;
    virtual bool cancelled() const = 0;
  };

  /// For the server and for tests of handlers; all references must outlive the context.
  RequestContext(const http::Request& request, std::string request_id,
                 std::string_view operation_id, bool may_block,
                 const Cancellation* cancellation = nullptr);
  RequestContext(RequestContext&& other) noexcept;
  RequestContext& operator=(RequestContext&& other) noexcept;
  RequestContext(const RequestContext&) = delete;
  RequestContext& operator=(const RequestContext&) = delete;
  ~RequestContext();

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

  /// The first principal of this type that the security hooks returned, or nullptr.
  template <class T>
  const T* find_principal() const {
    for (std::size_t i = 0; const Principal* const principal = principal_at(i); ++i) {
      if (const auto* found = dynamic_cast<const T*>(principal)) return found;
    }
    return nullptr;
  }

  /// As above for operations whose security is not optional. Throws std::logic_error when there is
  /// none, which is a mistake in the application, never in the request.
  template <class T>
  const T& principal() const {
    if (const T* found = find_principal<T>()) return *found;
    throw_no_principal();
  }

  /// They must outlive the context.
  void set_principals(const Principals& principals) { principals_ = &principals; }
  void set_principals(Principals&& principals) = delete;
  void set_operation_id(std::string_view operation_id) { operation_id_ = operation_id; }
  void set_media_type(std::string_view media_type) { media_type_ = media_type; }
  void set_may_block(bool may_block) { may_block_ = may_block; }

 private:
  friend class Deadline;

  /// nullptr behind the last.
  const Principal* principal_at(std::size_t index) const;
  [[noreturn]] static void throw_no_principal();

  const http::Request* request_;
  std::string request_id_;
  std::string_view operation_id_;
  std::string_view media_type_;
  bool may_block_;
  std::int64_t deadline_ = std::numeric_limits<std::int64_t>::max();  ///< See Deadline.
  const Cancellation* cancellation_;
  const Principals* principals_ = nullptr;
};

}  // namespace specgen
