#include "specgen/parameters/header_text.hpp"

#include <stdexcept>
#include <vector>

#include "specgen/decode/value.hpp"
#include "specgen/json/document.hpp"
#include "specgen/value.hpp"
#include "specgen/violations.hpp"

namespace specgen {
namespace {

std::string text_of(const Value& value) {
  if (const std::string* text = value.as_string()) return *text;
  return value.is_null() ? std::string() : value.to_json();
}

/// The parts of a header's list, which has no way to write a separator within a part.
class Parts {
 public:
  explicit Parts(std::string_view header) : header_(header) {}

  /// The part, which must not have any of the separators in it.
  std::string take(std::string part, std::string_view separators) const {
    if (is_padded(part)) refuse(part, "spaces at its ends are lost");
    const std::size_t found = part.find_first_of(separators);
    if (found == std::string::npos) return part;
    refuse(part, std::string("'") + part[found] + "' separates parts");
  }

  [[noreturn]] void refuse(const std::string& part, const std::string& reason) const {
    throw std::invalid_argument("the header '" + std::string(header_) + "' cannot hold '" + part +
                                "': " + reason);
  }

 private:
  static bool is_padded(std::string_view part) {
    constexpr std::string_view kSpaces = " \t";
    return !part.empty() && (kSpaces.find(part.front()) != std::string_view::npos ||
                             kSpaces.find(part.back()) != std::string_view::npos);
  }

  std::string_view header_;
};

std::string joined(const std::vector<std::string>& items) {
  std::string text;
  for (const std::string& item : items) {
    if (&item != &items.front()) text.push_back(',');
    text.append(item);
  }
  return text;
}

/// JSON as it may stand in a header: U+007F, which JSON takes and HTTP does not, is escaped.
std::string json_text(std::string_view json) {
  std::string text;
  text.reserve(json.size());
  for (const char c : json) {
    if (c == '\x7f') {
      text.append("\\u007f");
    } else {
      text.push_back(c);
    }
  }
  return text;
}

}  // namespace

std::string header_text(std::string_view name, HeaderForm form, std::string_view json) {
  if (form == HeaderForm::kJson) return json_text(json);
  Value value;
  Violations violations("header");
  json::decode_text(json, violations, {}, [&](const json::Input& in) { decode_value(in, value); });
  const Parts parts(name);
  std::vector<std::string> items;
  if (const Value::Array* array = value.as_array()) {
    for (const Value& item : *array) items.push_back(parts.take(text_of(item), ","));
    const bool lost = items.size() == 1 && items.front().empty() && !array->front().is_null();
    if (lost) parts.refuse("", "nothing is the list without items");
    return joined(items);
  }
  const Value::Object* members = value.as_object();
  if (members == nullptr) return text_of(value);
  const bool exploded = form == HeaderForm::kExploded;
  const std::string_view in_names = exploded ? "=," : ",";
  for (const auto& [key, member] : *members) {
    items.push_back(parts.take(key, in_names) + (exploded ? "=" : ",") +
                    parts.take(text_of(member), ","));
  }
  return joined(items);
}

}  // namespace specgen
