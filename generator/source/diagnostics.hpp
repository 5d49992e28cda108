#pragma once

#include <cstddef>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "source/location.hpp"

namespace specgen::generator {

enum class Severity { kWarning, kError };

/// One finding about a document.
struct Diagnostic {
  Severity severity = Severity::kError;
  Location location;
  std::string message;  ///< One sentence without a final full stop; quotes names with '…'.
  std::string hint;     ///< What to do, e.g. "did you mean 'Account'?"; may be empty.
};

/// Collects everything that is wrong in a run, and prints it in the order of the documents.
/// Not thread-safe: a run of the generator has one thread.
class Diagnostics {
 public:
  void error(Location location, std::string message, std::string hint = {});
  void warning(Location location, std::string message, std::string hint = {});

  /// Remembers the text of a source file, so that messages can show the line they speak of.
  void add_source(const std::string& file, std::string_view text);

  bool has_errors() const { return errors_ > 0; }
  std::size_t error_count() const { return errors_; }
  std::size_t warning_count() const { return all_.size() - errors_; }
  const std::vector<Diagnostic>& all() const { return all_; }

  /// All diagnostics sorted by file (in order of reading), line and column; equal ones once. Each is
  ///
  ///     file:line:column: error: message
  ///       <source line>
  ///       <caret>
  ///       at <pointer>; <hint>
  std::string text() const;

 private:
  void add(Diagnostic diagnostic);

  std::vector<Diagnostic> all_;
  std::size_t errors_ = 0;
  std::vector<std::string> file_order_;
  std::map<std::string, std::vector<std::string>, std::less<>> lines_;
};

}  // namespace specgen::generator
