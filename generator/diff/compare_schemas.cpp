#include "diff/compare_schemas.hpp"

#include <algorithm>
#include <queue>
#include <set>

#include "schema/merge.hpp"
#include "source/json_pointer.hpp"
#include "source/text.hpp"

namespace specgen::generator {
namespace {

constexpr const char* kAny = "*";

const Schema& anything() {
  static const Schema schema;
  return schema;
}

bool refuses_all(const Schema& schema) { return schema.boolean && !*schema.boolean; }

}  // namespace

Impact impact_of(Shift shift, Direction direction) {
  if (shift == Shift::kSame) return Impact::kCompatible;
  const Shift harmless = direction == Direction::kRequest ? Shift::kWider : Shift::kNarrower;
  return shift == harmless ? Impact::kCompatible : Impact::kBreaking;
}

Direction opposite(Direction direction) {
  return direction == Direction::kRequest ? Direction::kResponse : Direction::kRequest;
}

std::size_t SchemaComparison::add(const Schema* before, const Schema* after, Direction direction,
                                  const Location& old_place, const Location& new_place) {
  const Schema* old_origin = before == nullptr ? &anything() : before;
  const Schema* new_origin = after == nullptr ? &anything() : after;
  before = flat(before, stores_.before, old_origin);
  after = flat(after, stores_.after, new_origin);
  const auto [known, is_new] =
      known_.try_emplace(std::tuple(before, after, direction), pairs_.size());
  if (is_new) {
    Pair pair;
    pair.before = before;
    pair.after = after;
    pair.old_origin = old_origin;
    pair.new_origin = new_origin;
    pair.old_place = before->location.line > 0 ? before->location : old_place;
    pair.new_place = after->location.line > 0 ? after->location : new_place;
    pair.direction = direction;
    pairs_.push_back(std::move(pair));
  }
  return known->second;
}

const Schema& SchemaComparison::merged_before(const Schema* schema) {
  return schema == nullptr ? anything() : *merge_in(schema, stores_.before);
}

const Schema& SchemaComparison::merged_after(const Schema* schema) {
  return schema == nullptr ? anything() : *merge_in(schema, stores_.after);
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

const Schema* SchemaComparison::merge_in(const Schema* schema, SchemaStore& store) {
  return merge(*schema, store, ignored_);
}

void SchemaComparison::compare(std::size_t index) {
  write_alike(index);
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
  if (compare_as_unions(index)) return;
  const TypeSet old_types = old_types_.of(before, stores_.before);
  const TypeSet new_types = new_types_.of(after, stores_.after);
  for (KeywordChange& change : compare_keywords(before, old_types, after, new_types)) {
    find(index, change.shift, std::move(change.what));
  }
  const TypeSet types = common(old_types, new_types);
  if (types.has(TypeSet::kObject)) {
    compare_objects(index, before, after);
    compare_required(index, before, after);
  }
  if (types.has(TypeSet::kArray)) compare_items(index, before, after);
  compare_discriminators(index, before, after);
  compare_rules(index);
}

void SchemaComparison::compare_items(std::size_t index, const Schema& before, const Schema& after) {
  connect(index, kAny, before.items, after.items);
  const std::size_t places = std::max(before.prefix_items.size(), after.prefix_items.size());
  for (std::size_t i = 0; i < places; ++i) {
    const auto part = [i](const Schema& schema) {
      return i < schema.prefix_items.size() ? schema.prefix_items[i] : schema.items;
    };
    connect(index, std::to_string(i), part(before), part(after));
  }
}

void SchemaComparison::find(std::size_t index, Shift shift, std::string what) {
  Pair& pair = pairs_[index];
  Finding finding;
  finding.change.impact = impact_of(shift, pair.direction);
  finding.change.what = std::move(what);
  finding.change.before = pair.old_place;
  finding.change.after = pair.new_place;
  pair.findings.push_back(std::move(finding));
}

void SchemaComparison::find_at(std::size_t index, Impact impact, std::string what,
                               const std::string& property, const Location& before,
                               const Location& after) {
  Finding finding;
  finding.change.impact = impact;
  finding.change.what = std::move(what);
  finding.change.before = before.line > 0 ? before : pairs_[index].old_place;
  finding.change.after = after.line > 0 ? after : pairs_[index].new_place;
  finding.token = property;
  finding.has_token = true;
  pairs_[index].findings.push_back(std::move(finding));
}

void SchemaComparison::connect(std::size_t index, const Schema* before, const Schema* after) {
  connect_as(index, pairs_[index].direction, before, after);
}

void SchemaComparison::connect_as(std::size_t index, Direction direction, const Schema* before,
                                  const Schema* after) {
  const std::size_t target =
      add(before, after, direction, pairs_[index].old_place, pairs_[index].new_place);
  pairs_[index].edges.push_back({{}, false, target});
}

void SchemaComparison::connect(std::size_t index, const std::string& token, const Schema* before,
                               const Schema* after) {
  if (before == nullptr && after == nullptr) return;
  const Pair& pair = pairs_[index];
  const std::size_t target = add(before, after, pair.direction, pair.old_place, pair.new_place);
  pairs_[index].edges.push_back({token, true, target});
}

}  // namespace specgen::generator
