#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "source/node.hpp"

/// JSON pointers (RFC 6901), from the root of a tree of nodes.
namespace specgen::generator {

/// Appends a reference token to a pointer, escaped (section 3).
std::string append_pointer(std::string_view pointer, std::string_view token);

/// Appends a token alone, escaped.
void append_token(std::string_view token, std::string& to);

/// Cuts the first token, still escaped, off a pointer, which is not empty.
std::string_view take_token(std::string_view& pointer);

/// The value of a token (section 4); nullopt for a '~' that escapes nothing.
std::optional<std::string> unescape_token(std::string_view token);

/// The member or item that an unescaped token names; nullptr where there is none.
const Node* find_child(const Node& node, std::string_view token);

/// What a pointer leads to; nullptr where that is nothing.
const Node* find_by_pointer(const Node& root, std::string_view pointer);

/// The same; where that is nothing, the closest around it.
const Node& find_closest(const Node& root, std::string_view pointer);

}  // namespace specgen::generator
