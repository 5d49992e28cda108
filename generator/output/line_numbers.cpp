#include "output/line_numbers.hpp"

#include <algorithm>

namespace specgen::generator {
namespace {

constexpr std::string_view kPlaceholder = "00000";

bool is_digit(char c) { return c >= '0' && c <= '9'; }

/// Where the next number behind one of the prefixes starts.
std::size_t next_number(std::string_view text, std::size_t from,
                        const std::vector<std::string>& prefixes) {
  std::size_t next = std::string_view::npos;
  for (const std::string& prefix : prefixes) {
    std::size_t found = text.find(prefix, from);
    while (found != std::string_view::npos &&
           (found + prefix.size() >= text.size() || !is_digit(text[found + prefix.size()]))) {
      found = text.find(prefix, found + 1);
    }
    if (found != std::string_view::npos) next = std::min(next, found + prefix.size());
  }
  return next;
}

/// Replaces each number by what `replacement` gives for it.
template <class F>
std::string replace_numbers(std::string_view text, const std::vector<std::string>& prefixes,
                            F&& replacement) {
  std::string out;
  std::size_t at = 0;
  for (auto next = next_number(text, at, prefixes); next != std::string_view::npos;
       next = next_number(text, at, prefixes)) {
    out += text.substr(at, next - at);
    at = next;
    while (at < text.size() && is_digit(text[at])) ++at;
    out += replacement(text.substr(next, at - next));
  }
  out += text.substr(at);
  return out;
}

}  // namespace

Unnumbered take_numbers(std::string_view text, const std::vector<std::string>& prefixes) {
  Unnumbered out;
  out.text = replace_numbers(text, prefixes, [&out](std::string_view number) {
    out.numbers.emplace_back(number);
    return kPlaceholder;
  });
  return out;
}

std::string put_numbers(std::string_view text, const std::vector<std::string>& prefixes,
                        const std::vector<std::string>& numbers) {
  std::size_t count = 0;
  std::string out = replace_numbers(text, prefixes, [&](std::string_view number) {
    const std::size_t index = count++;
    return index < numbers.size() ? std::string_view(numbers[index]) : number;
  });
  return count == numbers.size() ? out : std::string();
}

}  // namespace specgen::generator
