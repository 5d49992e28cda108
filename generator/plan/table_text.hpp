#pragma once

#include <string>

#include "plan/plan.hpp"
#include "schema/tables.hpp"

namespace specgen::generator::plan {

/// Writes rows as constants of specgen::schema. Names of other tables are qualified by `schemas::`,
/// those of patterns and of the parts of a table stand in the unnamed namespace of the file.
class TableWriter {
 public:
  explicit TableWriter(const tables::Tables& tables) : tables_(tables) {}

  TablesFile::Table write(const tables::Row& row);

  /// The constant of a pattern of the document: "kPattern3".
  static std::string pattern_name(tables::Index index);

 private:
  /// The fields of an aggregate, a line each.
  class Fields;

  std::string pointer(tables::Index index) const;
  /// Adds the definition of an array; the expression that names it.
  std::string part(const std::string& type, const std::string& suffix,
                   const std::vector<std::string>& elements);
  std::string pointers(const std::string& suffix, const std::vector<tables::Index>& rows);
  std::string literals(const std::string& suffix, const std::vector<tables::Literal>& values);

  void add_numbers(const tables::Row& row, Fields& fields);
  void add_strings(const tables::Row& row, Fields& fields);
  void add_arrays(const tables::Row& row, Fields& fields);
  void add_objects(const tables::Row& row, Fields& fields);
  void add_dependencies(const tables::Row& row, Fields& fields);
  void add_combination(const tables::Row& row, Fields& fields);
  void add_discriminator(const tables::Discriminator& discriminator, Fields& fields);
  void add_resource(tables::Index resource, Fields& fields);

  const tables::Tables& tables_;
  TablesFile::Table table_;
};

/// A set of types as an expression.
std::string types_text(TypeSet types);

}  // namespace specgen::generator::plan
