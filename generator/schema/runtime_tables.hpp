#pragma once

#include <deque>
#include <string>
#include <string_view>
#include <vector>

#include "schema/row_maker.hpp"
#include "specgen/schema/schema.hpp"
#include "specgen/validation/pattern.hpp"

namespace specgen::generator {

/// Tables in memory, as emitted code has them in constants: for checking values while the generator
/// runs. Schemas get theirs when they are asked for, with all that they refer to, as they are then.
/// Owns what the tables point to; the schemas must outlive it.
class RuntimeTables {
 public:
  explicit RuntimeTables(Formats formats) : maker_(formats) {}
  RuntimeTables(const RuntimeTables&) = delete;
  RuntimeTables& operator=(const RuntimeTables&) = delete;

  /// The table of a schema; stays where it is.
  const schema::Schema& of(const Schema& schema);

 private:
  using Pointers = std::vector<const schema::Schema*>;

  void add(tables::Index index);
  void add_resources();
  const schema::Schema* pointer(std::optional<tables::Index> index) const;
  std::span<const schema::Schema* const> pointers(const std::vector<tables::Index>& indexes);
  std::string_view keep(const std::string& text) { return texts_.emplace_back(text); }
  schema::Bound bound(const std::optional<tables::Bound>& bound);
  schema::Literal literal(const tables::Literal& literal);
  std::span<const schema::Literal> literals(const std::vector<tables::Literal>& literals);

  schema::Schema build(const tables::Row& row);
  schema::Numbers numbers(const tables::Row& row);
  schema::Strings strings(const tables::Row& row);
  schema::Arrays arrays(const tables::Row& row);
  schema::Objects objects(const tables::Row& row);
  schema::Combination combination(const tables::Row& row);
  const schema::Discriminator* discriminator(const tables::Discriminator& discriminator);

  // Deques, as their elements stay where they are.
  std::deque<std::string> texts_;
  std::deque<Pattern> patterns_;
  std::deque<Pointers> pointers_;
  std::deque<std::vector<schema::Literal>> literals_;
  std::deque<std::vector<schema::Property>> properties_;
  std::deque<std::vector<schema::PatternProperty>> pattern_properties_;
  std::deque<std::vector<std::string_view>> names_;
  std::deque<std::vector<schema::DependentRequired>> dependent_required_;
  std::deque<std::vector<schema::DependentSchema>> dependent_schemas_;
  std::deque<std::vector<schema::Discriminator::Mapping>> mappings_;
  std::deque<schema::Discriminator> discriminators_;
  std::deque<schema::DynamicReference> dynamic_references_;
  std::deque<std::vector<schema::Resource::Anchor>> anchors_;
  std::deque<schema::Resource> resources_;
  std::deque<schema::Schema> schemas_;
  tables::RowMaker maker_;
  std::size_t built_ = 0;          ///< How many of `schemas_` are filled.
  std::size_t with_resource_ = 0;  ///< How many of them have their resource.
};

}  // namespace specgen::generator
