#include "specgen/schema/literal.hpp"

#include <charconv>
#include <cmath>
#include <cstdint>
#include <optional>
#include <system_error>

#include "specgen/json/canonical.hpp"
#include "specgen/json/document.hpp"
#include "specgen/json/writer.hpp"
#include "specgen/violations.hpp"

namespace specgen::schema {
namespace {

// Up to here each integer is a double of its own.
constexpr double kMaxExactDouble = 9007199254740992.0;  // 2^53
constexpr std::size_t kMaxLiteralDepth = 1024;

/// The integer that all of `text` says, if it fits.
template <class T>
std::optional<T> parse(std::string_view text) {
  T number = 0;
  const char* const last = text.data() + text.size();
  const auto [end, error] = std::from_chars(text.data(), last, number);
  if (error != std::errc() || end != last) return std::nullopt;
  return number;
}

/// For a number and a bound that have the same nearest double.
std::partial_ordering compare_exactly(const json::Element& number, const Bound& bound) {
  switch (number.number_kind()) {
    case json::NumberKind::kInt64:
      if (const auto exact = parse<std::int64_t>(bound.text)) return number.int64() <=> *exact;
      return std::partial_ordering::equivalent;
    case json::NumberKind::kUint64:
      if (const auto exact = parse<std::uint64_t>(bound.text)) return number.uint64() <=> *exact;
      return std::partial_ordering::equivalent;
    case json::NumberKind::kDouble:
    case json::NumberKind::kWide:
      break;
  }
  return std::partial_ordering::equivalent;
}

bool equals_text(const json::Element& value, std::string_view json) {
  Violations ignored;
  const auto document = json::Document::parse(json, ignored, {kMaxLiteralDepth});
  if (!document || document->root().size() != value.size()) return false;
  std::string left;
  std::string right;
  json::append_canonical(value, left);
  json::append_canonical(document->root(), right);
  return left == right;
}

}  // namespace

std::partial_ordering compare(const json::Element& number, const Bound& bound) {
  const double nearest = number.number();
  const auto order = nearest <=> bound.nearest;
  if (order != 0 || std::abs(nearest) < kMaxExactDouble) return order;
  return compare_exactly(number, bound);
}

bool equals(const json::Element& value, const Literal& literal) {
  if (value.kind() != literal.kind) return false;
  switch (literal.kind) {
    case json::Kind::kNull:
      return true;
    case json::Kind::kBoolean:
      return value.boolean() == (literal.text == "true");
    case json::Kind::kNumber:
      return compare(value, {literal.nearest, literal.text}) == 0;
    case json::Kind::kString:
      return value.string() == literal.text;
    case json::Kind::kArray:
    case json::Kind::kObject:
      break;
  }
  return equals_text(value, literal.text);
}

void append_json(std::string& json, const Literal& literal) {
  if (literal.kind == json::Kind::kString) {
    json::append_quoted(json, literal.text);
  } else if (literal.kind == json::Kind::kNull) {
    json.append("null");
  } else {
    json.append(literal.text);
  }
}

}  // namespace specgen::schema
