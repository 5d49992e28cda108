#include "specgen/json/document.hpp"

#include <algorithm>
#include <cstdint>
#include <memory>
#include <string>
#include <utility>
#include <vector>

#include "specgen/json/duplicates.hpp"
#include "specgen/json/parser.hpp"
#include "specgen/json/scanner.hpp"
#include "specgen/json/utf8.hpp"
#include "specgen/json/writer.hpp"

namespace specgen::json {
namespace {

constexpr unsigned kTagShift = 56;
constexpr std::uint64_t kWideTag = std::uint64_t{'w'} << kTagShift;

/// A text with each wide integer written as a double, which the parser takes.
std::string as_doubles(std::string_view text, const std::vector<WideInteger>& integers) {
  std::string rewritten;
  std::size_t copied = 0;
  for (const WideInteger& integer : integers) {
    rewritten.append(text.substr(copied, integer.end - copied)).append("e0");
    copied = integer.end;
  }
  return rewritten.append(text.substr(copied));
}

/// Marks the doubles that were wide integers, so that none is taken for exact.
void mark_wide(std::uint64_t* tape, const std::vector<WideInteger>& integers) {
  std::size_t at = 1;
  std::size_t ordinal = 0;
  for (const WideInteger& integer : integers) {
    for (;; ++at) {
      const char tag = static_cast<char>(tape[at] >> kTagShift);
      if (tag != 'l' && tag != 'u' && tag != 'd') continue;
      if (ordinal++ == integer.ordinal) break;
      ++at;  // the number's bits
    }
    tape[at++] = kWideTag;
  }
}

void report(const SyntaxFault& fault, std::string_view text, const Limits& limits, const Path& at,
            Violations& violations) {
  if (fault.kind == SyntaxFault::Kind::kDepth) {
    violations.add(at, "depth",
                   "must not nest deeper than " + std::to_string(limits.max_depth) + " levels");
    return;
  }
  violations.add(at, "syntax",
                 "must be valid JSON: " + std::string(fault.expectation) + " at " +
                     line_and_column(text, fault.offset));
}

}  // namespace

const Path Document::kRoot{};

Document::Document(Document&& other) noexcept
    : parser_(std::exchange(other.parser_, nullptr)), root_(other.root_) {}

Document& Document::operator=(Document&& other) noexcept {
  std::swap(parser_, other.parser_);
  std::swap(root_, other.root_);
  return *this;
}

Document::~Document() {
  if (parser_ != nullptr) ParserPool::give_back(std::unique_ptr<Parser>(parser_));
}

std::optional<Document> Document::parse(std::string_view text, Violations& violations,
                                        Limits limits, const Path& at) {
  limits.max_depth = std::min(limits.max_depth, kHardDepth);
  Document document(ParserPool::take().release());
  if (!document.parser_->parse(text, limits.max_depth + 1) &&
      !document.parse_again(text, violations, limits, at)) {
    return std::nullopt;
  }
  document.root_ = {document.parser_->tape(), document.parser_->strings(), 1};
  const std::size_t before = violations.size();
  check_duplicates(document.root(), at, violations);
  if (violations.size() != before) return std::nullopt;
  return std::optional<Document>(std::move(document));
}

bool Document::parse_again(std::string_view text, Violations& violations, const Limits& limits,
                           const Path& at) {
  if (!is_utf8(text)) {
    violations.add(at, "syntax", "must be valid UTF-8");
    return false;
  }
  const ScanResult scanned = scan(text, limits.max_depth);
  if (scanned.fault) {
    report(*scanned.fault, text, limits, at, violations);
    return false;
  }
  if (!parser_->parse(as_doubles(text, scanned.wide_integers), limits.max_depth + 1)) {
    violations.add(at, "syntax", "must be valid JSON");
    return false;
  }
  mark_wide(parser_->tape(), scanned.wide_integers);
  return true;
}

std::optional<std::string> quote_text(std::string_view text, Violations& violations) {
  if (!is_utf8(text)) {
    violations.add(Path(), "encoding", "must be UTF-8");
    return std::nullopt;
  }
  std::string json;
  append_quoted(json, text);
  return json;
}

bool decode_text(std::string_view text, Violations& violations, const Limits& limits,
                 FunctionRef<void(const Input&)> decode) {
  return detail::decode_text(text, false, violations, limits, decode);
}

bool detail::decode_text(std::string_view text, bool is_padded, Violations& violations,
                         const Limits& limits, FunctionRef<void(const Input&)> decode) {
  const std::size_t before = violations.size();
  {
    Reader reader(text, limits.max_depth, is_padded);
    const Path root;
    decode(Input(reader, root, violations));
    if (reader.finish() && violations.size() == before) return true;
  }
  violations.truncate(before);
  const std::optional<Document> document = Document::parse(text, violations, limits);
  if (document) decode(document->input(violations));
  return violations.size() == before;
}

bool decode_string(std::string_view text, Violations& violations,
                   FunctionRef<void(const Input&)> decode) {
  const std::optional<std::string> json = quote_text(text, violations);
  return json && decode_text(*json, violations, {}, decode);
}

}  // namespace specgen::json
