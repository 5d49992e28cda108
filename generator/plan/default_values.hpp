#pragma once

#include <nlohmann/json_fwd.hpp>
#include <string>

#include "plan/declarations.hpp"

namespace specgen::generator::plan {

/// The default that a schema states, itself or by what it refers to; nullptr: none.
const LocatedValue* stated_default(const Schema* schema);

/// A default (OpenAPI 3.1, section 4.8.24.2) as the initialiser of a variable of that type. Empty
/// where there is none: for unions, open values, and objects with members.
std::string default_initialiser(const nlohmann::ordered_json& value, const CppType& type,
                                const Declarations& declarations);

/// Gives the members of structs that may be absent their defaults as far as they can be written;
/// those then need no optional.
void fill_in_defaults(Declarations& declarations);

}  // namespace specgen::generator::plan
