#include "schema/merge.hpp"

#include <algorithm>

#include "schema/merge_into.hpp"
#include "source/text.hpp"

namespace specgen::generator {
namespace {

/// The parts of the conjunction besides the schema's own keywords.
std::vector<const Schema*> parts_of(const Schema& schema) {
  std::vector<const Schema*> parts;
  if (schema.ref != nullptr) parts.push_back(schema.ref);
  parts.insert(parts.end(), schema.all_of.begin(), schema.all_of.end());
  return parts;
}

/// A copy of what the schema itself asserts.
Schema own_part(const Schema& schema) {
  Schema own = schema;
  own.ref = nullptr;
  own.all_of.clear();
  return own;
}

}  // namespace

const Schema* merge(const Schema& schema, SchemaStore& store, Diagnostics& diagnostics) {
  const auto parts = parts_of(schema);
  if (parts.empty()) return &schema;
  const auto [known, is_new] = store.merged.try_emplace(&schema, nullptr);
  if (!is_new) {
    // nullptr: we are inside of the same question, which check_schemas() reported as a cycle.
    return known->second == nullptr ? &schema : known->second;
  }
  const Schema* result = nullptr;
  if (parts.size() == 1 && asserts_nothing_itself(schema)) {
    result = merge(*parts.front(), store, diagnostics);
  } else {
    Schema& merged = store.add(own_part(schema));
    for (const Schema* part : parts) {
      const Schema* flat = merge(*part, store, diagnostics);
      if (flat->ref != nullptr || !flat->all_of.empty()) continue;  // a cycle
      merge_into(merged, *flat, store);
    }
    finish_merge(merged, diagnostics);
    result = &merged;
  }
  store.merged[&schema] = result;
  return result;
}

}  // namespace specgen::generator
