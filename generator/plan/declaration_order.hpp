#pragma once

#include "plan/declarations.hpp"

namespace specgen::generator::plan {

/// Makes the declarations fit for C++: boxes members where structs hold each other, sorts the
/// declarations of each unit so that what is held stands before its holder, and puts units that
/// need each other together. An alias that holds itself becomes any JSON value.
void order_declarations(Declarations& declarations);

/// The declarations that a type names.
void collect_named(const CppType& type, std::vector<std::size_t>& out);

/// The declarations that a declaration names, in its order, without repeats.
std::vector<std::size_t> named_by(const Declaration& declaration);

}  // namespace specgen::generator::plan
