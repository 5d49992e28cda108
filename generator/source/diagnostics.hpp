#pragma once

#include <cstddef>
#include <map>
#include <string>
#include <string_view>
#include <unordered_set>
#include <vector>

#include "source/location.hpp"
#include "source/rule.hpp"

namespace specgen::generator {

enum class Severity { kWarning, kError };

/// One finding about a document.
struct Diagnostic {
  Severity severity = Severity::kError;
  Location location;
  std::string message;  ///< One sentence without a final full stop; quotes names with '…'.
  std::string hint;     ///< What to do, e.g. "did you mean 'Account'?"; may be empty.
  Rule rule = Rule::kDocument;
};

/// Collects everything that is wrong in a run, and prints it in the order of the documents.
/// Not thread-safe: a run of the generator has one thread.
class Diagnostics {
 public:
  /// Of equal findings at one place the first counts.
  void error(Rule rule, Location location, std::string message, std::string hint = {});
  void warning(Rule rule, Location location, std::string message, std::string hint = {});

  /// Remembers the text of a source file, so that messages can show the line they speak of.
  void add_source(const std::string& file, std::string_view text);

  bool has_errors() const { return errors_ > 0; }
  std::size_t error_count() const { return errors_; }
  std::size_t warning_count() const { return warnings_; }
  const std::vector<Diagnostic>& all() const { return all_; }

  /// All diagnostics sorted by file (in order of reading), line and column. Where there were too
  /// many to keep, the last one says how many more.
  std::vector<Diagnostic> sorted() const;

  /// The line of a source file that a diagnostic speaks of; "" where that is not known.
  std::string_view source_line(const Location& location) const;

  /// All diagnostics, sorted. Each is
  ///
  ///     file:line:column: error: message
  ///     <source line as it stands in the file>
  ///     <caret>
  ///       at <pointer>; <hint>
  ///
  /// without the lines for which there is nothing to say.
  std::string text() const;

 private:
  struct Source {
    std::size_t order = 0;
    std::string text;
    /// Found when a message first shows a line: most documents have no message.
    mutable std::vector<std::size_t> line_starts;
  };

  void add(Diagnostic diagnostic);
  const Source* source_of(const Location& location) const;
  static std::string_view line_of(const Source& source, std::size_t line);
  std::string text_of(const Diagnostic& diagnostic) const;
  bool is_before(const Diagnostic& a, const Diagnostic& b) const;
  std::vector<const Diagnostic*> in_order() const;

  /// More are counted only.
  static constexpr std::size_t kMost = 10'000;

  std::vector<Diagnostic> all_;
  std::size_t unkept_ = 0;
  std::unordered_set<std::string> said_;  ///< Place and message of each, as parts are read twice.
  std::size_t errors_ = 0;
  std::size_t warnings_ = 0;
  std::map<std::string, Source, std::less<>> sources_;
};

}  // namespace specgen::generator
