#include "schema/one_way.hpp"

#include <unordered_set>

namespace specgen::generator {
namespace {

/// Calls `f` for the schema and for all that it is a conjunction with; for some of them more than
/// once where they are combined in several ways.
template <class F>
void for_each_conjunct(const Schema& schema, F&& f, int& budget) {
  if (budget-- <= 0) return;
  f(schema);
  if (schema.ref != nullptr) for_each_conjunct(*schema.ref, f, budget);
  for (const Schema* part : schema.all_of) for_each_conjunct(*part, f, budget);
}

template <class F>
void for_each_conjunct(const Schema& schema, F&& f) {
  int budget = 500;
  for_each_conjunct(schema, f, budget);
}

}  // namespace

Side travels_in(const Schema& property) {
  bool read_only = false;
  bool write_only = false;
  for_each_conjunct(property, [&](const Schema& part) {
    read_only = read_only || part.read_only;
    write_only = write_only || part.write_only;
  });
  if (read_only) return Side::kResponses;
  return write_only ? Side::kRequests : Side::kBoth;
}

OneWayProperties one_way_properties(const Schema& schema) {
  OneWayProperties found;
  for_each_conjunct(schema, [&](const Schema& part) {
    for (const Property& property : part.properties) {
      const Side side = travels_in(*property.schema);
      if (side == Side::kResponses) found[property.name] = side;
      if (side == Side::kRequests) found.emplace(property.name, side);
    }
  });
  return found;
}

OneWayProperties unknown_to(const Schema& part, const OneWayProperties& properties) {
  OneWayProperties unknown;
  if (properties.empty()) return unknown;
  std::unordered_set<std::string_view> required;
  for_each_conjunct(part, [&](const Schema& each) {
    for (const LocatedValue& name : each.required) {
      required.insert(name.value.get_ref<const std::string&>());
    }
  });
  const OneWayProperties known = one_way_properties(part);
  for (const auto& property : properties) {
    if (required.contains(property.first) && !known.contains(property.first)) {
      unknown.insert(property);
    }
  }
  return unknown;
}

}  // namespace specgen::generator
