#include "specgen/json/document.hpp"

#include <simdjson.h>

#include <algorithm>
#include <array>
#include <bit>
#include <cstdint>
#include <cstring>
#include <string>
#include <utility>
#include <vector>

#include "specgen/json/duplicates.hpp"
#include "specgen/json/scanner.hpp"
#include "specgen/json/utf8.hpp"
#include "specgen/json/writer.hpp"

namespace specgen::json {
namespace {

constexpr std::size_t kHardDepth = 1024;
constexpr std::size_t kMinCapacity = 4096;
/// What a large text needed is not kept for the next one.
constexpr std::size_t kMaxPooledCapacity = std::size_t{1} << 20;
constexpr std::size_t kMaxPooled = 4;

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

struct Document::Parser {
  bool parse(std::string_view text, std::size_t max_depth);

  std::uint64_t* tape() { return parser.doc.tape.get(); }
  const std::uint8_t* strings() { return parser.doc.string_buf.get(); }

  simdjson::dom::parser parser;
  std::unique_ptr<char[]> buffer;
  std::size_t capacity = 0;
};

bool Document::Parser::parse(std::string_view text, std::size_t max_depth) {
  if (!buffer || text.size() > capacity) {  // an empty text needs the padding, too
    capacity = std::bit_ceil(std::max(text.size(), kMinCapacity));
    buffer = std::make_unique_for_overwrite<char[]>(capacity + simdjson::SIMDJSON_PADDING);
  }
  if (parser.capacity() < capacity || parser.max_depth() != max_depth) {
    if (parser.allocate(capacity, max_depth) != simdjson::SUCCESS) throw std::bad_alloc();
  }
  std::memcpy(buffer.get(), text.data(), text.size());
  std::memset(buffer.get() + text.size(), ' ', simdjson::SIMDJSON_PADDING);
  return parser.parse(buffer.get(), text.size(), false).error() == simdjson::SUCCESS;
}

/// The parsers of a thread that no document holds. Plain data, so that reaching it costs nothing;
/// an object of its own deletes them when the thread ends.
class Document::Pool {
 public:
  static std::unique_ptr<Parser> take() {
    if (count_ == 0) return std::make_unique<Parser>();
    return std::unique_ptr<Parser>(free_[--count_]);
  }

  static void give_back(std::unique_ptr<Parser> parser) {
    if (count_ == kMaxPooled || parser->capacity > kMaxPooledCapacity) return;
    if (!watched_) watch();
    // A document may outlive its thread's pool; then its parser just goes.
    if (!closed_) free_[count_++] = parser.release();
  }

 private:
  struct Closer {
    ~Closer() {
      closed_ = true;
      while (count_ > 0) delete free_[--count_];
    }
  };

  static void watch() {
    thread_local Closer closer;
    static_cast<void>(closer);
    watched_ = true;
  }

  static thread_local constinit std::array<Parser*, kMaxPooled> free_;
  static thread_local constinit std::size_t count_;
  static thread_local constinit bool watched_;
  static thread_local constinit bool closed_;
};

thread_local constinit std::array<Document::Parser*, kMaxPooled> Document::Pool::free_{};
thread_local constinit std::size_t Document::Pool::count_ = 0;
thread_local constinit bool Document::Pool::watched_ = false;
thread_local constinit bool Document::Pool::closed_ = false;

Document::Document(std::unique_ptr<Parser> parser) : parser_(std::move(parser)) {}
Document::Document(Document&& other) noexcept = default;
Document& Document::operator=(Document&& other) noexcept {
  std::swap(parser_, other.parser_);
  std::swap(root_, other.root_);
  return *this;
}

Document::~Document() {
  if (parser_) Pool::give_back(std::move(parser_));
}

std::optional<Document> Document::parse(std::string_view text, Violations& violations,
                                        Limits limits, const Path& at) {
  limits.max_depth = std::min(limits.max_depth, kHardDepth);
  Document document(Pool::take());
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

}  // namespace specgen::json
