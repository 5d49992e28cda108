#pragma once

#include "plan/declarations.hpp"
#include "plan/plan.hpp"

namespace specgen::generator::plan {

/// The types of one unit and their JSON, as text.
TypesFile write_types(const Declarations& declarations, std::size_t unit);

/// Where a unit's types and their JSON functions are declared: "\"models/user.hpp\"".
std::string types_header(const Declarations& declarations, std::size_t unit);
std::string json_header(const Declarations& declarations, std::size_t unit);

/// Adds what code that uses the type has to include: the headers of its declarations, or of the
/// functions that read and write them, and the library's.
enum class Uses { kType, kJson };
void add_includes(const CppType& type, const Declarations& declarations, Uses uses,
                  Includes& includes);

/// Adds what code that refers to schema tables has to include.
void add_table_includes(const CodeWriter& writer, Includes& includes);

}  // namespace specgen::generator::plan
