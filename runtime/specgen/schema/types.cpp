#include "specgen/schema/types.hpp"

#include <array>
#include <cmath>
#include <string_view>
#include <utility>
#include <vector>

namespace specgen::schema {
namespace {

constexpr std::array<std::pair<Types, std::string_view>, 7> kNames = {{
    {kString, "a string"},
    {kInteger, "an integer"},
    {kNumber, "a number"},
    {kBoolean, "true or false"},
    {kObject, "an object"},
    {kArray, "an array"},
    {kNull, "null"},
}};

bool has(Types types, Types type) { return (types & type) != 0; }

}  // namespace

bool is_integer(const json::Element& number) {
  if (number.number_kind() != json::NumberKind::kDouble) return true;
  return std::trunc(number.number()) == number.number();
}

std::string describe(Types types) {
  std::vector<std::string_view> names;
  for (const auto& [type, name] : kNames) {
    const bool implied = type == kInteger && has(types, kNumber);
    if (has(types, type) && !implied) names.push_back(name);
  }
  std::string text;
  for (std::size_t i = 0; i < names.size(); ++i) {
    if (i > 0) text.append(i + 1 == names.size() ? " or " : ", ");
    text.append(names[i]);
  }
  return text;
}

}  // namespace specgen::schema
