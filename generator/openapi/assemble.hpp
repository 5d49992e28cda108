#pragma once

#include <deque>
#include <memory>
#include <string>

#include "source/diagnostics.hpp"
#include "source/node.hpp"
#include "source/source_set.hpp"

namespace specgen::generator {

/// A document and what it refers to in other files as one tree. Its texts are views into the files
/// and into `strings`.
struct Assembled {
  /// Something of another file that has its place under `components` now.
  struct Adopted {
    std::string section;
    std::string name;
    const Node* node = nullptr;  ///< Where it stands in its own file.
    bool is_new = false;         ///< The document itself has no component of that name.
  };

  const Node* root = nullptr;  ///< The document's own tree where nothing had to be moved.
  std::unique_ptr<Node> tree;  ///< Without links to parents.
  /// Stays where it is, as the tree refers to the names.
  std::deque<Adopted> adopted;
  std::deque<std::string> strings;
};

/// Makes one document of several files: what others are referred to for is found under
/// `components`, by the last word of its pointer or the file's name, with a number behind it where
/// the document has that name; path items come into their place. References are rewritten, and
/// everything else is as it was, in its order. Call after everything was read, so that the
/// references are known. Reports path items that refer to each other beyond measure.
Assembled assemble(const Node& root, const SourceSet& sources, Diagnostics& diagnostics);

}  // namespace specgen::generator
