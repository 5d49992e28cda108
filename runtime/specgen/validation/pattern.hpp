#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace specgen {

/// A regular expression of the dialect that JSON Schema recommends (ECMA-262 with the flag u; JSON
/// Schema core, section 6.4), found anywhere in the text unless it is anchored. Compiled once, with
/// JIT; `matches` may be called from any thread.
class Pattern {
 public:
  enum class Match { kYes, kNo, kTooCostly };

  /// Throws std::invalid_argument, with the engine's words, when `check` finds a fault.
  /// `message` replaces "must match the pattern …" in violations.
  explicit Pattern(std::string_view regex, std::string_view message = {});
  Pattern(const Pattern&) = delete;
  Pattern& operator=(const Pattern&) = delete;
  ~Pattern();

  /// Why the regular expression is refused; nothing where it is fine.
  static std::optional<std::string> check(std::string_view regex);

  /// `utf8` must be valid UTF-8. A match that needs too many steps gives up: kTooCostly.
  Match find_in(std::string_view utf8) const;
  bool matches(std::string_view utf8) const { return find_in(utf8) == Match::kYes; }

  const std::string& regex() const { return regex_; }
  /// What a violation says.
  const std::string& message() const { return message_; }

 private:
  class Program;

  std::string regex_;
  std::string message_;
  const Program* program_;  ///< Owned.
};

}  // namespace specgen
