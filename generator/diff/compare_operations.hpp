#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "diff/change.hpp"
#include "diff/compare_schemas.hpp"
#include "openapi/document.hpp"

namespace specgen::generator {

/// What is found of an operation in two documents before its schemas are compared: changes, and
/// pairs of schemas whose changes belong between them.
struct OperationDraft {
  struct Entry {
    Change change;
    bool is_pair = false;  ///< Stands for the changes of `pair`; `change.part` says where they are.
    std::size_t pair = 0;
  };
  std::vector<Entry> entries;
};

/// Compares parameters, bodies and responses of an operation; schemas are only noted.
OperationDraft compare_operations(const Operation& before, const Operation& after,
                                  SchemaComparison& schemas);

/// The names in a path template, in their order: two templates with the same shape call the same
/// thing by them.
std::vector<std::string> names_in_path(std::string_view path);

}  // namespace specgen::generator
