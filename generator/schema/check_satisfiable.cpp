#include "schema/check_satisfiable.hpp"

#include <algorithm>
#include <cmath>
#include <cstdlib>
#include <string>
#include <unordered_map>
#include <unordered_set>
#include <vector>

#include "schema/conjunction.hpp"
#include "schema/number.hpp"
#include "source/text.hpp"

namespace specgen::generator {
namespace {

/// Beyond this a double is not exact.
constexpr double kExact = 9007199254740992;

/// The least integer above a bound of integers, or from it on; or the greatest one below, or up to
/// it: as `direction` is 1 or -1.
double first_integer(const std::string& bound, bool exclusive, int direction) {
  const double number = std::strtod(bound.c_str(), nullptr);  // of any length
  if (Number(bound).is_integer()) return exclusive ? number + direction : number;
  return direction > 0 ? std::ceil(number) : std::floor(number);
}

bool has_no_integer(const Schema& s) {
  if (s.minimum && s.maximum && Number(*s.minimum) > Number(*s.maximum)) return false;  // reported
  double least = -kExact;
  double greatest = kExact;
  const auto raise = [&](const auto& bound, bool exclusive) {
    if (bound) least = std::max(least, first_integer(*bound, exclusive, 1));
  };
  const auto lower = [&](const auto& bound, bool exclusive) {
    if (bound) greatest = std::min(greatest, first_integer(*bound, exclusive, -1));
  };
  raise(s.minimum, false);
  raise(s.exclusive_minimum, true);
  lower(s.maximum, false);
  lower(s.exclusive_maximum, true);
  return least > greatest && std::abs(least) < kExact && std::abs(greatest) < kExact;
}

bool is_only(const Schema& s, TypeSet::Type type) { return s.has_type && s.types == TypeSet(type); }

class Satisfiability {
 public:
  /// Whether no value satisfies the schema, as far as this looks. Schemas that hold themselves
  /// count as satisfied where they come again.
  bool is_never(const Schema& s) {
    const auto [found, is_new] = never_.try_emplace(&s, false);
    if (!is_new) return found->second;
    const bool never = find(s);
    never_[&s] = never;
    return never;
  }

  /// Why the schema's own keywords leave nothing; empty where they leave something.
  std::string reason(const Schema& s) {
    if (all_never(s.any_of)) return "every alternative of 'anyOf' is refused";
    if (all_never(s.one_of)) return "every alternative of 'oneOf' is refused";
    if (is_only(s, TypeSet::kInteger) && has_no_integer(s))
      return "no integer is within the bounds";
    if (is_only(s, TypeSet::kArray) && s.min_items.value_or(0) > 0 && first_item_is_never(s)) {
      return "'minItems' asks for items, but they are refused";
    }
    return is_only(s, TypeSet::kObject) ? reason_in_required(s) : "";
  }

 private:
  bool find(const Schema& s) {
    if (s.boolean) return !*s.boolean;
    if (s.ref != nullptr && is_never(*s.ref)) return true;
    const auto never = [&](const Schema* part) { return is_never(*part); };
    if (std::any_of(s.all_of.begin(), s.all_of.end(), never)) return true;
    if (s.negated != nullptr && allows_anything(*s.negated)) return true;
    return !reason(s).empty();
  }

  bool all_never(const std::vector<const Schema*>& alternatives) {
    return !alternatives.empty() &&
           std::all_of(alternatives.begin(), alternatives.end(),
                       [&](const Schema* each) { return is_never(*each); });
  }

  bool first_item_is_never(const Schema& s) {
    const Schema* const first = s.prefix_items.empty() ? s.items : s.prefix_items.front();
    return first != nullptr && is_never(*first);
  }

  std::string reason_in_required(const Schema& s) {
    for (const Property& property : s.properties) {
      if (is_never(*property.schema) && s.is_required(property.name)) {
        return "the required property " + quote(property.name) + " is refused";
      }
    }
    return {};
  }

  std::unordered_map<const Schema*, bool> never_;
};

}  // namespace

void check_satisfiable(const SchemaStore& store, Diagnostics& diagnostics) {
  Satisfiability satisfiability;
  // What merging has made stands where it was made from.
  std::unordered_set<std::string> reported;
  for (const Schema& schema : store.schemas) {
    if (schema.boolean) continue;
    const std::string reason = satisfiability.reason(schema);
    const Location& at = schema.location;
    if (reason.empty() || !reported.insert(at.file + "#" + at.pointer).second) continue;
    diagnostics.warning(Rule::kUnsatisfiable, at, "no value can satisfy this schema: " + reason);
  }
}

}  // namespace specgen::generator
