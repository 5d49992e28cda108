#include <algorithm>
#include <string>
#include <tuple>
#include <utility>

#include "specgen/schema/evaluation.hpp"

namespace specgen::schema {
namespace {

constexpr std::size_t kKept = 16;

/// How far a value is from an alternative that gave these violations: what fails as a whole is
/// further than what fails in a part, a wrong constant further than another fault.
std::tuple<std::size_t, std::size_t, std::size_t> distance(const Violations& violations) {
  std::size_t shortest = std::string::npos;
  std::size_t constants = 0;
  for (const Violation& each : violations.all()) {
    const auto steps =
        static_cast<std::size_t>(std::count(each.pointer.begin(), each.pointer.end(), '/'));
    shortest = std::min(shortest, steps);
    if (each.keyword == "const" || each.keyword == "enum") ++constants;
  }
  return {std::string::npos - shortest, constants, violations.size()};
}

/// "must be a string", or with the place where it is a part of the value: "'/name' is required".
std::string reason_of(const Violations& violations, const std::string& at) {
  if (violations.all().empty()) return "does not match";
  const Violation& first = violations.all().front();
  std::string text = first.message;
  if (first.pointer.size() > at.size()) {
    text = "'" + first.pointer.substr(at.size()) + "' " + text;
  }
  const std::size_t more = violations.size() - 1;
  if (more > 0) text += " (and " + std::to_string(more) + " more)";
  return text;
}

}  // namespace

void Evaluation::report_none(Alternatives alternatives, std::string_view keyword,
                             const Discriminator* discriminator, const json::Element& value,
                             const json::Path& at) {
  if (fault_ != nullptr) return;
  if (discriminator != nullptr &&
      report_by_discriminator(alternatives, *discriminator, value, at)) {
    return;
  }
  if (alternatives.size() == 1) {
    evaluate(*alternatives.front(), value, at, nullptr);
    return;
  }
  Violations* const report = std::exchange(report_, nullptr);
  Violations closest({}, kKept);
  std::size_t number = 0;
  for (std::size_t i = 0; i < alternatives.size(); ++i) {
    Violations found({}, kKept);
    report_ = &found;
    evaluate(*alternatives[i], value, at, nullptr);
    if (number == 0 || distance(found) < distance(closest)) {
      closest = std::move(found);
      number = i + 1;
    }
  }
  report_ = report;
  fail(at, keyword, [&] {
    return std::string("must match ")
        .append(keyword == "oneOf" ? "one of " : "at least one of ")
        .append(std::to_string(alternatives.size()))
        .append(" alternatives; the closest is number ")
        .append(std::to_string(number))
        .append(": ")
        .append(reason_of(closest, at.pointer()));
  });
}

/// False where the value does not say which alternative it means to be.
bool Evaluation::report_by_discriminator(Alternatives alternatives,
                                         const Discriminator& discriminator,
                                         const json::Element& value, const json::Path& at) {
  if (!value.is_object() || discriminator.mapping.empty()) return false;
  const json::Path place(at, discriminator.property);
  json::Element::Members members(value);
  while (!members.done() && members.name() != discriminator.property) members.next();
  if (members.done()) {
    fail(place, "discriminator", [] { return "is required to tell what the object is"; });
    return true;
  }
  if (!members.value().is_string()) return false;
  const std::string_view told = members.value().string();
  std::string choices;
  for (const Discriminator::Mapping& each : discriminator.mapping) {
    if (each.value == told) {
      evaluate(*alternatives[each.alternative], value, at, nullptr);
      return true;
    }
    choices.append(choices.empty() ? "'" : ", '").append(each.value).append("'");
  }
  fail(place, "discriminator", [&] { return "must be one of " + choices; });
  return true;
}

}  // namespace specgen::schema
