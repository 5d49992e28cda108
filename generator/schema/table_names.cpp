#include "schema/table_names.hpp"

#include <string_view>

namespace specgen::generator::tables {
namespace {

constexpr std::size_t kLongest = 100;
constexpr std::string_view kComponents = "/components/schemas/";

bool is_letter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }
bool is_digit(char c) { return c >= '0' && c <= '9'; }

/// "kFooBar1" for "foo/bar-1"; digits that would touch are kept apart by '_', so that names of
/// different lists of numbers differ.
std::string camel_case(std::string_view text) {
  std::string result = "k";
  bool begins = true;
  for (const char c : text) {
    if (!is_letter(c) && !is_digit(c)) {
      begins = true;
      continue;
    }
    if (begins && is_digit(c) && is_digit(result.back())) result += '_';
    const bool raises = begins && c >= 'a' && c <= 'z';
    result += raises ? static_cast<char>(c - 'a' + 'A') : c;
    begins = false;
  }
  return result;
}

}  // namespace

std::string TableNames::claim(const Schema& schema) {
  std::string_view place = schema.location.pointer;
  if (place.substr(0, kComponents.size()) == kComponents) place.remove_prefix(kComponents.size());
  std::string name = camel_case(place);
  if (name.size() == 1) name = "kSchema";
  // The end says more than the beginning, which many share.
  if (name.size() > kLongest) name = "k" + name.substr(name.size() - kLongest);
  std::string unique = name;
  std::size_t& count = taken_[name];
  while (count > 0 && taken_.count(unique = name + "_" + std::to_string(count + 1)) > 0) ++count;
  ++count;
  if (unique != name) taken_.emplace(unique, 1);
  return unique;
}

}  // namespace specgen::generator::tables
