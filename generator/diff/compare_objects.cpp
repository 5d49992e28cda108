// Properties: which there are, which must be there, which are sent, and what their absence means.
#include <algorithm>
#include <set>
#include <unordered_map>

#include "diff/compare_schemas.hpp"
#include "diff/conjuncts.hpp"
#include "schema/one_way.hpp"

namespace specgen::generator {
namespace {

constexpr const char* kAny = "*";

using PropertyIndex = std::unordered_map<std::string_view, const Property*>;

PropertyIndex index_of(const Schema& schema) {
  PropertyIndex index;
  for (const Property& property : schema.properties) index.emplace(property.name, &property);
  return index;
}

/// Whether a property is no part of what is sent this way.
bool is_left_out(const Schema* property, Direction direction) {
  if (property == nullptr) return false;
  const Side side = travels_in(*property);
  return side == (direction == Direction::kRequest ? Side::kResponses : Side::kRequests);
}

std::set<std::string> required_of(const Schema& schema) {
  std::set<std::string> names;
  for (const LocatedValue& name : schema.required) names.insert(name.value.get<std::string>());
  return names;
}

const Location& place_of(const Schema& schema, const std::string& required) {
  for (const LocatedValue& name : schema.required) {
    if (name.value == required) return name.location;
  }
  return schema.location;
}

bool refuses_all(const Schema* schema) {
  return schema != nullptr && schema->boolean && !*schema->boolean;
}

/// Whether there can be no properties but those that are named.
bool is_closed(const Schema& merged, const Schema& origin) {
  if (refuses_all(merged.additional_properties)) return true;
  const auto parts = conjuncts(origin);
  return std::any_of(parts.begin(), parts.end(),
                     [](const Schema* part) { return refuses_all(part->unevaluated_properties); });
}

/// What a schema asks of a property that it does not name; nullptr where that is not one schema.
const Schema* unnamed(const Schema& merged) {
  const bool plain = merged.additional_properties != nullptr &&
                     !merged.additional_properties->boolean && merged.pattern_properties.empty();
  return plain ? merged.additional_properties : nullptr;
}

}  // namespace

void SchemaComparison::compare_objects(std::size_t index, const Schema& before,
                                       const Schema& after) {
  const Direction direction = pairs_[index].direction;
  const PropertyIndex old_properties = index_of(before);
  const PropertyIndex new_properties = index_of(after);
  const bool was_closed = is_closed(before, *pairs_[index].old_origin);
  const bool is_closed_now = is_closed(after, *pairs_[index].new_origin);
  for (const Property& property : after.properties) {
    const auto found = old_properties.find(property.name);
    if (found != old_properties.end()) {
      compare_property(index, *found->second, property);
    } else if (!is_left_out(property.schema, direction)) {
      // Clients were told that nothing else comes.
      const bool breaks = direction == Direction::kResponse && was_closed;
      find_at(index, breaks ? Impact::kBreaking : Impact::kCompatible, "is a new property",
              property.name, before.location, property.location);
      if (const Schema* any = unnamed(before)) connect(index, property.name, any, property.schema);
    }
  }
  for (const Property& property : before.properties) {
    if (new_properties.count(property.name) > 0) continue;
    if (is_left_out(property.schema, direction)) continue;
    const bool refused = direction == Direction::kRequest && is_closed_now;
    const bool missed = direction == Direction::kResponse && before.is_required(property.name);
    find_at(index, refused || missed ? Impact::kBreaking : Impact::kCompatible,
            refused ? "is refused now" : "is no property any more", property.name,
            property.location, after.location);
    if (const Schema* any = unnamed(after)) connect(index, property.name, property.schema, any);
  }
  connect(index, kAny, before.additional_properties, after.additional_properties);
}

void SchemaComparison::compare_property(std::size_t index, const Property& before,
                                        const Property& after) {
  const Pair& pair = pairs_[index];
  const bool request = pair.direction == Direction::kRequest;
  const bool was_left_out = is_left_out(before.schema, pair.direction);
  const bool left_out = is_left_out(after.schema, pair.direction);
  const auto report = [&](bool breaks, const char* what) {
    find_at(index, breaks ? Impact::kBreaking : Impact::kCompatible, what, after.name,
            before.location, after.location);
  };
  if (was_left_out && left_out) return;
  if (left_out) {
    const bool missed = !request && pair.before->is_required(before.name);
    report(missed, request ? "is read-only now: requests that have it are accepted without it"
                           : "is write-only now: responses do not have it");
    return;
  }
  if (was_left_out) {
    const bool demanded = request && pair.after->is_required(after.name);
    const char* const what = request ? "is no longer read-only" : "is no longer write-only";
    report(demanded, demanded ? "is no longer read-only, and required" : what);
    return;
  }
  if (!is_deprecated(before.schema) && is_deprecated(after.schema)) report(false, "is deprecated");
  const bool always = pair.before->is_required(before.name) && pair.after->is_required(after.name);
  const auto change = always ? std::nullopt : compare_defaults(before.schema, after.schema);
  if (change)
    find_at(index, change->impact, change->what, after.name, before.location, after.location);
  connect(index, after.name, before.schema, after.schema);
}

void SchemaComparison::compare_required(std::size_t index, const Schema& before,
                                        const Schema& after) {
  const Direction direction = pairs_[index].direction;
  const PropertyIndex old_properties = index_of(before);
  const PropertyIndex new_properties = index_of(after);
  const auto old_names = required_of(before);
  const auto new_names = required_of(after);
  for (const std::string& name : new_names) {
    const auto property = new_properties.find(name);
    const bool left_out =
        property != new_properties.end() && is_left_out(property->second->schema, direction);
    const auto old_one = old_properties.find(name);
    const bool came = old_one != old_properties.end() &&
                      is_left_out(old_one->second->schema, direction);  // reported as such
    if (old_names.count(name) > 0 || left_out || came) continue;
    find_at(index, impact_of(Shift::kNarrower, direction), "is required now", name, before.location,
            place_of(after, name));
  }
  for (const std::string& name : old_names) {
    const auto property = old_properties.find(name);
    const bool declared = property != old_properties.end();
    const bool left_out = declared && is_left_out(property->second->schema, direction);
    const auto new_one = new_properties.find(name);
    const bool gone =
        declared && (new_one == new_properties.end() ||
                     is_left_out(new_one->second->schema, direction));  // reported as such
    if (new_names.count(name) > 0 || left_out || gone) continue;
    find_at(index, impact_of(Shift::kWider, direction), "is no longer required", name,
            place_of(before, name), after.location);
  }
}

std::optional<Change> compare_defaults(const Schema* before, const Schema* after) {
  const LocatedValue* old_one = default_of(before);
  const LocatedValue* new_one = default_of(after);
  const auto shown = [](const LocatedValue* value) {
    return value == nullptr ? std::string("none") : canonical_text(*value);
  };
  if (shown(old_one) == shown(new_one)) return std::nullopt;
  Change change;
  // Where one is only written down or no longer, nothing was promised that is broken.
  const bool other = old_one != nullptr && new_one != nullptr;
  change.impact = other ? Impact::kBreaking : Impact::kCompatible;
  change.what = "'default' is " + shown(new_one) + ", was " + shown(old_one);
  return change;
}

}  // namespace specgen::generator
