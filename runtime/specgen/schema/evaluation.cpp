#include "specgen/schema/evaluation.hpp"

#include <algorithm>
#include <cmath>
#include <compare>
#include <cstdint>
#include <limits>
#include <string>

#include "specgen/decode/string.hpp"
#include "specgen/json/input.hpp"
#include "specgen/json/utf8.hpp"

namespace specgen::schema {
namespace {

// What bounds a run. References that lead back to themselves never come here, but a schema may
// nest as deeply as the text does, several times over.
constexpr std::size_t kMaxDepth = 1500;
// As measured: a step takes some 20 ns.
constexpr std::size_t kLiteralsPerStep = 8;
constexpr std::size_t kCostlyMatch = 250'000;

/// "'a', 'b'", or as JSON where not all are strings.
std::string list(std::span<const Literal> literals) {
  const bool strings = std::all_of(literals.begin(), literals.end(), [](const Literal& each) {
    return each.kind == json::Kind::kString;
  });
  std::string text;
  for (const Literal& literal : literals) {
    if (!text.empty()) text.append(", ");
    if (strings) {
      text.append("'").append(literal.text).append("'");
    } else {
      append_json(text, literal);
    }
  }
  return text;
}

std::string words(std::string_view text, const Bound& bound) {
  return std::string(text).append(bound.text);
}

bool is_multiple(const json::Element& number, const Decimal& divisor) {
  switch (number.number_kind()) {
    case json::NumberKind::kInt64:
      return is_multiple_of(Decimal{number.int64(), 0}, divisor);
    case json::NumberKind::kUint64:
      return is_multiple_of(number.uint64(), 0, divisor);
    case json::NumberKind::kDouble:
    case json::NumberKind::kWide:
      break;
  }
  return is_multiple_of(to_decimal(number.number()), divisor);
}

bool has_length(std::string_view text, const Strings& rules) {
  // A code point takes one to four bytes, which most often says enough.
  constexpr std::size_t kMaxBytes = 4;
  if (text.size() <= rules.max_length && text.size() / kMaxBytes >= rules.min_length) return true;
  const std::size_t length = json::count_code_points(text);
  return length >= rules.min_length && length <= rules.max_length;
}

/// Why the number is not of the format; empty where it is.
std::string_view format_fault(NumberFormat format, const json::Element& number) {
  constexpr double kTwoTo63 = 9223372036854775808.0;
  const double nearest = number.number();
  switch (format) {
    case NumberFormat::kNone:
      return {};
    case NumberFormat::kFloat:
      return std::abs(nearest) <= double{std::numeric_limits<float>::max()}
                 ? ""
                 : "must be within the range of a 32-bit float";
    case NumberFormat::kInt32:
      if (std::trunc(nearest) != nearest) return "must be an integer";
      return nearest >= std::numeric_limits<std::int32_t>::min() &&
                     nearest <= std::numeric_limits<std::int32_t>::max()
                 ? ""
                 : "must be between -2147483648 and 2147483647";
    case NumberFormat::kInt64:
      break;
  }
  if (number.number_kind() == json::NumberKind::kInt64) return {};
  if (std::trunc(nearest) != nearest) return "must be an integer";
  return number.number_kind() == json::NumberKind::kDouble && nearest >= -kTwoTo63 &&
                 nearest < kTwoTo63
             ? ""
             : "must be between -9223372036854775808 and 9223372036854775807";
}

}  // namespace

bool Evaluation::run(const Schema& schema, const json::Element& value, const json::Path& at,
                     Marks* marks) {
  const bool ok = evaluate(schema, value, at, marks);
  if (fault_ == nullptr) return ok;
  if (reports()) report_->add(at, "schema", fault_);
  return false;
}

bool Evaluation::evaluate(const Schema& schema, const json::Element& value, const json::Path& at,
                          Marks* marks) {
  if (depth_ == kMaxDepth) fault_ = "nests too deeply to be checked";
  if (++steps_ > max_steps_) fault_ = "takes too many steps to be checked";
  if (fault_ != nullptr) return false;
  ++depth_;
  const bool ok = evaluate_within(schema, value, at, marks);
  --depth_;
  return ok;
}

bool Evaluation::evaluate_within(const Schema& schema, const json::Element& value,
                                 const json::Path& at, Marks* marks) {
  const bool enters =
      schema.resource != nullptr && (scope_ == nullptr || scope_->resource != schema.resource);
  if (!enters) return evaluate_keywords(schema, value, at, marks);
  const Scope scope{schema.resource, scope_};
  scope_ = &scope;
  const bool ok = evaluate_keywords(schema, value, at, marks);
  scope_ = scope.outer;
  return ok;
}

bool Evaluation::evaluate_keywords(const Schema& schema, const json::Element& value,
                                   const json::Path& at, Marks* marks) {
  const bool rest = (schema.object.unevaluated != nullptr && value.is_object()) ||
                    (schema.array.unevaluated != nullptr && value.is_array());
  if (rest) return evaluate_rest(schema, value, at, marks);
  if (schema.never) return fail(at, "false", [] { return "is not allowed"; });
  if (!is_of_type(value, schema.types)) {
    return fail(at, "type", [&] { return "must be " + describe(schema.types); });
  }
  bool ok = check_constants(schema, value, at);
  if (goes_on(ok)) ok = check_own(schema, value, at, marks) && ok;
  if (goes_on(ok)) ok = check_combination(schema, value, at, marks) && ok;
  return ok;
}

/// For schemas that ask what the others have left over.
bool Evaluation::evaluate_rest(const Schema& schema, const json::Element& value,
                               const json::Path& at, Marks* marks) {
  Marks own(value.size());
  bool ok = is_of_type(value, schema.types) ||
            fail(at, "type", [&] { return "must be " + describe(schema.types); });
  if (goes_on(ok)) ok = check_constants(schema, value, at) && ok;
  if (goes_on(ok)) ok = check_own(schema, value, at, &own) && ok;
  if (goes_on(ok)) ok = check_combination(schema, value, at, &own) && ok;
  const Schema* const members = value.is_object() ? schema.object.unevaluated : nullptr;
  if (members != nullptr && goes_on(ok)) {
    ok = check_unevaluated_members(*members, value, at, own) && ok;
  }
  const Schema* const items = value.is_array() ? schema.array.unevaluated : nullptr;
  if (items != nullptr && goes_on(ok)) {
    ok = check_unevaluated_items(*items, value, at, own) && ok;
  }
  if (marks != nullptr) marks->insert(own);
  return ok;
}

bool Evaluation::test(const Schema& schema, const json::Element& value, const json::Path& at,
                      Marks* marks) {
  Violations* const report = report_;
  report_ = nullptr;
  const bool ok = evaluate(schema, value, at, marks);
  report_ = report;
  return ok;
}

bool Evaluation::check_constants(const Schema& schema, const json::Element& value,
                                 const json::Path& at) {
  if (schema.constant != nullptr && !equals(value, *schema.constant)) {
    return fail(at, "const", [&] { return "must be " + list({schema.constant, 1}); });
  }
  const std::span<const Literal> allowed = schema.enumeration;
  if (allowed.empty()) return true;
  cost_of_others_ += allowed.size() / kLiteralsPerStep;
  const bool listed = std::any_of(allowed.begin(), allowed.end(),
                                  [&](const Literal& each) { return equals(value, each); });
  return listed || fail(at, "enum", [&] {
           return (allowed.size() == 1 ? "must be " : "must be one of ") + list(allowed);
         });
}

bool Evaluation::check_own(const Schema& schema, const json::Element& value, const json::Path& at,
                           Marks* marks) {
  switch (value.kind()) {
    case json::Kind::kNumber:
      return check_number(schema.number, value, at);
    case json::Kind::kString:
      return check_string(schema.string, value, at);
    case json::Kind::kArray:
      return check_array(schema.array, value, at, marks);
    case json::Kind::kObject:
      return check_object(schema.object, value, at, marks);
    case json::Kind::kNull:
    case json::Kind::kBoolean:
      break;
  }
  return true;
}

bool Evaluation::check_number(const Numbers& rules, const json::Element& number,
                              const json::Path& at) {
  bool ok = true;
  if (rules.minimum && std::is_lt(compare(number, rules.minimum))) {
    ok = fail(at, "minimum", [&] { return words("must be at least ", rules.minimum); });
  }
  if (rules.maximum && std::is_gt(compare(number, rules.maximum))) {
    ok = fail(at, "maximum", [&] { return words("must be at most ", rules.maximum); });
  }
  if (rules.exclusive_minimum && std::is_lteq(compare(number, rules.exclusive_minimum))) {
    ok = fail(at, "exclusiveMinimum",
              [&] { return words("must be greater than ", rules.exclusive_minimum); });
  }
  if (rules.exclusive_maximum && std::is_gteq(compare(number, rules.exclusive_maximum))) {
    ok = fail(at, "exclusiveMaximum",
              [&] { return words("must be less than ", rules.exclusive_maximum); });
  }
  if (rules.multiple_of.digits != 0 && !is_multiple(number, rules.multiple_of)) {
    ok = fail(at, "multipleOf",
              [&] { return "must be a multiple of " + to_string(rules.multiple_of); });
  }
  const std::string_view fault = format_fault(rules.format, number);
  return (fault.empty() || fail(at, "format", [&] { return fault; })) && ok;
}

bool Evaluation::check_string(const Strings& rules, const json::Element& string,
                              const json::Path& at) {
  const std::string_view text = string.string();
  bool ok =
      has_length(text, rules) && (rules.format == Format::kNone || is_valid(rules.format, text));
  if (ok && rules.pattern != nullptr) {
    const Pattern::Match match = rules.pattern->find_in(text);
    ok = match == Pattern::Match::kYes;
    if (match == Pattern::Match::kTooCostly) cost_of_others_ += kCostlyMatch;
  }
  if (!ok && reports() && fault_ == nullptr) {
    StringRules all{rules.min_length, rules.max_length, rules.format, {}};
    if (rules.pattern != nullptr) all.patterns = {rules.pattern, 1};
    specgen::check_string(text, all, json::Input(string, at, *report_));
  }
  return ok;
}

}  // namespace specgen::schema
