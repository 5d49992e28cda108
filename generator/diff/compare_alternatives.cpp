// `oneOf`, `anyOf` and what tells their alternatives apart. Alternatives have no order: those that
// say the same are found first, then those of one name, then those of one type.
#include <algorithm>
#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "diff/compare_schemas.hpp"
#include "diff/unions.hpp"
#include "source/text.hpp"

namespace specgen::generator {
namespace {

using Alternatives = std::vector<const Schema*>;

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

/// Takes one after the other out of `before` for which `find` gives a partner in `after`, and hands
/// both over.
template <typename Matches, typename Connect>
void match(Alternatives& before, Alternatives& after, Matches matches, Connect connect) {
  for (auto old_one = before.begin(); old_one != before.end();) {
    const auto found = std::find_if(after.begin(), after.end(),
                                    [&](const Schema* each) { return matches(*old_one, each); });
    if (found == after.end()) {
      ++old_one;
      continue;
    }
    connect(*old_one, *found);
    after.erase(found);
    old_one = before.erase(old_one);
  }
}

}  // namespace

const Schema* SchemaComparison::flat(const Schema* schema, SchemaStore& store,
                                     const Schema*& origin) {
  const Schema* merged = merge_in(origin, store);
  if (schema == nullptr || !is_union(*merged) || alternative_lists(*origin) != 1) return merged;
  const auto [known, is_new] = unwrapped_.try_emplace(merged, Unwrapped{merged, origin});
  if (is_new) known->second = unwrap(*merged, *origin, store);
  origin = known->second.origin;
  return known->second.merged;
}

/// One alternative is that schema; one beside null is that schema with null among its types.
SchemaComparison::Unwrapped SchemaComparison::unwrap(const Schema& merged, const Schema& origin,
                                                     SchemaStore& store) {
  const Unwrapped as_it_is{&merged, &origin};
  const Alternatives& all = merged.one_of.empty() ? merged.any_of : merged.one_of;
  const Schema* only = nullptr;
  bool has_null = false;
  for (const Schema* each : all) {
    if (!has_null && is_null(*merge_in(each, store))) {
      has_null = true;
    } else if (only == nullptr) {
      only = each;
    } else {
      return as_it_is;
    }
  }
  if (only == nullptr) return as_it_is;
  const Schema& inner = *merge_in(only, store);
  if (!has_null) return is_union(inner) ? as_it_is : Unwrapped{&inner, only};
  if (!is_typed(inner) || inner.types.has(TypeSet::kNull)) return as_it_is;
  Schema& nullable = store.add(inner);
  nullable.types.add(TypeSet::kNull);
  if (!nullable.enumeration.empty()) nullable.enumeration.push_back({nullptr, inner.location});
  return {&nullable, only};
}

/// Alternatives that do no more than list values are one list of them; those that do no more than
/// name types, and have no names of their own, are one list of those. nullptr where that cannot be
/// said.
const Schema* SchemaComparison::as_one(const Schema& merged, SchemaStore& store) {
  const bool exclusive = !merged.one_of.empty();
  const Alternatives& written = exclusive ? merged.one_of : merged.any_of;
  Alternatives alternatives;
  for (const Schema* each : written) alternatives.push_back(merge_in(each, store));
  const bool named = std::any_of(written.begin(), written.end(),
                                 [](const Schema* each) { return !name_of(each).empty(); });
  Schema one;
  one.location = merged.location;
  one.component = merged.component;
  one.types = merged.types;
  one.has_type = merged.has_type;
  if (auto values = values_of_all(alternatives, exclusive)) {
    for (LocatedValue& value : *values) {
      const bool allowed = common(type_of(value.value), merged.types).bits() != 0;
      if (allowed) one.enumeration.push_back(std::move(value));
    }
    return one.enumeration.empty() ? nullptr : &store.add(one);
  }
  const auto types = named ? std::nullopt : types_of_all(alternatives, exclusive);
  if (!types) return nullptr;
  one.types = common(*types, merged.types);
  one.has_type = true;
  return &store.add(one);
}

/// The alternatives of a schema that is not written as such: all but null, and null.
Alternatives SchemaComparison::split(const Schema& merged, SchemaStore& store) {
  if (!merged.types.has(TypeSet::kNull) || is_null(merged)) return {&merged};
  Schema& rest = store.add(merged);
  rest.types.remove(TypeSet::kNull);
  Schema& null = store.add();
  null.location = merged.location;
  null.has_type = true;
  null.types = TypeSet(TypeSet::kNull);
  return {&rest, &null};
}

void SchemaComparison::write_alike(std::size_t index) {
  Pair& pair = pairs_[index];
  if (!is_typed_union(*pair.before) && !is_typed_union(*pair.after)) return;
  const std::size_t old_lists = alternative_lists(*pair.old_origin);
  const std::size_t new_lists = alternative_lists(*pair.new_origin);
  if (old_lists + new_lists != 1) return;
  const bool old_union = old_lists == 1;
  if (!is_typed_union(old_union ? *pair.before : *pair.after)) return;
  const Schema* one =
      old_union ? as_one(*pair.before, stores_.before) : as_one(*pair.after, stores_.after);
  if (one == nullptr) return;
  (old_union ? pair.before : pair.after) = one;
  (old_union ? pair.old_origin : pair.new_origin) = one;
}

bool SchemaComparison::compare_as_unions(std::size_t index) {
  const Schema& before = *pairs_[index].before;
  const Schema& after = *pairs_[index].after;
  const bool old_union = is_union(before);
  const bool new_union = is_union(after);
  if (old_union == new_union || !is_typed(old_union ? after : before)) return false;
  const Schema& origin = old_union ? *pairs_[index].old_origin : *pairs_[index].new_origin;
  if (alternative_lists(origin) != 1) return false;
  const Schema& both = old_union ? before : after;
  const Alternatives& written = both.one_of.empty() ? both.any_of : both.one_of;
  compare_alternatives(index, both.one_of.empty() ? "anyOf" : "oneOf",
                       old_union ? written : split(before, stores_.before),
                       old_union ? split(after, stores_.after) : written);
  compare_discriminators(index, before, after);
  return true;
}

bool SchemaComparison::are_equal(const Schema* before, const Schema* after, Direction direction) {
  constexpr std::size_t kMostTrials = 100'000;
  if (trials_ >= kMostTrials) return false;
  const auto [known, is_new] = equal_.try_emplace(std::tuple(before, after, direction), false);
  if (!is_new) return known->second;
  ++trials_;
  SchemaComparison trial(stores_.before, stores_.after);
  trial.in_order_ = true;
  trial.add(before, after, direction);
  bool equal = true;
  for (std::size_t i = 0; equal && i < trial.pairs_.size(); ++i) {
    trial.compare(i);
    equal = trial.pairs_[i].findings.empty();
  }
  return equal_[std::tuple(before, after, direction)] = equal;
}

void SchemaComparison::compare_alternatives(std::size_t index, std::string_view keyword,
                                            std::vector<const Schema*> lost,
                                            std::vector<const Schema*> won) {
  if (lost.empty() && won.empty()) return;
  if (lost.empty() || won.empty()) {
    report_presence(index, keyword, lost.empty());
    return;
  }
  const Direction direction = pairs_[index].direction;
  const std::vector<const Schema*> all = won;
  const auto compare = [&](const Schema* old_one, const Schema* new_one) {
    connect(index, old_one, new_one);
  };
  const auto same_name = [](const Schema* a, const Schema* b) {
    return !name_of(a).empty() && name_of(a) == name_of(b);
  };
  const auto unnamed = [](const Schema* a, const Schema* b) {
    return name_of(a).empty() && name_of(b).empty();
  };
  const auto same_types = [&](const Schema* a, const Schema* b) {
    return unnamed(a, b) && merge_in(a, stores_.before)->types == merge_in(b, stores_.after)->types;
  };
  if (in_order_) {
    // Asked whether two schemas are equal: what is reordered in turn may count as a change.
    match(
        lost, won, [](const Schema*, const Schema*) { return true; }, compare);
  } else {
    match(lost, won, same_name, compare);
    match(
        lost, won, [&](const Schema* a, const Schema* b) { return are_equal(a, b, direction); },
        [](const Schema*, const Schema*) {});
    match(lost, won, same_types, compare);
    match(lost, won, unnamed, compare);
  }
  for (const Schema* old_one : lost) {
    find(index, Shift::kNarrower,
         quote(keyword) + " no longer has the alternative " + describe_alternative(old_one));
  }
  for (const Schema* new_one : won) {
    const bool excludes = keyword == "oneOf" && new_types_.may_share(*new_one, all, stores_.after);
    find(index, excludes ? Shift::kDifferent : Shift::kWider,
         quote(keyword) + " has a new alternative, " + describe_alternative(new_one) +
             (excludes ? ", which takes values of others: those are refused" : ""));
  }
}

void SchemaComparison::compare_exclusion(std::size_t index,
                                         const std::vector<const Schema*>& before,
                                         const std::vector<const Schema*>& after,
                                         bool now_exclusive) {
  compare_alternatives(index, now_exclusive ? "oneOf" : "anyOf", before, after);
  // Where no value satisfies two, both say the same.
  if (old_types_.are_apart(before, stores_.before) && new_types_.are_apart(after, stores_.after)) {
    return;
  }
  if (now_exclusive) {
    find(index, Shift::kNarrower,
         "'oneOf' stands for 'anyOf': values that several alternatives take are refused");
  } else {
    find(index, Shift::kWider,
         "'anyOf' stands for 'oneOf': values that several alternatives take are allowed");
  }
}

void SchemaComparison::compare_discriminators(std::size_t index, const Schema& before,
                                              const Schema& after) {
  const auto property = [](const Schema& schema) {
    return schema.discriminator ? schema.discriminator->property : std::string();
  };
  if (property(before) != property(after)) {
    const auto shown = [](const std::string& name) {
      return name.empty() ? std::string("none") : quote(name);
    };
    find(index, Shift::kDifferent,
         "'discriminator' is " + shown(property(after)) + ", was " + shown(property(before)));
    return;
  }
  if (!before.discriminator) return;
  const auto& new_mapping = after.discriminator->mapping;
  const auto& old_mapping = before.discriminator->mapping;
  const auto find_value = [](const auto& mapping, const std::string& value) {
    return std::find_if(mapping.begin(), mapping.end(),
                        [&](const auto& entry) { return entry.first == value; });
  };
  for (const auto& [value, schema] : old_mapping) {
    const auto entry = find_value(new_mapping, value);
    if (entry == new_mapping.end()) {
      find(index, Shift::kNarrower, "'discriminator' no longer has the value " + quote(value));
    } else if (name_of(schema) != name_of(entry->second) &&
               !are_equal(schema, entry->second, pairs_[index].direction)) {
      find(index, Shift::kDifferent,
           "'discriminator' selects " + describe_alternative(entry->second) + " for " +
               quote(value) + ", was " + describe_alternative(schema));
    }
  }
  for (const auto& [value, schema] : new_mapping) {
    if (find_value(old_mapping, value) != old_mapping.end()) continue;
    find(index, Shift::kWider, "'discriminator' has a new value, " + quote(value));
  }
}

}  // namespace specgen::generator
