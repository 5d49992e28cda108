#include "specgen/decode/enum.hpp"

#include "specgen/decode/number.hpp"

namespace specgen::detail {
namespace {

bool is_other(const json::Input& in, const EnumRules& rules) {
  return schema::is_of_type(in.element(), rules.others);
}

}  // namespace

bool enum_text(const json::Input& in, const EnumRules& rules, std::string_view& text) {
  if (in.reader() == nullptr && !in.element().is_string() && is_other(in, rules)) return false;
  return take_string(in, text);
}

bool enum_number(const json::Input& in, const EnumRules& rules, std::int64_t& number) {
  if (in.reader() == nullptr && is_other(in, rules)) {
    Violations ignored;
    decode_integer(in.reporting_to(ignored), {}, number);
    return ignored.empty();
  }
  const std::size_t before = in.violations().size();
  decode_integer(in, {}, number);
  return in.violations().size() == before;
}

void append_choice(std::string& list, std::string_view text) {
  if (!list.empty()) list.append(", ");
  list.append("'").append(text).append("'");
}

void append_choice(std::string& list, std::int64_t number) {
  if (!list.empty()) list.append(", ");
  list.append(std::to_string(number));
}

void not_in_enum(const json::Input& in, const EnumRules& rules, std::size_t count,
                 const std::string& choices) {
  in.violation(rules.keyword, (count == 1 ? "must be " : "must be one of ") + choices);
}

}  // namespace specgen::detail
