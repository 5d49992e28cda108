#pragma once

#include <cstdint>
#include <nlohmann/json_fwd.hpp>
#include <string>
#include <string_view>
#include <vector>

#include "source/location.hpp"

namespace specgen::generator {

struct Member;

/// A value of a YAML or JSON document with the place where it stands. Scalars are resolved by the
/// YAML 1.2 core schema (YAML 1.2.2, section 10.3); quoted scalars are always strings.
struct Node {
  enum class Kind { kNull, kBoolean, kInteger, kNumber, kString, kSequence, kMapping };

  Kind kind = Kind::kNull;
  Location location;           ///< Of the value's first character.
  std::string scalar;          ///< The text of a string, or of a number as it was written.
  bool boolean = false;        ///< For kBoolean.
  std::vector<Node> items;     ///< For kSequence.
  std::vector<Member> members; ///< For kMapping, in document order; keys are unique.

  bool is_mapping() const { return kind == Kind::kMapping; }
  bool is_sequence() const { return kind == Kind::kSequence; }
  bool is_string() const { return kind == Kind::kString; }
  bool is_number() const { return kind == Kind::kInteger || kind == Kind::kNumber; }

  /// The member of that name, or nullptr; also nullptr when this is no mapping.
  const Node* find(std::string_view name) const;
};

/// A key of a mapping and its value.
struct Member {
  std::string name;
  Location name_location;  ///< Of the key's first character; its pointer is the value's.
  Node value;
};

/// "a string", "a mapping", …: the kind in a message's words.
std::string_view describe(Node::Kind kind);

/// The value without its places. Integers that fit 64 bits stay integers.
nlohmann::ordered_json to_json(const Node& node);

/// Appends a reference token to a JSON pointer, escaped (RFC 6901, section 3).
std::string append_pointer(std::string_view pointer, std::string_view token);

}  // namespace specgen::generator
