#pragma once

#include <deque>
#include <map>
#include <string>
#include <string_view>
#include <unordered_map>
#include <unordered_set>
#include <utility>
#include <vector>

#include "source/diagnostics.hpp"
#include "source/node.hpp"

namespace specgen::generator {

/// The names that schemas give themselves: `$id`, `$anchor` and `$dynamicAnchor` (JSON Schema core,
/// section 8.2). They count only where a schema stands, not within examples and the like; which
/// places those are is found by the keywords on the way.
class Identifiers {
 public:
  /// A schema with an `$id`, or a file: what names within are relative to.
  struct Resource {
    std::string uri;
    const Node* root = nullptr;
    std::map<std::string_view, const Node*> anchors;  ///< The dynamic ones too.
    std::vector<std::pair<std::string_view, const Node*>> dynamic_anchors;
  };

  explicit Identifiers(Diagnostics& diagnostics) : diagnostics_(diagnostics) {}

  /// Looks for names in the file that `node` stands in, once, and in the schema at `node` if that
  /// is a place where none was expected.
  void add(const Node& node);

  /// Whether any schema names itself; if not, there is nothing to ask for.
  bool empty() const { return !any_; }

  /// The resource that `node` belongs to; its file must have been added.
  const Resource& resource_of(const Node& node) { return resource_at(node); }
  /// The resource of that URI, or nullptr.
  const Resource* find(const std::string& uri) const;

 private:
  Resource& resource_at(const Node& node);
  Resource& file_of(const Node& node);
  Resource& own_resource(const Node& node, Resource& outer);
  void visit_anything(const Node& node, Resource& resource);
  void visit_schema(const Node& node, Resource& resource);
  void visit_keyword(const Member& member, Resource& resource);
  void name(const Node& schema, std::string_view keyword, Resource& resource);

  Diagnostics& diagnostics_;
  bool any_ = false;
  std::deque<Resource> resources_;
  std::map<std::string, Resource*> by_uri_;
  std::unordered_map<const Node*, Resource*> by_root_;
  std::unordered_map<const SourceFile*, Resource*> by_file_;
  std::unordered_set<const SourceFile*> without_names_;
  std::unordered_set<const Node*> visited_;
};

}  // namespace specgen::generator
