#pragma once

#include <functional>
#include <optional>
#include <span>
#include <string_view>
#include <vector>

#include "specgen/executors/lane.hpp"
#include "specgen/http/message.hpp"
#include "specgen/server/exchange.hpp"
#include "specgen/server/outcome.hpp"
#include "specgen/server/response_collector.hpp"
#include "specgen/server/security.hpp"

namespace specgen {

/// One operation of the spec as the server sees it. All views have static storage.
struct Operation {
  std::string_view id = {};
  http::Method method = http::Method::kGet;
  /// The template below the base path, such as `/pets/{id}`.
  std::string_view path = {};
  /// What stands before the path instead of the server's base path; nothing: that one.
  std::optional<std::string_view> base_path = {};
  Lane lane = Lane::kWorker;
  /// Media types of the request body; empty: the operation takes none.
  std::span<const std::string_view> consumes = {};
  bool body_required = false;
  /// Bodies are declared, but in no media type that can be read: each is answered 415.
  bool refuses_bodies = false;
  /// Bodies are read while they arrive; not on the inline lane.
  bool streams_body = false;
  /// Media types of all declared responses, the preferred first; empty: `Accept` is not looked at.
  std::span<const std::string_view> produces = {};
  /// Alternatives; empty: public.
  std::vector<SecurityAlternative> security = {};
  /// Emitted: decodes, calls the handler, encodes. Runs on a thread of the lane, several at once. A
  /// std::exception becomes a 500 whose text goes to the observer only.
  std::function<Outcome(const Exchange&)> serve = {};
  /// Within one lane a higher priority runs first; equal ones in order of arrival.
  int priority = 0;
};

/// What emitted code puts into Operation::serve. `api` must outlive it. Does not need to know the
/// class, which holds the types of many operations.
template <class Api>
std::function<Outcome(const Exchange&)> bind_serve(Api& api, void (*serve)(Api&, const Exchange&,
                                                                           ResponseWriter&)) {
  return [&api, serve](const Exchange& exchange) {
    return ResponseCollector::collect(
        [&](ResponseWriter& writer) { serve(api, exchange, writer); });
  };
}

}  // namespace specgen
