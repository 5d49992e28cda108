#include "specgen/decode/string.hpp"

#include "specgen/decode/assign_fresh.hpp"
#include "specgen/decode/wording.hpp"
#include "specgen/json/reader_inline.hpp"
#include "specgen/json/utf8.hpp"

namespace specgen {
namespace {

// What reports is apart from what checks, which then needs few registers.

[[gnu::noinline]] void check_length(std::string_view text, const StringRules& rules,
                                    const json::Input& in) {
  const std::size_t length = json::count_code_points(text);
  if (length < rules.min_length) {
    in.violation("minLength",
                 "must have at least " + count_of(rules.min_length, "character", "characters"));
  } else if (length > rules.max_length) {
    in.violation("maxLength",
                 "must have at most " + count_of(rules.max_length, "character", "characters"));
  }
}

[[gnu::noinline]] void report_format(Format format, const json::Input& in) {
  in.violation("format", "must be " + std::string(describe(format)));
}

void check_pattern(std::string_view text, const Pattern& pattern, const json::Input& in) {
  switch (pattern.find_in(text)) {
    case Pattern::Match::kYes:
      return;
    case Pattern::Match::kNo:
      in.violation("pattern", pattern.message());
      return;
    case Pattern::Match::kTooCostly:
      in.violation("pattern", "is too costly to compare with its pattern");
  }
}

[[gnu::noinline]] void check_patterns(std::string_view text, std::span<const Pattern> patterns,
                                      const json::Input& in) {
  for (const Pattern& pattern : patterns) check_pattern(text, pattern, in);
}

/// Takes any string.
[[gnu::noinline]] bool take_any(const json::Input& in, std::string_view& text) {
  if (json::Reader* const reader = in.reader()) return reader->take_string(text);
  if (!in.element().is_string()) {
    in.violation("type", "must be a string");
    return false;
  }
  text = in.element().string();
  return true;
}

[[gnu::always_inline]] inline bool take(const json::Input& in, std::string_view& text) {
  json::Reader* const reader = in.reader();
  return (reader != nullptr && reader->take_plain_string(text)) || take_any(in, text);
}

void check_format(std::string_view text, Format format, const json::Input& in) {
  if (format != Format::kNone && !is_valid(format, text)) report_format(format, in);
}

}  // namespace

void check_string(std::string_view text, const StringRules& rules, const json::Input& in) {
  // A code point takes one to four bytes, which most often says enough.
  constexpr std::size_t kMaxBytes = 4;
  if (text.size() > rules.max_length || text.size() / kMaxBytes < rules.min_length) {
    check_length(text, rules, in);
  }
  check_format(text, rules.format, in);
  // What is too long already must not cost more.
  if (rules.patterns.empty() || text.size() / kMaxBytes > rules.max_length) return;
  check_patterns(text, rules.patterns, in);
}

bool take_string(const json::Input& in, std::string_view& text) { return take(in, text); }

void decode_string(const json::Input& in, FormatRule rule, std::string_view& out) {
  if (take(in, out)) check_format(out, rule.format, in);
}

void decode_string(const json::Input& in, FormatRule rule, std::string& out) {
  std::string_view text;
  if (!take(in, text)) return;
  check_format(text, rule.format, in);
  detail::assign_fresh(out, text);
}

void detail::decode_string(const json::Input& in, const StringRules& rules, std::string_view& out) {
  if (take(in, out)) check_string(out, rules, in);
}

void detail::decode_string(const json::Input& in, const StringRules& rules, std::string& out) {
  std::string_view text;
  if (!take(in, text)) return;
  check_string(text, rules, in);
  detail::assign_fresh(out, text);
}

}  // namespace specgen
