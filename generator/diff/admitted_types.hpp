#pragma once

#include <nlohmann/json_fwd.hpp>
#include <unordered_map>
#include <vector>

#include "schema/schema.hpp"
#include "schema/schema_store.hpp"
#include "source/diagnostics.hpp"

namespace specgen::generator {

/// The types in both. Of `kNumber` and `kInteger` it is the latter.
TypeSet common(TypeSet a, TypeSet b);

/// The types in either.
TypeSet united(TypeSet a, TypeSet b);

/// The type of a value.
TypeSet type_of(const nlohmann::ordered_json& value);

/// The types that `type`, `enum` and `const` of a schema itself leave.
TypeSet own_types(const Schema& schema);

/// The types of values that satisfy a schema, as far as they are seen from its own types and
/// those of the alternatives of `oneOf` and `anyOf`. `kNumber` is never without `kInteger`.
class AdmittedTypes {
 public:
  /// `merged` is without `$ref` and allOf (schema/merge.hpp), and of this store.
  TypeSet of(const Schema& merged, SchemaStore& store);

  /// Whether no value satisfies two of the schemas, as far as types, lists of values and required
  /// properties with such lists tell.
  bool are_apart(const std::vector<const Schema*>& schemas, SchemaStore& store);

  /// Whether values that are no objects satisfy one of the others too, as far as types and lists of
  /// values tell. Of objects it is taken for granted that they are told apart.
  bool may_share(const Schema& one, const std::vector<const Schema*>& others, SchemaStore& store);

 private:
  bool are_apart(const Schema& a, const Schema& b, SchemaStore& store);
  TypeSet find(const Schema& merged, SchemaStore& store);
  TypeSet of_any(const std::vector<const Schema*>& alternatives, SchemaStore& store);

  std::unordered_map<const Schema*, TypeSet> known_;
  Diagnostics ignored_;
  int depth_ = 0;
};

}  // namespace specgen::generator
