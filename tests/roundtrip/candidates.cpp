#include "candidates.hpp"

#include <algorithm>
#include <string>

#include "scalars.hpp"
#include "schema/merge.hpp"
#include "specgen/json/document.hpp"
#include "specgen/schema/evaluate.hpp"

namespace specgen::roundtrip {
namespace {

using generator::Schema;
using generator::TypeSet;

constexpr int kMaxDepth = 6;
/// From here on objects have their required members only, lest values grow beyond measure.
constexpr int kPlainDepth = 3;
constexpr std::size_t kMaxValues = 8;
/// Of the guesses for one schema.
constexpr std::size_t kMaxGuesses = 60;

void append(std::vector<Json>& values, const std::vector<Json>& more,
            std::size_t most = kMaxGuesses) {
  for (std::size_t i = 0; i < std::min(most, more.size()) && values.size() < kMaxGuesses; ++i) {
    values.push_back(more[i]);
  }
}

/// The members of both; those of `more` where both have one.
Json united(const Json& base, const Json& more) {
  if (!base.is_object() || !more.is_object()) return more;
  Json both = base;
  both.update(more);
  return both;
}

}  // namespace

std::vector<Violation> violations_of(const schema::Schema& schema, const std::string& body) {
  Violations violations;
  const auto document = json::Document::parse(body, violations);
  if (document) schema::check(schema, document->input(violations));
  return violations.all();
}

const std::vector<Json>& Candidates::of(const Schema* schema, int depth) {
  static const std::vector<Json> kAny = {"anything", 1, Json::object({{"a", Json::array({true})}})};
  static const std::vector<Json> kNone;
  if (schema == nullptr) return kAny;
  if (depth > kMaxDepth) return kNone;
  const auto [known, is_new] = known_.try_emplace({schema, depth});
  std::vector<Json>& values = known->second;
  if (!is_new) return values;
  const schema::Schema& table = tables_.of(*schema);
  for (Json& guess : guesses(*generator::merge(*schema, document_.store, ignored_), depth)) {
    if (values.size() == kMaxValues) break;
    if (std::find(values.begin(), values.end(), guess) != values.end()) continue;
    if (violations_of(table, guess.dump()).empty()) values.push_back(std::move(guess));
  }
  return values;
}

std::vector<Json> Candidates::guesses(const Schema& schema, int depth) {
  if (schema.constant) return {schema.constant->value};
  std::vector<Json> values;
  if (!schema.enumeration.empty()) {
    for (const auto& each : schema.enumeration) append(values, {each.value});
    return values;
  }
  append(values, of_alternatives(schema, depth));
  const auto may_be = [&](TypeSet::Type type) { return schema.types.has(type); };
  if (may_be(TypeSet::kObject)) append(values, objects(schema, depth));
  if (may_be(TypeSet::kArray)) append(values, arrays(schema, depth));
  // What may be anything need not be each of them often.
  const std::size_t some = schema.has_type ? kMaxGuesses : 2;
  if (may_be(TypeSet::kString)) append(values, strings_for(schema), some);
  if (may_be(TypeSet::kInteger) || may_be(TypeSet::kNumber)) {
    append(values, numbers_for(schema), some);
  }
  if (may_be(TypeSet::kBoolean)) append(values, {true, false});
  if (may_be(TypeSet::kNull)) append(values, {nullptr});
  for (const auto& example : schema.examples) append(values, {example.value});
  if (schema.default_value) append(values, {schema.default_value->value});
  return values;
}

std::vector<Json> Candidates::of_alternatives(const Schema& schema, int depth) {
  std::vector<const Schema*> alternatives = schema.one_of;
  alternatives.insert(alternatives.end(), schema.any_of.begin(), schema.any_of.end());
  for (const Schema* each : {schema.condition, schema.then, schema.otherwise, schema.dynamic_ref}) {
    if (each != nullptr) alternatives.push_back(each);
  }
  std::vector<Json> values;
  if (alternatives.empty()) return values;
  std::vector<Json> bases = {Json::object()};
  if (schema.types.has(TypeSet::kObject)) append(bases, objects(schema, depth), 2);
  for (const Schema* alternative : alternatives) {
    const auto& some = of(alternative, depth + 1);
    for (std::size_t i = 0; i < std::min<std::size_t>(some.size(), 4); ++i) {
      for (const Json& base : bases) append(values, {united(base, some[i])});
    }
  }
  return values;
}

Json Candidates::with_more_members(Json object, const Schema& schema, int depth) {
  for (const auto& each : schema.pattern_properties) {
    const auto& some = of(each.schema, depth + 1);
    if (!some.empty()) object[text_like(each.pattern.regex)] = some.front();
  }
  const auto& more = of(schema.additional_properties, depth + 1);
  if (more.empty()) return object;
  if (schema.property_names != nullptr) {
    for (const Json& name : of(schema.property_names, depth + 1)) {
      if (name.is_string()) object[name.get<std::string>()] = more.front();
    }
    return object;
  }
  object["a~b/c"] = more.front();
  object["\u00e9"] = more.back();
  return object;
}

std::vector<Json> Candidates::objects(const Schema& schema, int depth) {
  Json all = Json::object();
  Json required = Json::object();
  for (const auto& property : schema.properties) {
    if (depth >= kPlainDepth && !schema.is_required(property.name)) continue;
    const auto& some = of(property.schema, depth + 1);
    if (some.empty()) continue;
    all[property.name] = some.front();
    if (schema.is_required(property.name)) required[property.name] = some.front();
  }
  for (const auto& name : schema.required) {
    const auto text = name.value.get<std::string>();
    const auto& some = of(schema.additional_properties, depth + 1);
    if (required.contains(text) || some.empty()) continue;
    required[text] = all[text] = some.front();
  }
  std::vector<Json> values;
  if (schema.additional_properties != nullptr || !schema.pattern_properties.empty()) {
    values = {with_more_members(all, schema, depth), with_more_members(required, schema, depth)};
  }
  append(values, {all, required, Json::object()});
  if (depth > 1) return values;
  // Each property with another value than the first, and without each of them.
  for (const auto& property : schema.properties) {
    for (const Json& value : of(property.schema, depth + 1)) {
      Json changed = all;
      changed[property.name] = value;
      append(values, {std::move(changed)});
    }
    Json less = all;
    less.erase(property.name);
    append(values, {std::move(less)});
  }
  return values;
}

std::vector<Json> Candidates::arrays(const Schema& schema, int depth) {
  Json tuple = Json::array();
  for (const Schema* item : schema.prefix_items) {
    const auto& some = of(item, depth + 1);
    tuple.push_back(some.empty() ? Json() : some.front());
  }
  std::vector<Json> items = of(schema.items, depth + 1);
  if (schema.contains != nullptr) {
    const auto& wanted = of(schema.contains, depth + 1);
    items.insert(items.begin(), wanted.begin(), wanted.end());
  }
  std::vector<Json> values;
  constexpr std::uint64_t kMostItems = 50;
  for (const std::uint64_t size :
       {std::max<std::uint64_t>(schema.min_items.value_or(0), 2), schema.min_items.value_or(1),
        schema.max_items.value_or(3), std::uint64_t{0}}) {
    Json array = tuple;
    for (std::size_t i = 0; array.size() < std::min(size, kMostItems) && !items.empty(); ++i) {
      array.push_back(items[i % items.size()]);
    }
    values.push_back(std::move(array));
  }
  values.push_back(tuple);
  return values;
}

}  // namespace specgen::roundtrip
