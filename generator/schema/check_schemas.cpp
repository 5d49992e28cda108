#include "schema/check_schemas.hpp"

#include <algorithm>
#include <string>
#include <unordered_map>
#include <unordered_set>
#include <vector>

#include "schema/check_cycles.hpp"
#include "schema/check_discriminators.hpp"
#include "schema/check_effects.hpp"
#include "schema/check_satisfiable.hpp"
#include "schema/merge.hpp"
#include "source/text.hpp"

namespace specgen::generator {
namespace {

/// Finds values that their own schema refuses, and takes out those that would do harm.
class ValueChecks {
 public:
  ValueChecks(SchemaStore& store, ValueChecker& checker, Diagnostics& diagnostics)
      : store_(store), checker_(checker), diagnostics_(diagnostics), read_(store.schemas.size()) {}

  /// Merges all schemas. Values of `enum` and `const` that can never match are gone before, so that
  /// they are not combined with others, and those that the combination refuses are gone after it.
  void merge_all() {
    for (std::size_t i = 0; i < read_; ++i) check_listed(store_.schemas[i]);
    // By index: merging adds schemas.
    for (std::size_t i = 0; i < store_.schemas.size(); ++i) {
      Schema& schema = store_.schemas[i];
      if (schema.ref != nullptr || !schema.all_of.empty()) {
        merged_from_.try_emplace(merge(schema, store_, diagnostics_), &schema);
      } else if (i >= read_) {
        check_listed(schema);
      }
    }
  }

  void check_defaults_and_examples() {
    for (std::size_t i = 0; i < store_.schemas.size(); ++i) {
      Schema& schema = store_.schemas[i];
      if (schema.boolean) continue;  // reported where it was found that nothing satisfies it
      if (schema.default_value) check_default(schema);
      // What merging has made has the examples of one of its parts.
      if (i < read_) check_examples(schema);
    }
  }

 private:
  bool is_merged(const Schema& schema) const { return merged_from_.contains(&schema); }

  /// What merging has made is judged by what it was made from, which is the same and says all.
  const Schema& said_by(const Schema& schema) const {
    const auto found = merged_from_.find(&schema);
    return found == merged_from_.end() ? schema : *found->second;
  }

  void check_listed(Schema& schema) {
    if (schema.boolean || (schema.enumeration.empty() && !schema.constant)) return;
    if (schema.constant) {
      check_constant(schema);
    } else {
      check_enumeration(schema);
    }
  }

  void check_constant(Schema& schema) {
    const auto mismatch = checker_.check_listed(schema.constant->value, said_by(schema));
    if (!mismatch && is_listed(schema)) return;
    const Location& at = is_merged(schema) ? schema.location : schema.constant->location;
    diagnostics_.warning(
        Rule::kUnsatisfiable, at,
        mismatch ? "no value can satisfy this schema: 'const' is refused, as " + mismatch->text()
                 : "no value can satisfy this schema: 'enum' does not list 'const'");
    schema.boolean = false;
  }

  /// Whether `enum`, where there is one, has the value of `const`. Of arrays and objects, whose
  /// members have no order, it is taken for granted.
  static bool is_listed(const Schema& schema) {
    const auto& constant = schema.constant->value;
    if (schema.enumeration.empty() || constant.is_structured()) return true;
    return std::any_of(schema.enumeration.begin(), schema.enumeration.end(),
                       [&](const LocatedValue& each) { return each.value == constant; });
  }

  void check_enumeration(Schema& schema) {
    std::vector<LocatedValue> kept;
    for (const LocatedValue& value : schema.enumeration) {
      const auto mismatch = checker_.check_listed(value.value, said_by(schema));
      if (!mismatch) {
        kept.push_back(value);
        continue;
      }
      // Where the schema only narrows what it refers to, the value is alive there.
      if (is_merged(schema)) continue;
      diagnostics_.warning(Rule::kDeadEnumValue, value.location,
                           "this value of 'enum' can never match: " + mismatch->text());
    }
    if (kept.empty()) {
      diagnostics_.warning(Rule::kUnsatisfiable, schema.location,
                           "no value can satisfy this schema: 'enum' lists none that "
                           "its other keywords allow");
      schema.boolean = false;
    }
    if (kept.size() < schema.enumeration.size()) schema.enumeration = std::move(kept);
  }

