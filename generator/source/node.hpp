#pragma once

#include <cstddef>
#include <cstdint>
#include <nlohmann/json_fwd.hpp>
#include <string>
#include <string_view>
#include <vector>

#include "source/location.hpp"

namespace specgen::generator {

struct Member;
struct SourceFile;

/// A value of a YAML or JSON document with the place where it stands. Scalars are resolved by the
/// YAML 1.2 core schema (YAML 1.2.2, section 10.3); quoted scalars are always strings.
///
/// Kept small, as documents have a million of them: texts are views into the SourceFile that owns
/// the tree, and a Location is put together only when a message or the model asks for one. A tree
/// must not be moved or changed once its parents are linked (link_parents()).
struct Node {
  enum class Kind : std::uint8_t {
    kNull,
    kBoolean,
    kInteger,
    kNumber,
    kString,
    kSequence,
    kMapping
  };

  Kind kind = Kind::kNull;
  bool boolean = false;          ///< For kBoolean.
  std::uint32_t line = 0;        ///< 1-based, of the value's first character.
  std::uint32_t column = 0;      ///< 1-based, in bytes.
  const Node* parent = nullptr;  ///< nullptr for the root.
  const SourceFile* file = nullptr;
  std::string_view scalar;      ///< A string's text; a number as a JSON number token.
  std::vector<Node> items;      ///< For kSequence.
  std::vector<Member> members;  ///< For kMapping, in document order; keys are unique.

  bool is_mapping() const { return kind == Kind::kMapping; }
  bool is_sequence() const { return kind == Kind::kSequence; }
  bool is_string() const { return kind == Kind::kString; }
  bool is_null() const { return kind == Kind::kNull; }
  bool is_boolean() const { return kind == Kind::kBoolean; }
  bool is_number() const { return kind == Kind::kInteger || kind == Kind::kNumber; }

  /// The member of that name, or nullptr; also nullptr when this is no mapping.
  const Node* find(std::string_view name) const;
  const Member* find_member(std::string_view name) const;

  /// The member of the parent that has this value; nullptr for items of lists and the root.
  const Member* as_member() const;

  /// JSON pointer from the root of the file (RFC 6901).
  std::string pointer() const;
  Location location() const;
};

/// A key of a mapping and its value.
struct Member {
  std::string_view name;
  std::uint32_t name_line = 0;
  std::uint32_t name_column = 0;
  Node value;

  /// Of the key's first character; its pointer is the value's.
  Location name_location() const;
};

/// Sets `parent` and `file` throughout a finished tree.
void link_parents(Node& root, const SourceFile& file);

/// "a string", "a mapping", …: the kind in a message's words.
std::string_view describe(Node::Kind kind);

/// The value without its places. Integers that fit 64 bits stay integers.
nlohmann::ordered_json to_json(const Node& node);

/// Adds a member to a JSON object without looking for its name among the others, which has to be
/// new: the library's own way takes quadratic time.
void append_member(nlohmann::ordered_json& object, std::string_view name,
                   nlohmann::ordered_json value);

}  // namespace specgen::generator
