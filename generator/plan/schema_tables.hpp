#pragma once

#include <vector>

#include "plan/declarations.hpp"
#include "plan/plan.hpp"
#include "schema/tables.hpp"

namespace specgen::generator::plan {

/// The tables of the schemas that emitted decoders evaluate, and of all that those refer to, as C++
/// constants: a file for each component and each operation in which they stand.
std::vector<TablesFile> write_tables(const tables::Tables& tables);

/// The names of the tables of `declarations.tabled`, which are the first rows.
void name_tables(const tables::Tables& tables, Declarations& declarations);

}  // namespace specgen::generator::plan
