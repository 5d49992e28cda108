#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "source/diagnostics.hpp"
#include "source/node.hpp"

namespace specgen::generator {

/// Reads the members of a mapping with a known set of fields. Ask for each field once; finish()
/// then reports the members that nobody asked for, except extensions (`x-…`).
///
/// Every answer is nullptr or empty when the field is missing, or, after an error was reported, of
/// the wrong kind.
class ObjectReader {
 public:
  /// `what` is the object in words: "an operation".
  ObjectReader(const Node& node, std::string_view what, Diagnostics& diagnostics);

  /// Whether the node is a mapping at all; an error was reported otherwise.
  bool is_mapping() const { return node_.is_mapping(); }
  const Node& node() const { return node_; }

  const Node* any(std::string_view name);
  const Node* mapping(std::string_view name) { return of_kind(name, Node::Kind::kMapping); }
  const Node* sequence(std::string_view name) { return of_kind(name, Node::Kind::kSequence); }
  const Node* string_node(std::string_view name) { return of_kind(name, Node::Kind::kString); }
  std::string string(std::string_view name);
  bool boolean(std::string_view name, bool otherwise = false);

  /// Reports `name` if it is missing; for use beside one of the above.
  void require(std::string_view name, std::string hint = {});

  /// Names that are fields too, but not to be read.
  void ignore(std::initializer_list<std::string_view> names);

  void finish();

 private:
  const Node* of_kind(std::string_view name, Node::Kind kind);

  const Node& node_;
  std::string_view what_;
  Diagnostics& diagnostics_;
  std::vector<std::string_view> fields_;
};

/// Reports that `node` is not what `name` must be: "'paths' must be a mapping, not a list".
void report_kind(const Node& node, std::string_view name, std::string_view expected,
                 Diagnostics& diagnostics);

bool is_extension(std::string_view name);

}  // namespace specgen::generator
