#include "schema/value_checker.hpp"

#include <algorithm>
#include <nlohmann/json.hpp>

#include "source/text.hpp"
#include "specgen/json/document.hpp"
#include "specgen/schema/evaluation.hpp"
#include "specgen/violations.hpp"

namespace specgen::generator {
namespace {

constexpr std::size_t kMostSteps = 200'000;
constexpr json::Limits kDeepest{1024};

Mismatch to_mismatch(const Violations& violations) {
  const Violation& first = violations.all().front();
  std::string message = first.message;
  const std::size_t more = violations.size() - 1;
  if (more > 0) message += " (and " + std::to_string(more) + " more)";
  return {first.pointer, first.keyword, std::move(message)};
}

}  // namespace

std::string Mismatch::text() const {
  return (pointer.empty() ? "it" : quote(pointer)) + " " + message;
}

std::optional<Mismatch> ValueChecker::check(const nlohmann::ordered_json& value,
                                            const Schema& schema, Side side) {
  return run(value, tables_.of(schema), side, Context::kMessage);
}

std::optional<Mismatch> ValueChecker::check_within(const nlohmann::ordered_json& value,
                                                   const Schema& schema) {
  return run(value, tables_.of(schema), Side::kBoth, Context::kWithin);
}

std::optional<Mismatch> ValueChecker::check_listed(const nlohmann::ordered_json& value,
                                                   const Schema& schema) {
  schema::Schema others = tables_.of(schema);
  others.constant = nullptr;
  others.enumeration = {};
  return run(value, others, Side::kBoth, Context::kWithin);
}

std::optional<Mismatch> ValueChecker::run(const nlohmann::ordered_json& value,
                                          const schema::Schema& table, Side side, Context context) {
  Violations violations;
  const auto document = json::Document::parse(value.dump(), violations, kDeepest);
  if (!document) return std::nullopt;  // deeper than anything that a server would read
  schema::Evaluation evaluation(side, &violations, std::min(kMostSteps, steps_left_));
  evaluation.run(table, document->root(), json::Path());
  steps_left_ -= std::min(steps_left_, evaluation.cost());
  gave_up_ = gave_up_ || evaluation.was_given_up();
  const bool decided = context == Context::kMessage || !evaluation.followed_dynamic_refs();
  if (violations.empty() || evaluation.was_given_up() || !decided) return std::nullopt;
  return to_mismatch(violations);
}

}  // namespace specgen::generator
