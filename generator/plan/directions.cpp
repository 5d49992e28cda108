#include "plan/directions.hpp"

#include <algorithm>
#include <utility>

#include "schema/merge.hpp"
#include "schema/one_way.hpp"

namespace specgen::generator::plan {
namespace {

/// Calls `f` for each schema that the schema's C++ type is made of, properties aside.
template <class F>
void for_each_part(const Schema& schema, F&& f) {
  for (const Schema* part : {schema.ref, schema.items, schema.additional_properties}) {
    if (part != nullptr) f(*part);
  }
  for (const auto* parts : {&schema.all_of, &schema.any_of, &schema.one_of}) {
    for (const Schema* part : *parts) f(*part);
  }
}

bool has_one_way_property(const Schema& schema) {
  return std::any_of(schema.properties.begin(), schema.properties.end(),
                     [](const Property& each) { return travels_in(*each.schema) != Side::kBoth; });
}

}  // namespace

Directions::Directions(Document& document, Diagnostics& diagnostics)
    : store_(document.store), diagnostics_(diagnostics) {
  find_differing();
  if (!any_differs_) return;
  for (const Operation& operation : document.operations) use(operation, kServed);
  for (const Operation& operation : document.webhooks) use(operation, kOutgoing);
  for (const Operation& operation : document.callbacks) use(operation, kOutgoing);
}

/// From those that have such properties outwards.
void Directions::find_differing() {
  std::vector<const Schema*> open;
  for (const Schema& schema : store_.schemas) {
    if (has_one_way_property(schema)) open.push_back(&schema);
  }
  if (open.empty()) return;
  any_differs_ = true;
  for (const Schema* schema : open) differs_[schema] = true;
  using Holding = std::pair<const Schema*, const Schema*>;  // what is held, its holder
  std::vector<Holding> holdings;
  for (const Schema& schema : store_.schemas) {
    const auto add = [&](const Schema& part) { holdings.emplace_back(&part, &schema); };
    for (const Property& property : schema.properties) add(*property.schema);
    for_each_part(schema, add);
  }
  std::sort(holdings.begin(), holdings.end());
  while (!open.empty()) {
    const Schema* held = open.back();
    open.pop_back();
    const auto first = std::lower_bound(holdings.begin(), holdings.end(), Holding(held, nullptr));
    for (auto at = first; at != holdings.end() && at->first == held; ++at) {
      if (differs_.try_emplace(at->second, true).second) open.push_back(at->second);
    }
  }
}

bool Directions::differs(const Schema& schema) {
  if (!any_differs_) return false;
  const auto [known, is_new] = differs_.try_emplace(&schema, false);
  if (!is_new) return known->second;
  // It does not, unless merge() has made it since: then its parts tell.
  bool found = schema.ref != nullptr && differs(*schema.ref);
  for (const Schema* part : schema.all_of) found = found || differs(*part);
  return differs_[&schema] = found;
}

void Directions::use(const Operation& operation, const MessageSides& sides) {
  for (const Parameter& parameter : operation.parameters) use(parameter.schema, sides.request);
  if (operation.request_body) {
    for (const MediaType& media : operation.request_body->content) {
      use(media.schema, sides.request);
      for (const PropertyEncoding& encoding : media.encodings) {
        for (const ResponseHeader& header : encoding.headers) use(header.schema, sides.request);
      }
    }
  }
  for (const Response& response : operation.responses) {
    for (const MediaType& media : response.content) use(media.schema, sides.response);
    for (const ResponseHeader& header : response.headers) use(header.schema, sides.response);
  }
}

void Directions::use(const Schema* schema, Side side) {
  std::vector<const Schema*> open;
  const auto visit = [&](const Schema& part) {
    if (!differs(part)) return;
    Uses& uses = uses_[&part];
    if (!std::exchange(side == Side::kRequests ? uses.in_requests : uses.in_responses, true)) {
      open.push_back(&part);
    }
  };
  if (schema != nullptr) visit(*schema);
  while (!open.empty()) {
    const Schema& at = *open.back();
    open.pop_back();
    for_each_part(at, visit);
    const Schema& merged = *merge(at, store_, diagnostics_);
    for_each_part(merged, visit);
    for (const Property& property : merged.properties) {
      if (counts(travels_in(*property.schema), side)) visit(*property.schema);
    }
  }
}

Direction Directions::of(const Schema& schema, Side asked) {
  if (!differs(schema)) return {};
  const auto found = uses_.find(&schema);
  const Uses uses = found == uses_.end() ? Uses() : found->second;
  if (uses.in_requests && uses.in_responses) {
    return {asked == Side::kRequests ? Side::kRequests : Side::kResponses, true};
  }
  return {uses.in_requests ? Side::kRequests : Side::kResponses, false};
}

}  // namespace specgen::generator::plan
