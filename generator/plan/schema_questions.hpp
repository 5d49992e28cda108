#pragma once

#include <nlohmann/json.hpp>
#include <string_view>
#include <vector>

#include "schema/schema.hpp"

/// What the search for a C++ type asks of a merged schema.
namespace specgen::generator::plan {

/// Whether the schema takes every value.
bool asserts_nothing(const Schema& schema);

/// Whether it is `false`, which takes none.
bool is_false(const Schema* schema);

struct ImpliedType {
  std::string_view name;  ///< As in JSON Schema: "object".
  TypeSet::Type type;
};

/// The type that the assertions of a schema without one are about.
ImpliedType implied_type(const Schema& schema);

/// The values of `enum` or `const` that remain when all other assertions of the schema have had
/// their say; each once, in document order.
std::vector<nlohmann::ordered_json> allowed_values(const Schema& schema);

}  // namespace specgen::generator::plan
