#include "source/diagnostics.hpp"

#include <algorithm>
#include <tuple>

#include "source/text.hpp"

namespace specgen::generator {

void Diagnostics::error(Rule rule, Location location, std::string message, std::string hint) {
  add({Severity::kError, std::move(location), std::move(message), std::move(hint), rule});
}

void Diagnostics::warning(Rule rule, Location location, std::string message, std::string hint) {
  add({Severity::kWarning, std::move(location), std::move(message), std::move(hint), rule});
}

void Diagnostics::add(Diagnostic diagnostic) {
  const Location& at = diagnostic.location;
  if (all_.size() == kMost) said_.clear();  // from here on they only count
  const std::string key = at.file + ":" + std::to_string(at.line) + ":" +
                          std::to_string(at.column) + ":" + diagnostic.message;
  if (!said_.insert(key).second) return;
  ++(diagnostic.severity == Severity::kError ? errors_ : warnings_);
  if (all_.size() == kMost) {
    ++unkept_;
    return;
  }
  all_.push_back(std::move(diagnostic));
}

void Diagnostics::add_source(const std::string& file, std::string_view text) {
  const std::size_t order = sources_.size();
  Source& source = sources_.try_emplace(file, Source{order, {}, {}}).first->second;
  source.text = text;
  source.line_starts.clear();
}

const Diagnostics::Source* Diagnostics::source_of(const Location& location) const {
  const auto found = sources_.find(location.file);
  return found == sources_.end() ? nullptr : &found->second;
}

std::string_view Diagnostics::line_of(const Source& source, std::size_t line) {
  if (source.line_starts.empty()) {
    source.line_starts.push_back(0);
    for (std::size_t at = source.text.find('\n'); at != std::string::npos;
         at = source.text.find('\n', at + 1)) {
      source.line_starts.push_back(at + 1);
    }
  }
  if (line == 0 || line > source.line_starts.size()) return {};
  std::string_view text(source.text);
  text.remove_prefix(source.line_starts[line - 1]);
  text = text.substr(0, text.find('\n'));
  if (!text.empty() && text.back() == '\r') text.remove_suffix(1);
  return text;
}

std::string_view Diagnostics::source_line(const Location& location) const {
  const Source* source = source_of(location);
  return source == nullptr ? std::string_view() : line_of(*source, location.line);
}

std::string Diagnostics::text_of(const Diagnostic& diagnostic) const {
  const Location& at = diagnostic.location;
  std::string text = at.file;
  if (at.line > 0) text += ":" + std::to_string(at.line) + ":" + std::to_string(at.column);
  if (!text.empty()) text += ": ";
  text += diagnostic.severity == Severity::kError ? "error: " : "warning: ";
  text += diagnostic.message + "\n";
  const Source* source = source_of(at);
  if (source != nullptr && at.line > 0) text += excerpt(line_of(*source, at.line), at.column);
  std::string remark = at.pointer.empty() ? "" : "at " + escape_controls(at.pointer);
  if (!remark.empty() && !diagnostic.hint.empty()) remark += "; ";
  remark += diagnostic.hint;
  if (!remark.empty()) text += "  " + remark + "\n";
  return text;
}

bool Diagnostics::is_before(const Diagnostic& a, const Diagnostic& b) const {
  const auto key = [this](const Diagnostic& d) {
    const Source* source = source_of(d.location);
    return std::tuple(source == nullptr ? sources_.size() : source->order,
                      std::string_view(d.location.file), d.location.line, d.location.column);
  };
  return key(a) < key(b);
}

std::vector<const Diagnostic*> Diagnostics::in_order() const {
  std::vector<const Diagnostic*> sorted;
  sorted.reserve(all_.size());
  for (const Diagnostic& diagnostic : all_) sorted.push_back(&diagnostic);
  std::stable_sort(sorted.begin(), sorted.end(),
                   [this](const Diagnostic* a, const Diagnostic* b) { return is_before(*a, *b); });
  return sorted;
}

std::vector<Diagnostic> Diagnostics::sorted() const {
  std::vector<Diagnostic> result;
  for (const Diagnostic* diagnostic : in_order()) result.push_back(*diagnostic);
  if (unkept_ > 0) {
    result.push_back({has_errors() ? Severity::kError : Severity::kWarning,
                      {},
                      std::to_string(unkept_) + " more findings are not shown",
                      {},
                      Rule::kTooMany});
  }
  return result;
}

std::string Diagnostics::text() const {
  std::string text;
  for (const Diagnostic* diagnostic : in_order()) text += text_of(*diagnostic);
  if (unkept_ > 0) text += "and " + std::to_string(unkept_) + " more\n";
  return text;
}

}  // namespace specgen::generator
