#include "source/node_equality.hpp"

#include <algorithm>
#include <functional>

namespace specgen::generator {
namespace {

std::size_t combine(std::size_t seed, std::size_t value) {
  constexpr std::size_t kOdd = 0x9e3779b97f4a7c15U;
  return (seed ^ value) * kOdd + (seed >> 7U);
}

}  // namespace

bool are_equal(const Node& a, const Node& b) {
  if (a.kind != b.kind || a.boolean != b.boolean || a.scalar != b.scalar ||
      a.members.size() != b.members.size()) {
    return false;
  }
  return std::equal(a.items.begin(), a.items.end(), b.items.begin(), b.items.end(), are_equal) &&
         std::all_of(a.members.begin(), a.members.end(), [&](const Member& member) {
           const Node* other = b.find(member.name);
           return other != nullptr && are_equal(member.value, *other);
         });
}

std::size_t hash_value(const Node& node) {
  const std::hash<std::string_view> hash;
  std::size_t result = combine(static_cast<std::size_t>(node.kind), hash(node.scalar));
  result = combine(result, node.boolean ? 1 : 0);
  for (const Node& item : node.items) result = combine(result, hash_value(item));
  std::size_t members = 0;  // A sum, as their order does not matter.
  for (const Member& member : node.members) {
    members += combine(hash(member.name), hash_value(member.value));
  }
  return combine(result, members);
}

}  // namespace specgen::generator
