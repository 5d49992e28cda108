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

/// Which schemas no value satisfies, as far as this looks: the least set such that those whose own
/// keywords, given the others, leave nothing are in it. Found without recursion, as schemas may
/// refer to each other in long chains; those that hold themselves are satisfied unless something
/// else is wrong.
class Satisfiability {
 public:
  explicit Satisfiability(const SchemaStore& store) {
    for (const Schema& schema : store.schemas) judge(schema);
    // Most documents have none.
    if (!found_.empty()) spread(store);
  }

  /// Why the schema's own keywords leave nothing; empty where they leave something.
  std::string reason(const Schema& s) const {
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
  bool is_never(const Schema& s) const { return never_.count(&s) > 0; }

  void judge(const Schema& s) {
    if (is_never(s) || !leaves_nothing(s)) return;
    never_.insert(&s);
    found_.push_back(&s);
  }

  bool leaves_nothing(const Schema& s) const {
    if (s.boolean) return !*s.boolean;
    if (s.ref != nullptr && is_never(*s.ref)) return true;
    const auto never = [&](const Schema* part) { return is_never(*part); };
    if (std::any_of(s.all_of.begin(), s.all_of.end(), never)) return true;
    if (s.negated != nullptr && allows_anything(*s.negated)) return true;
    return !reason(s).empty();
  }

  /// Judges again what depends on those that were found.
  void spread(const SchemaStore& store) {
    std::unordered_map<const Schema*, std::vector<const Schema*>> dependents;
    for (const Schema& s : store.schemas) {
      const auto note = [&](const Schema* part) {
        if (part != nullptr) dependents[part].push_back(&s);
      };
      note(s.ref);
      note(first_item(s));
      for (const auto* parts : {&s.all_of, &s.any_of, &s.one_of}) {
        std::for_each(parts->begin(), parts->end(), note);
      }
      for (const Property& property : s.properties) note(property.schema);
    }
    while (!found_.empty()) {
      const Schema* const never = found_.back();
      found_.pop_back();
      for (const Schema* dependent : dependents[never]) judge(*dependent);
    }
  }

  bool all_never(const std::vector<const Schema*>& alternatives) const {
    return !alternatives.empty() &&
           std::all_of(alternatives.begin(), alternatives.end(),
                       [&](const Schema* each) { return is_never(*each); });
  }

  static const Schema* first_item(const Schema& s) {
    return s.prefix_items.empty() ? s.items : s.prefix_items.front();
  }

  bool first_item_is_never(const Schema& s) const {
    const Schema* const first = first_item(s);
    return first != nullptr && is_never(*first);
  }

  std::string reason_in_required(const Schema& s) const {
    for (const Property& property : s.properties) {
      if (is_never(*property.schema) && s.is_required(property.name)) {
        return "the required property " + quote(property.name) + " is refused";
      }
    }
    return {};
  }

  std::unordered_set<const Schema*> never_;
  std::vector<const Schema*> found_;  ///< Those whose dependents are still to be judged.
};

}  // namespace

void check_satisfiable(const SchemaStore& store, Diagnostics& diagnostics) {
  const Satisfiability satisfiability(store);
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
