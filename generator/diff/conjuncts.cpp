#include "diff/conjuncts.hpp"

#include <algorithm>
#include <unordered_set>

namespace specgen::generator {

std::vector<const Schema*> conjuncts(const Schema& schema) {
  std::vector<const Schema*> result = {&schema};
  std::unordered_set<const Schema*> seen = {&schema};
  for (std::size_t i = 0; i < result.size(); ++i) {
    const Schema& part = *result[i];
    std::vector<const Schema*> next = part.all_of;
    for (const Schema* target : {part.ref, part.dynamic_ref}) {
      if (target != nullptr) next.push_back(target);
    }
    for (const Schema* each : next) {
      if (seen.insert(each).second) result.push_back(each);
    }
  }
  return result;
}

const LocatedValue* default_of(const Schema* schema) {
  if (schema == nullptr) return nullptr;
  for (const Schema* part : conjuncts(*schema)) {
    if (part->default_value) return &*part->default_value;
  }
  return nullptr;
}

bool is_deprecated(const Schema* schema) {
  if (schema == nullptr) return false;
  const auto parts = conjuncts(*schema);
  return std::any_of(parts.begin(), parts.end(),
                     [](const Schema* part) { return part->deprecated; });
}

}  // namespace specgen::generator
