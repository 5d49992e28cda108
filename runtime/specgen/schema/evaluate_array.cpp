#include <algorithm>
#include <string>

#include "specgen/decode/array.hpp"
#include "specgen/decode/wording.hpp"
#include "specgen/json/input.hpp"
#include "specgen/schema/evaluation.hpp"

namespace specgen::schema {

bool Evaluation::check_array(const Arrays& rules, const json::Element& array, const json::Path& at,
                             Marks* marks) {
  bool ok = true;
  if (rules.min_items > 0 || rules.max_items != kUnbounded || rules.unique) {
    Violations ignored({}, 0);
    Violations& violations = reports() ? *report_ : ignored;
    const std::size_t before = violations.size();
    specgen::check_array(json::Input(array, at, violations),
                         {rules.min_items, rules.max_items, rules.unique});
    ok = violations.size() == before;
  }
  const bool has_items = !rules.prefix_items.empty() || rules.items != nullptr;
  if (has_items && goes_on(ok)) ok = check_items(rules, array, at, marks) && ok;
  if (rules.contains != nullptr && goes_on(ok)) {
    ok = check_contains(rules, array, at, marks) && ok;
  }
  return ok;
}

bool Evaluation::check_items(const Arrays& rules, const json::Element& array, const json::Path& at,
                             Marks* marks) {
  bool ok = true;
  std::size_t index = 0;
  for (json::Element::Items items(array); !items.done() && goes_on(ok); items.next(), ++index) {
    const bool in_prefix = index < rules.prefix_items.size();
    const Schema* const schema = in_prefix ? rules.prefix_items[index] : rules.items;
    if (schema == nullptr) break;
    const json::Path place(at, index);
    if (!in_prefix && schema->never) {
      ok = fail(place, "items", [] { return "is not an expected item"; });
    } else {
      ok = evaluate(*schema, items.element(), place, nullptr) && ok;
    }
    if (marks != nullptr) marks->insert(index);
  }
  return ok;
}

bool Evaluation::check_contains(const Arrays& rules, const json::Element& array,
                                const json::Path& at, Marks* marks) {
  std::uint64_t found = 0;
  std::size_t index = 0;
  const bool counts_all = marks != nullptr || rules.max_contains != kUnbounded;
  for (json::Element::Items items(array); !items.done(); items.next(), ++index) {
    if (!counts_all && found >= rules.min_contains) break;
    const json::Path place(at, index);
    if (!test(*rules.contains, items.element(), place)) continue;
    ++found;
    if (marks != nullptr) marks->insert(index);
  }
  if (found < rules.min_contains) {
    const std::string_view keyword = rules.min_contains == 1 ? "contains" : "minContains";
    return fail(at, keyword, [&] {
      return "must contain at least " +
             count_of(rules.min_contains, "matching item", "matching items");
    });
  }
  if (found > rules.max_contains) {
    return fail(at, "maxContains", [&] {
      return "must contain at most " +
             count_of(rules.max_contains, "matching item", "matching items");
    });
  }
  return true;
}

bool Evaluation::check_unevaluated_items(const Schema& rest, const json::Element& array,
                                         const json::Path& at, Marks& marks) {
  bool ok = true;
  std::size_t index = 0;
  for (json::Element::Items items(array); !items.done() && goes_on(ok); items.next(), ++index) {
    if (marks.contains(index)) continue;
    const json::Path place(at, index);
    if (rest.never) {
      ok = fail(place, "unevaluatedItems", [] { return "is not an expected item"; });
    } else {
      ok = evaluate(rest, items.element(), place, nullptr) && ok;
    }
  }
  marks.insert_all();
  return ok;
}

}  // namespace specgen::schema
