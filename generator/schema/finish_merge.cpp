#include <string_view>
#include <unordered_set>

#include "schema/merge_into.hpp"
#include "schema/number.hpp"
#include "source/text.hpp"

namespace specgen::generator {
namespace {

/// Why no number can satisfy the bounds; empty if some can.
std::string contradiction_in_numbers(const Schema& s) {
  const auto crosses = [](const std::optional<std::string>& low,
                          const std::optional<std::string>& high, bool exclusive) {
    if (!low || !high) return false;
    const Number lowest(*low);
    const Number highest(*high);
    return lowest > highest || (exclusive && lowest == highest);
  };
  const bool never = crosses(s.minimum, s.maximum, false) ||
                     crosses(s.exclusive_minimum, s.maximum, true) ||
                     crosses(s.minimum, s.exclusive_maximum, true) ||
                     crosses(s.exclusive_minimum, s.exclusive_maximum, true);
  return never ? "the lower bound is above the upper bound" : "";
}

std::string contradiction(const Schema& s) {
  if (s.types.bits() == 0) return "the members want different types";
  if (s.boolean && !*s.boolean) return "the members exclude each other";
  const auto crosses = [](const std::optional<std::uint64_t>& low,
                          const std::optional<std::uint64_t>& high) {
    return low && high && *low > *high;
  };
  if (crosses(s.min_length, s.max_length)) return "'minLength' is above 'maxLength'";
  if (crosses(s.min_items, s.max_items)) return "'minItems' is above 'maxItems'";
  if (crosses(s.min_properties, s.max_properties)) {
    return "'minProperties' is above 'maxProperties'";
  }
  if (s.additional_properties != nullptr && s.additional_properties->boolean == false) {
    std::unordered_set<std::string_view> names;
    for (const Property& property : s.properties) names.insert(property.name);
    for (const LocatedValue& name : s.required) {
      const auto& text = name.value.get_ref<const std::string&>();
      if (names.count(text) == 0) {
        return "one member requires the property " + quote(text) + ", another forbids it";
      }
    }
  }
  return contradiction_in_numbers(s);
}

}  // namespace

void finish_merge(Schema& merged, Diagnostics& diagnostics) {
  const std::string reason = contradiction(merged);
  if (reason.empty()) {
    if (merged.boolean && *merged.boolean) merged.boolean.reset();
    return;
  }
  diagnostics.warning(Rule::kUnsatisfiable, merged.location,
                      "no value can satisfy this schema: " + reason);
  merged.boolean = false;
  if (merged.types.bits() == 0) merged.types = TypeSet();
}

}  // namespace specgen::generator
