#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace specgen::generator {

/// A text whose references to lines of the spec ("spec/api.yaml:12") are taken out. Such a text is
/// formatted without its numbers, so that an edit high up in the spec, which moves everything below
/// it, changes numbers and nothing else.
struct Unnumbered {
  std::string text;                  ///< Each number is "00000".
  std::vector<std::string> numbers;  ///< In their order.
};

/// Takes out the numbers behind each of `prefixes` ("spec/api.yaml:").
Unnumbered take_numbers(std::string_view text, const std::vector<std::string>& prefixes);

/// Puts numbers in place of those in `text`. Empty where there are not as many: formatting broke
/// one apart.
std::string put_numbers(std::string_view text, const std::vector<std::string>& prefixes,
                        const std::vector<std::string>& numbers);

}  // namespace specgen::generator
