#pragma once

// Folder source/: files, YAML and JSON with the place of every value, references between files, and
// the messages that point at those places.

#include <deque>
#include <optional>
#include <string>
#include <string_view>

#include "source/diagnostics.hpp"
#include "source/node.hpp"

namespace specgen::generator {

/// A file that was read: its text, and the tree whose strings are views into it. Never moves.
struct SourceFile {
  SourceFile() = default;
  SourceFile(const SourceFile&) = delete;
  SourceFile& operator=(const SourceFile&) = delete;

  /// Keeps a text that does not stand literally in the file (escapes, folded lines).
  std::string_view keep(std::string_view value);

  /// The place of the byte at `offset`; without a pointer.
  Location place(std::size_t offset) const;

  std::string name;  ///< As messages call it.
  std::string text;  ///< Without a byte order mark.
  bool is_json = false;
  std::deque<std::string> strings;  ///< What is kept, one behind the other; they never grow.
  Node root;
};

/// Values nested more deeply are refused: no document needs them, and every later stage may
/// recurse.
inline constexpr std::size_t kMaxDepth = 500;

/// Bounds what a small file can cost: `[1,1,1,…` has a value for every other byte, and aliases of
/// aliases multiply.
inline constexpr std::size_t kMaxNodes = 1'000'000;
inline constexpr std::size_t kMaxAliasedNodes = 250'000;

/// Reads `path` into `file`, whose name messages use, and parses it: `.json` as JSON, `.yaml` and
/// `.yml` as YAML, anything else by its first character. False, with errors, when that fails.
bool read_source_file(const std::string& path, SourceFile& file, Diagnostics& diagnostics);

/// Parses `file.text` into `file.root`. False, with errors, when it is no strict JSON (RFC 8259,
/// and no key twice) …
bool parse_json(SourceFile& file, Diagnostics& diagnostics);

/// … or not one YAML document of JSON-like values: no key twice, no tags but the core schema's, no
/// more than a bounded number of values through aliases. `<<` merges mappings, as most tools do.
bool parse_yaml(SourceFile& file, Diagnostics& diagnostics);

}  // namespace specgen::generator
