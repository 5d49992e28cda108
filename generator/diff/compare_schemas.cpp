#include "diff/compare_schemas.hpp"

#include <algorithm>
#include <queue>
#include <set>
#include <unordered_map>

#include "schema/merge.hpp"
#include "source/node.hpp"
#include "source/text.hpp"

namespace specgen::generator {
namespace {

constexpr const char* kAny = "*";

const Schema& anything() {
  static const Schema schema;
  return schema;
}

bool refuses_all(const Schema& schema) { return schema.boolean && !*schema.boolean; }

/// Whether a property is no part of what is sent this way.
bool is_left_out(const Schema* property, Direction direction) {
  for (const Schema* at = property; at != nullptr; at = at->ref) {
    if (direction == Direction::kRequest ? at->read_only : at->write_only) return true;
  }
  return false;
}

using PropertyIndex = std::unordered_map<std::string_view, const Property*>;

PropertyIndex index_of(const Schema& schema) {
  PropertyIndex index;
  for (const Property& property : schema.properties) index.emplace(property.name, &property);
  return index;
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

/// What an alternative is called, so that it is found again where the order changed.
std::string name_of(const Schema* schema) {
  for (const Schema* at = schema; at != nullptr; at = at->ref) {
    if (!at->component.empty()) return at->component;
  }
  return {};
}

std::string describe_alternative(const Schema* schema) {
  const std::string name = name_of(schema);
  return name.empty() ? "one without a name" : quote(name);
}

}  // namespace

Impact impact_of(Shift shift, Direction direction) {
  const Shift harmless = direction == Direction::kRequest ? Shift::kWider : Shift::kNarrower;
  return shift == harmless ? Impact::kCompatible : Impact::kBreaking;
}

Direction opposite(Direction direction) {
  return direction == Direction::kRequest ? Direction::kResponse : Direction::kRequest;
}

std::size_t SchemaComparison::add(const Schema* before, const Schema* after, Direction direction) {
  const Schema* const old_origin = before == nullptr ? &anything() : before;
  const Schema* const new_origin = after == nullptr ? &anything() : after;
  before = flat(before, stores_.before);
  after = flat(after, stores_.after);
  const auto [known, is_new] =
      known_.try_emplace(std::tuple(before, after, direction), pairs_.size());
  if (is_new) {
    Pair pair;
    pair.before = before;
    pair.after = after;
    pair.old_origin = old_origin;
    pair.new_origin = new_origin;
    pair.direction = direction;
    pairs_.push_back(std::move(pair));
  }
  return known->second;
}

void SchemaComparison::settle() {
  for (std::size_t i = 0; i < pairs_.size(); ++i) compare(i);  // which adds others
  std::vector<std::vector<std::size_t>> sources(pairs_.size());
  std::vector<std::size_t> waiting;
  for (std::size_t i = 0; i < pairs_.size(); ++i) {
    for (const Edge& edge : pairs_[i].edges) sources[edge.target].push_back(i);
    if (pairs_[i].findings.empty()) continue;
    pairs_[i].leads_to_change = true;
    waiting.push_back(i);
  }
  while (!waiting.empty()) {
    const std::size_t at = waiting.back();
    waiting.pop_back();
    for (const std::size_t source : sources[at]) {
      if (pairs_[source].leads_to_change) continue;
      pairs_[source].leads_to_change = true;
      waiting.push_back(source);
    }
  }
}

std::vector<Change> SchemaComparison::changes(std::size_t pair) const {
  std::vector<Change> result;
  std::set<std::size_t> seen = {pair};
  std::queue<std::pair<std::size_t, std::string>> waiting;
  waiting.emplace(pair, "");
  while (!waiting.empty()) {
    const auto [at, pointer] = std::move(waiting.front());
    waiting.pop();
    for (const Finding& finding : pairs_[at].findings) {
      Change change = finding.change;
      change.pointer = finding.has_token ? append_pointer(pointer, finding.token) : pointer;
      result.push_back(std::move(change));
    }
    for (const Edge& edge : pairs_[at].edges) {
      if (!pairs_[edge.target].leads_to_change || !seen.insert(edge.target).second) continue;
      waiting.emplace(edge.target, edge.has_token ? append_pointer(pointer, edge.token) : pointer);
    }
  }
  return result;
}

const Schema* SchemaComparison::flat(const Schema* schema, SchemaStore& store) {
  return schema == nullptr ? &anything() : merge(*schema, store, ignored_);
}

void SchemaComparison::compare(std::size_t index) {
  const Pair& pair = pairs_[index];
  const Schema& before = *pair.before;
  const Schema& after = *pair.after;
  if (refuses_all(before) || refuses_all(after)) {
    if (refuses_all(before) && refuses_all(after)) return;
    const bool closed = refuses_all(after);
    find(index, closed ? Shift::kNarrower : Shift::kWider,
         closed ? "no value is allowed any more" : "values are allowed now, where none were");
    return;
  }
  for (KeywordChange& change : compare_keywords(before, after)) {
    find(index, change.shift, std::move(change.what));
  }
  compare_objects(index, before, after);
  compare_required(index, before, after);
  compare_parts(index, before, after);
  compare_rules(index);
}

void SchemaComparison::compare_objects(std::size_t index, const Schema& before,
                                       const Schema& after) {
  const Direction direction = pairs_[index].direction;
  const PropertyIndex old_properties = index_of(before);
  const PropertyIndex new_properties = index_of(after);
  for (const Property& property : after.properties) {
    const auto found = old_properties.find(property.name);
    if (found != old_properties.end()) {
      connect(index, property.name, found->second->schema, property.schema);
    } else if (!is_left_out(property.schema, direction)) {
      find_at(index, Impact::kCompatible, "is a new property", property.name, before.location,
              property.location);
    }
  }
  const bool closed =
      after.additional_properties != nullptr && refuses_all(*after.additional_properties);
  for (const Property& property : before.properties) {
    if (new_properties.count(property.name) > 0) continue;
    if (is_left_out(property.schema, direction)) continue;
    const bool breaks =
        direction == Direction::kRequest ? closed : before.is_required(property.name);
    find_at(
        index, breaks ? Impact::kBreaking : Impact::kCompatible,
        direction == Direction::kRequest && closed ? "is refused now" : "is no property any more",
        property.name, property.location, after.location);
  }
  connect(index, kAny, before.additional_properties, after.additional_properties);
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
    if (old_names.count(name) > 0 || left_out) continue;
    find_at(index, impact_of(Shift::kNarrower, direction), "is required now", name, before.location,
            place_of(after, name));
  }
  for (const std::string& name : old_names) {
    const auto property = old_properties.find(name);
    const bool declared = property != old_properties.end();
    const bool left_out = declared && is_left_out(property->second->schema, direction);
    const bool gone = declared && new_properties.count(name) == 0;  // reported as such
    if (new_names.count(name) > 0 || left_out || gone) continue;
    find_at(index, impact_of(Shift::kWider, direction), "is no longer required", name,
            place_of(before, name), after.location);
  }
}

void SchemaComparison::compare_parts(std::size_t index, const Schema& before, const Schema& after) {
  connect(index, kAny, before.items, after.items);
  const std::size_t places = std::max(before.prefix_items.size(), after.prefix_items.size());
  for (std::size_t i = 0; i < places; ++i) {
    const auto part = [i](const Schema& schema) {
      return i < schema.prefix_items.size() ? schema.prefix_items[i] : schema.items;
    };
    connect(index, std::to_string(i), part(before), part(after));
  }
  const auto property = [](const Schema& schema) {
    return schema.discriminator ? schema.discriminator->property : std::string();
  };
  if (property(before) != property(after)) {
    const auto shown = [](const std::string& name) {
      return name.empty() ? std::string("none") : quote(name);
    };
    find(index, Shift::kDifferent,
         "'discriminator' is " + shown(property(after)) + ", was " + shown(property(before)));
  }
}

void SchemaComparison::compare_alternatives(std::size_t index, std::string_view keyword,
                                            const std::vector<const Schema*>& before,
                                            const std::vector<const Schema*>& after) {
  if (before.empty() && after.empty()) return;
  if (before.empty() || after.empty()) {
    find(index, before.empty() ? Shift::kNarrower : Shift::kWider,
         quote(keyword) + (before.empty() ? " is new" : " is gone"));
    return;
  }
  std::vector<const Schema*> lost;
  std::vector<const Schema*> won = after;
  for (const Schema* old_one : before) {
    const std::string name = name_of(old_one);
    const auto same = std::find_if(won.begin(), won.end(), [&](const Schema* each) {
      return !name.empty() && name_of(each) == name;
    });
    if (same == won.end()) {
      lost.push_back(old_one);
      continue;
    }
    connect(index, old_one, *same);
    won.erase(same);
  }
  // What has no name is compared in order.
  const auto is_unnamed = [](const Schema* schema) { return name_of(schema).empty(); };
  for (const Schema* old_one : lost) {
    const auto next =
        is_unnamed(old_one) ? std::find_if(won.begin(), won.end(), is_unnamed) : won.end();
    if (next != won.end()) {
      connect(index, old_one, *next);
      won.erase(next);
    } else {
      find(index, Shift::kNarrower,
           quote(keyword) + " no longer has the alternative " + describe_alternative(old_one));
    }
  }
  for (const Schema* new_one : won) {
    find(index, Shift::kWider,
         quote(keyword) + " has a new alternative, " + describe_alternative(new_one));
  }
}

void SchemaComparison::find(std::size_t index, Shift shift, std::string what) {
  Pair& pair = pairs_[index];
  Finding finding;
  finding.change.impact = impact_of(shift, pair.direction);
  finding.change.what = std::move(what);
  finding.change.before = pair.before->location;
  finding.change.after = pair.after->location;
  pair.findings.push_back(std::move(finding));
}

void SchemaComparison::find_at(std::size_t index, Impact impact, std::string what,
                               const std::string& property, const Location& before,
                               const Location& after) {
  Finding finding;
  finding.change.impact = impact;
  finding.change.what = std::move(what);
  finding.change.before = before;
  finding.change.after = after;
  finding.token = property;
  finding.has_token = true;
  pairs_[index].findings.push_back(std::move(finding));
}

void SchemaComparison::connect(std::size_t index, const Schema* before, const Schema* after) {
  connect_as(index, pairs_[index].direction, before, after);
}

void SchemaComparison::connect_as(std::size_t index, Direction direction, const Schema* before,
                                  const Schema* after) {
  const std::size_t target = add(before, after, direction);
  pairs_[index].edges.push_back({{}, false, target});
}

void SchemaComparison::connect(std::size_t index, const std::string& token, const Schema* before,
                               const Schema* after) {
  if (before == nullptr && after == nullptr) return;
  const Direction direction = pairs_[index].direction;
  if (is_left_out(after, direction) && is_left_out(before, direction)) return;
  const std::size_t target = add(before, after, direction);
  pairs_[index].edges.push_back({token, true, target});
}

}  // namespace specgen::generator
