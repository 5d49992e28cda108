#pragma once

#include <nlohmann/json.hpp>
#include <vector>

#include "schema/schema.hpp"

/// What the search for a C++ type asks of a merged schema.
namespace specgen::generator::plan {

/// Whether it is `false`, which takes none.
bool is_false(const Schema* schema);

/// Whether members that `properties` does not name may be of types that `additionalProperties` does
/// not tell: a struct then keeps them as they are.
bool keeps_other_members(const Schema& merged);

/// Whether the string is bytes where it need not be JSON: in multipart forms.
bool is_binary(const Schema& merged);

/// The values of `enum` or `const`, each once, in document order. Those that other assertions of
/// the schema refuse are not among them: check_schemas() has taken them out.
std::vector<nlohmann::ordered_json> allowed_values(const Schema& schema);
/// Whether null is one of them.
bool lists_null(const Schema& schema);
/// The types that an enum's `type` allows beside that of its choices, strings or integers, and null
/// where it is one of them. Each of them breaks `enum` and not `type`.
TypeSet types_beside_choices(const Schema& merged, bool integers);

/// Whether what it enumerates, if anything, leaves a choice: a value that it allows and that is not
/// null. Where there is none, there is nothing to make an enum of.
bool has_choices(const Schema& schema);

/// The default that a schema states, itself or by what it refers to; nullptr: none.
const LocatedValue* stated_default(const Schema* schema);

}  // namespace specgen::generator::plan
