#pragma once

#include <deque>
#include <string>
#include <string_view>
#include <unordered_map>
#include <unordered_set>
#include <vector>

#include "schema/identifiers.hpp"
#include "schema/schema.hpp"
#include "schema/schema_store.hpp"
#include "schema/value_checker.hpp"
#include "source/diagnostics.hpp"
#include "source/node.hpp"
#include "source/source_set.hpp"

namespace specgen::generator {

/// The versions of OpenAPI whose schemas differ: 3.0 has a dialect of its own, 3.1 has JSON Schema
/// 2020-12.
enum class Version { k30, k31 };

/// Reads schemas and everything that they refer to. A node gives one schema, however often it is
/// asked for, so that references and cycles become pointers.
class SchemaReader {
 public:
  SchemaReader(Version version, Formats formats, SchemaStore& store, SourceSet& sources,
               Diagnostics& diagnostics);

  /// The schema that stands at `node`, with its keywords filled in.
  const Schema* read(const Node& node);

  /// Gives a schema that was read the name it has as a component.
  const Schema* name_component(const Node& node, std::string name);

  /// Reports what shows only once all schemas are read: cycles of references, contradictions in
  /// allOf, values that their schema refuses, required names that are no properties.
  void finish();

  /// For values that stand beside schemas, once these are finished.
  ValueChecker& values() { return values_; }

 private:
  friend struct Keywords;

  Schema* intern(const Node& node);
  void drain();
  void fill(const Node& node, Schema& schema);
  void read_members(const Node& node, Schema& schema);
  void read_reference_30(const Node& node, Schema& schema);
  void lower_30(const Node& node, Schema& schema);
  void check_bounds(const Schema& schema);
  void report_unknown(const Member& member);
  std::string component_name(const Node& node) const;

  // Kinds of keyword values; each reports what is wrong.
  bool check_kind(const Member& member, Node::Kind kind);
  void read_text(const Member& member, std::string& out);
  void read_flag(const Member& member, bool& out);
  void read_number(const Member& member, std::optional<std::string>& out);
  void read_count(const Member& member, std::optional<std::uint64_t>& out);
  void read_list(const Member& member, std::vector<const Schema*>& out);
  void read_one_of(const Member& member, Schema& schema);
  void read_map(const Member& member);

  void read_type(const Member& member, Schema& schema);
  void add_type(const Node& node, Schema& schema);
  void read_enum(const Member& member, Schema& schema);
  void report_empty_enum(const Member& member, Schema& schema);
  void read_required(const Member& member, Schema& schema);
  void read_properties(const Member& member, Schema& schema);
  void read_additional(const Member& member, Schema& schema);
  void read_pattern(const Member& member, Schema& schema);
  void read_pattern_properties(const Member& member, Schema& schema);
  void read_dependencies(const Member& member, Schema& schema);
  void read_dependent_required(const Member& dependency, Schema& schema);
  void read_discriminator(const Member& member, Schema& schema);
  void check_dialect(const Member& member);

  // References: read_references.cpp.
  const SchemaResource* resource_of(const Node& node);
  const Node* find_target(const Node& reference);
  const Node* find_named(const Node& reference);
  bool is_schema_target(const Node& target, const Node& reference);
  void read_ref(const Member& member, Schema& schema);
  void read_dynamic_ref(const Member& member, Schema& schema);
  const Schema* find_mapped(const Member& entry);
  void complete_discriminators();

  void read_exclusive(const Member& member, std::optional<std::string>& out);

  Version version_;
  SchemaStore& store_;
  SourceSet& sources_;
  Diagnostics& diagnostics_;
  Identifiers identifiers_;
  ValueChecker values_;
  std::unordered_map<const Node*, Schema*> known_;
  std::unordered_map<const Identifiers::Resource*, const SchemaResource*> resources_;
  std::deque<std::pair<const Node*, Schema*>> waiting_;
  bool draining_ = false;
};

}  // namespace specgen::generator
