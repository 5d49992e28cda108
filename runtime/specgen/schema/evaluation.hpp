#pragma once

#include <cstddef>
#include <span>
#include <string_view>

#include "specgen/json/element.hpp"
#include "specgen/json/path.hpp"
#include "specgen/schema/marks.hpp"
#include "specgen/schema/schema.hpp"
#include "specgen/violations.hpp"

namespace specgen::schema {

/// One run of a schema over a value. While it reports it finds all violations; else it stops at the
/// first. Each function tells whether the value satisfies what it is about; `marks`, where somebody
/// asks for them, gain what was evaluated.
class Evaluation {
 public:
  static constexpr std::size_t kMaxSteps = 10'000'000;

  /// `report` is nullptr where only the answer counts.
  Evaluation(Side side, Violations* report, std::size_t max_steps = kMaxSteps)
      : side_(side), report_(report), max_steps_(max_steps) {}

  bool run(const Schema& schema, const json::Element& value, const json::Path& at,
           Marks* marks = nullptr);

  /// Whether the run was given up: the answer is "no", but need not be right.
  bool was_given_up() const { return fault_ != nullptr; }
  /// Whether dynamic references were followed: the answer may be another one where the value's
  /// schema is part of others.
  bool followed_dynamic_refs() const { return followed_dynamic_refs_; }
  /// What the run has cost so far, in schemas looked at; values of `enum` and regular expressions
  /// that were too much count by their time.
  std::size_t cost() const { return steps_ + cost_of_others_; }

 private:
  /// The resources through which the run came, innermost first.
  struct Scope {
    const Resource* resource;
    const Scope* outer;
  };
  using Alternatives = std::span<const Schema* const>;

  bool evaluate(const Schema& schema, const json::Element& value, const json::Path& at,
                Marks* marks);
  bool evaluate_within(const Schema& schema, const json::Element& value, const json::Path& at,
                       Marks* marks);
  bool evaluate_keywords(const Schema& schema, const json::Element& value, const json::Path& at,
                         Marks* marks);
  bool evaluate_rest(const Schema& schema, const json::Element& value, const json::Path& at,
                     Marks* marks);
  /// Only the answer, without violations.
  bool test(const Schema& schema, const json::Element& value, const json::Path& at,
            Marks* marks = nullptr);

  // Scalars: evaluation.cpp.
  bool check_constants(const Schema& schema, const json::Element& value, const json::Path& at);
  bool check_own(const Schema& schema, const json::Element& value, const json::Path& at,
                 Marks* marks);
  bool check_number(const Numbers& rules, const json::Element& number, const json::Path& at);
  bool check_string(const Strings& rules, const json::Element& string, const json::Path& at);

  // Arrays: evaluate_array.cpp.
  bool check_array(const Arrays& rules, const json::Element& array, const json::Path& at,
                   Marks* marks);
  bool check_items(const Arrays& rules, const json::Element& array, const json::Path& at,
                   Marks* marks);
  bool check_contains(const Arrays& rules, const json::Element& array, const json::Path& at,
                      Marks* marks);
  bool check_unevaluated_items(const Schema& rest, const json::Element& array, const json::Path& at,
                               Marks& marks);

  // Objects: evaluate_object.cpp.
  bool check_object(const Objects& rules, const json::Element& object, const json::Path& at,
                    Marks* marks);
  bool check_members(const Objects& rules, const json::Element& object, const json::Path& at,
                     Marks* marks);
  bool check_by_patterns(const Objects& rules, const json::Element::Members& member,
                         const json::Path& at, bool& named);
  bool check_name(const Schema& names, const json::Element::Members& member, const json::Path& at);
  bool check_dependent(const Objects& rules, const json::Element& object, const json::Path& at);
  bool check_unevaluated_members(const Schema& rest, const json::Element& object,
                                 const json::Path& at, Marks& marks);

  // Combinations: evaluate_combination.cpp.
  bool check_combination(const Schema& schema, const json::Element& value, const json::Path& at,
                         Marks* marks);
  bool check_condition(const Combination& rules, const json::Element& value, const json::Path& at,
                       Marks* marks);
  bool check_any_of(const Combination& rules, const json::Element& value, const json::Path& at,
                    Marks* marks);
  bool check_one_of(const Combination& rules, const json::Element& value, const json::Path& at,
                    Marks* marks);
  const Schema& resolve(const DynamicReference& reference);

  // What to say where no alternative matches: report_alternatives.cpp.
  void report_none(Alternatives alternatives, std::string_view keyword,
                   const Discriminator* discriminator, const json::Element& value,
                   const json::Path& at);
  bool report_by_discriminator(Alternatives alternatives, const Discriminator& discriminator,
                               const json::Element& value, const json::Path& at);

  bool reports() const { return report_ != nullptr; }
  /// Whether to look at further rules, given that those so far answered `ok`.
  bool goes_on(bool ok) const { return (ok || reports()) && fault_ == nullptr; }
  /// Adds a violation whose message `message()` makes, if anybody listens. False, for `return`.
  template <class F>
  bool fail(const json::Path& at, std::string_view keyword, F&& message) {
    if (reports() && fault_ == nullptr) report_->add(at, keyword, message());
    return false;
  }

  Side side_;
  Violations* report_;
  const Scope* scope_ = nullptr;
  std::size_t depth_ = 0;
  std::size_t steps_ = 0;
  std::size_t max_steps_;
  std::size_t cost_of_others_ = 0;
  bool followed_dynamic_refs_ = false;
  /// Why the run was given up; nullptr while it was not.
  const char* fault_ = nullptr;
};

}  // namespace specgen::schema
