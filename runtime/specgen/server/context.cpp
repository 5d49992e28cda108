#include "specgen/server/context.hpp"

#include <stdexcept>
#include <utility>

#include "specgen/server/deadline.hpp"
#include "specgen/server/principals.hpp"

namespace specgen {

RequestContext::RequestContext(const http::Request& request, std::string request_id,
                               std::string_view operation_id, bool may_block,
                               const Cancellation* cancellation)
    : request_(&request),
      request_id_(std::move(request_id)),
      operation_id_(operation_id),
      may_block_(may_block),
      cancellation_(cancellation) {}
RequestContext::RequestContext(RequestContext&& other) noexcept = default;
RequestContext& RequestContext::operator=(RequestContext&& other) noexcept = default;
RequestContext::~RequestContext() = default;

const Principal* RequestContext::principal_at(std::size_t index) const {
  if (principals_ == nullptr || index >= principals_->all.size()) return nullptr;
  return principals_->all[index].get();
}

void RequestContext::throw_no_principal() {
  throw std::logic_error("no principal of the asked type: is the operation secured?");
}

Deadline::Clock::time_point Deadline::of(const RequestContext& context) {
  return Clock::time_point(Clock::duration(context.deadline_));
}

void Deadline::set(RequestContext& context, Clock::time_point deadline) {
  context.deadline_ = deadline.time_since_epoch().count();
}

}  // namespace specgen