  void check_default(Schema& schema) {
    const auto mismatch = checker_.check_within(schema.default_value->value, said_by(schema));
    if (!mismatch) return;
    diagnostics_.warning(Rule::kDefault, schema.default_value->location,
                         "the schema refuses its own default: " + mismatch->text(),
                         "the default is not used");
    schema.default_value.reset();
  }

  void check_examples(const Schema& schema) {
    for (const LocatedValue& example : schema.examples) {
      const auto mismatch = checker_.check_within(example.value, schema);
      if (!mismatch) continue;
      diagnostics_.warning(Rule::kExample, example.location,
                           "the schema refuses this example: " + mismatch->text());
    }
  }

  SchemaStore& store_;
  ValueChecker& checker_;
  Diagnostics& diagnostics_;
  std::size_t read_;  ///< How many of the schemas stand in the document; the others were merged.
  /// Answers of merge(), and a schema that each is the answer for.
  std::unordered_map<const Schema*, const Schema*> merged_from_;
};

/// The schemas that stand inside of a combination, whose other members may know their properties.
std::unordered_set<const Schema*> find_members(const SchemaStore& store) {
  std::unordered_set<const Schema*> members;
  for (const Schema& schema : store.schemas) {
    for (const auto* list : {&schema.all_of, &schema.any_of, &schema.one_of}) {
      for (const Schema* member : *list) {
        members.insert(member);
        if (member->ref != nullptr) members.insert(member->ref);
      }
    }
    for (const Schema* part : {schema.negated, schema.condition, schema.then, schema.otherwise}) {
      members.insert(part);
    }
    for (const auto& dependent : schema.dependent_schemas) members.insert(dependent.schema);
    if (schema.ref != nullptr && !schema.properties.empty()) members.insert(schema.ref);
  }
  return members;
}

void check_required(const Schema& schema, bool is_member, Diagnostics& diagnostics) {
  if (schema.boolean) return;
  const bool combines = is_member || schema.ref != nullptr || !schema.all_of.empty() ||
                        !schema.any_of.empty() || !schema.one_of.empty();
  std::unordered_map<std::string_view, const Schema*> properties;
  for (const Property& property : schema.properties) {
    properties.emplace(property.name, property.schema);
  }
  std::vector<std::string_view> names;
  // Every suggestion looks at all names: among very many nobody reads them.
  constexpr std::size_t kMostComparisons = 1'000'000;
  if (schema.properties.size() * schema.required.size() <= kMostComparisons) {
    for (const Property& property : schema.properties) names.push_back(property.name);
  }
  for (const LocatedValue& required : schema.required) {
    const auto& name = required.value.get_ref<const std::string&>();
    const auto found = properties.find(name);
    if (found == properties.end() && !combines) {
      diagnostics.warning(Rule::kRequiredProperty, required.location,
                          "the required " + quote(name) + " is no property",
                          did_you_mean(name, names));
    }
  }
}

}  // namespace

void check_schemas(SchemaStore& store, ValueChecker& checker, Diagnostics& diagnostics) {
  check_effects(store, diagnostics);
  check_cycles(store, diagnostics);
  const auto members = find_members(store);
  ValueChecks values(store, checker, diagnostics);
  values.merge_all();
  check_satisfiable(store, diagnostics);
  check_discriminators(store, diagnostics);
  values.check_defaults_and_examples();
  for (const Schema& schema : store.schemas) {
    check_required(schema, members.count(&schema) > 0, diagnostics);
  }
}

}  // namespace specgen::generator
