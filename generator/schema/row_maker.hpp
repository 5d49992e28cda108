#pragma once

#include <map>
#include <optional>
#include <string>
#include <unordered_map>
#include <utility>
#include <vector>

#include "schema/one_way.hpp"
#include "schema/tables.hpp"

namespace specgen::generator::tables {

/// Makes rows of schemas and of all that they refer to, one after the other, so that nobody has to
/// keep them all. The schemas must outlive it.
class RowMaker {
 public:
  explicit RowMaker(Formats formats) : formats_(formats) {}

  /// The number of the schema's row, which is asked for by that.
  Index index_of(const Schema& schema);
  /// How many rows have been asked for.
  std::size_t size() const { return sources_.size(); }
  const Schema& source(Index index) const { return *sources_[index].schema; }

  /// The row of that number, without a name and a resource. Asks for the rows that it refers to.
  Row make(Index index);

  /// What rows refer to, beside each other; both lists grow with the rows that are made.
  const std::vector<Pattern>& patterns() const { return patterns_; }
  const std::vector<Resource>& resources() const { return resources_; }

  /// Whether dynamic references are among the rows so far. Then each needs its resource, whose
  /// anchors may ask for more.
  bool has_dynamic_refs() const { return has_dynamic_refs_; }
  std::optional<Index> resource_of(const Schema& schema);

 private:
  struct Source {
    const Schema* schema;
    OneWayProperties combined_with;  ///< What travels one way by other parts of a conjunction.
  };

  Index index_of_part(const Schema& part, const OneWayProperties& properties);
  void ask_for(const Schema& schema, OneWayProperties combined_with);
  std::optional<Index> optional(const Schema* schema);
  std::vector<Index> list(const std::vector<const Schema*>& schemas);
  Index pattern(const LocatedPattern& pattern);

  Row fill(const Schema& schema, const OneWayProperties& combined_with);
  void fill_scalars(const Schema& schema, Row& row);
  void fill_array(const Schema& schema, Row& row);
  void fill_object(const Schema& schema, const OneWayProperties& one_way, Row& row);
  void fill_properties(const Schema& schema, const OneWayProperties& one_way, Row& row);
  void fill_combination(const Schema& schema, const OneWayProperties& one_way, Row& row);

  Formats formats_;
  bool has_dynamic_refs_ = false;
  std::vector<Source> sources_;
  std::vector<Pattern> patterns_;
  std::vector<Resource> resources_;
  std::unordered_map<const Schema*, Index> indexes_;
  std::map<std::pair<const Schema*, OneWayProperties>, Index> indexes_of_parts_;
  std::map<std::pair<std::string, std::string>, Index> pattern_indexes_;
  std::unordered_map<const SchemaResource*, Index> resource_indexes_;
};

}  // namespace specgen::generator::tables
