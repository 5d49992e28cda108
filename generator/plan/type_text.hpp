#pragma once

#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "plan/declarations.hpp"
#include "plan/plan.hpp"

namespace specgen::generator::plan {

/// Structs of a unit that are yet to be defined: indices of declarations.
using Awaited = std::set<std::size_t>;

/// A type as it is declared.
TypeText write_type(const Declaration& declaration, const Declarations& declarations,
                    const Awaited& awaited, const CodeWriter& writer);

/// A member's declaration: optional, boxed, initialised.
std::string member_declaration(const std::string& type, const std::string& name, bool optional,
                               bool boxed, bool initialise);

/// "/// …" lines of at most 100 columns at this indentation; `last` is a line of its own.
std::vector<std::string> doc_comment(std::string_view description, std::string_view last,
                                     std::size_t indent);

}  // namespace specgen::generator::plan
