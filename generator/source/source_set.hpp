#pragma once

#include <map>
#include <memory>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "source/source_file.hpp"

namespace specgen::generator {

/// The files of a run, each read once, and the references between them (RFC 3986, RFC 6901).
class SourceSet {
 public:
  explicit SourceSet(Diagnostics& diagnostics) : diagnostics_(diagnostics) {}

  /// Reads a file that is named from the working directory; nullptr, with errors, when it cannot
  /// be.
  const SourceFile* open(const std::string& name);

  /// What a `$ref` points at: a place in the same file or in another, which is found relative to
  /// the one that refers. `reference` is the value of the `$ref`. nullptr, with an error, when it
  /// points nowhere. References inside the target are not followed.
  ///
  /// `section` is what it must point at, by the names of `components`; for references() only.
  const Node* resolve(const Node& reference, std::string_view section);

  /// The file that a reference names before its '#': the one it stands in, or one found relative to
  /// that. nullptr for URIs, and, with an error, for a file that cannot be read.
  const SourceFile* open_target(const Node& reference);

  /// Notes what `reference` points at, where its text was resolved in another way; gives it back.
  const Node* note(const Node& target, const Node& reference, std::string_view section);

  /// A reference that was resolved.
  struct Resolved {
    const Node* target = nullptr;
    std::string section;
  };
  const std::map<const Node*, Resolved>& references() const { return references_; }

  /// Whether somebody outside of `node` refers to it or to something in it.
  bool is_referenced(const Node& node) const { return referenced_.count(&node) > 0; }

  /// The files in order of reading.
  const std::vector<const SourceFile*>& files() const { return order_; }

 private:
  const SourceFile* open_beside(const SourceFile& referrer, std::string_view path,
                                const Node& reference);
  const Node* walk(const SourceFile& target, std::string_view pointer, const Node& reference);
  void mark_referenced(const Node& target, const Node& referrer);
  const Node* step(const Node& node, const std::string& token);
  const Node* fail(const Node& reference, std::string message, std::string hint = {});
  std::string suggest(const Node& last, const std::string& token);

  Diagnostics& diagnostics_;
  std::map<std::string, std::unique_ptr<SourceFile>> files_;  ///< By normal path; null: unreadable.
  std::vector<const SourceFile*> order_;
  std::map<std::pair<const SourceFile*, std::string_view>, const Node*> resolved_;
  std::map<const Node*, Resolved> references_;  ///< By the node of the `$ref`'s value.
  std::set<const Node*> referenced_;
  std::unordered_map<const Node*, std::unordered_map<std::string_view, const Node*>> indexes_;
  std::size_t suggestions_ = 0;
};

/// Where a message about a `$ref` stands: at its value, with the pointer of the object that holds
/// it, which says more than one that ends in "/$ref".
Location reference_location(const Node& reference);

/// Decodes %XX (RFC 3986, 2.1). nullopt when an escape is incomplete.
std::optional<std::string> decode_percent(std::string_view text);

}  // namespace specgen::generator
