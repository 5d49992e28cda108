#include "source/json_pointer.hpp"

#include <charconv>
#include <system_error>

namespace specgen::generator {
namespace {

/// The index that a token is (RFC 6901, section 4): digits without a leading zero.
std::optional<std::size_t> index_of(std::string_view token) {
  if (token.size() > 1 && token.front() == '0') return std::nullopt;
  std::size_t index = 0;
  const char* const end = token.data() + token.size();
  const auto result = std::from_chars(token.data(), end, index);
  if (result.ec != std::errc() || result.ptr != end) return std::nullopt;
  return index;
}

/// The node where the pointer's next token, which is taken, leads to.
const Node* step(const Node& node, std::string_view& pointer) {
  if (pointer.front() != '/') return nullptr;
  const auto token = unescape_token(take_token(pointer));
  return token ? find_child(node, *token) : nullptr;
}

}  // namespace

void append_token(std::string_view token, std::string& to) {
  constexpr auto kNone = std::string_view::npos;
  if (token.find('/') == kNone && token.find('~') == kNone) {
    to += token;
    return;
  }
  for (const char c : token) {
    if (c == '~') {
      to += "~0";
    } else if (c == '/') {
      to += "~1";
    } else {
      to += c;
    }
  }
}

std::string append_pointer(std::string_view pointer, std::string_view token) {
  std::string result(pointer);
  result += '/';
  append_token(token, result);
  return result;
}

std::string_view take_token(std::string_view& pointer) {
  pointer.remove_prefix(1);
  const std::string_view token = pointer.substr(0, pointer.find('/'));
  pointer.remove_prefix(token.size());
  return token;
}

std::optional<std::string> unescape_token(std::string_view token) {
  std::string result;
  for (std::size_t i = 0; i < token.size(); ++i) {
    if (token[i] != '~') {
      result += token[i];
    } else if (i + 1 < token.size() && (token[i + 1] == '0' || token[i + 1] == '1')) {
      result += token[++i] == '0' ? '~' : '/';
    } else {
      return std::nullopt;
    }
  }
  return result;
}

const Node* find_child(const Node& node, std::string_view token) {
  if (node.is_mapping()) return node.find(token);
  if (!node.is_sequence()) return nullptr;
  const auto index = index_of(token);
  return index && *index < node.items.size() ? &node.items[*index] : nullptr;
}

const Node* find_by_pointer(const Node& root, std::string_view pointer) {
  const Node* node = &root;
  while (node != nullptr && !pointer.empty()) node = step(*node, pointer);
  return node;
}

const Node& find_closest(const Node& root, std::string_view pointer) {
  const Node* node = &root;
  while (!pointer.empty()) {
    const Node* const next = step(*node, pointer);
    if (next == nullptr) break;
    node = next;
  }
  return *node;
}

}  // namespace specgen::generator
