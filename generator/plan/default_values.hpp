#pragma once

#include <nlohmann/json_fwd.hpp>
#include <string>
#include <vector>

#include "plan/declarations.hpp"
#include "plan/operations.hpp"
#include "source/diagnostics.hpp"

namespace specgen::generator::plan {

/// A default (OpenAPI 3.1, section 4.8.24.2) as the initialiser of a variable of that type. Empty
/// where it cannot be written: a union of which not exactly one alternative may have it, and a
/// struct that holds itself.
std::string default_initialiser(const nlohmann::ordered_json& value, const CppType& type,
                                const Declarations& declarations);

/// What a value is decoded to at `place`, which has such an initialiser. A struct's decoder leaves
/// members alone that are absent: those of the default have to go before.
std::string decode_target(const std::string& place, const std::string& initial);

/// Gives the members of structs, and parameters, that may be absent their defaults; those then need
/// no optional. A warning tells of each that cannot be written. The types' order must be known.
void fill_in_defaults(Declarations& declarations, Diagnostics& diagnostics);
void fill_in_defaults(std::vector<OperationUse>& operations, const Declarations& declarations,
                      Diagnostics& diagnostics);

}  // namespace specgen::generator::plan
