#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "specgen/json/path.hpp"

namespace specgen {

/// One rule that a request (or, in tests, a response) broke. Never holds a value that was sent.
struct Violation {
  /// "body", "path", "query", "header", "cookie", or "response" in tests.
  std::string in;
  /// A body's JSON pointer (RFC 6901), "" for its root; for a parameter "/name" and further tokens.
  std::string pointer;
  /// The keyword of the schema that failed ("required", "minLength", "type", "format", …), or what
  /// failed before any schema: "syntax", "depth", "duplicateKey", "encoding".
  std::string keyword;
  /// Plain English, to be read after the name of the place: "must have at least 8 characters".
  std::string message;

  bool operator==(const Violation&) const = default;
};

/// Collects violations up to a limit and counts the rest, so that a hostile body cannot make its
/// answer large. Not thread-safe.
class Violations {
 public:
  static constexpr std::size_t kDefaultLimit = 64;

  /// Of the body.
  Violations();
  explicit Violations(std::string in, std::size_t limit = kDefaultLimit);
  // Not inline, as nothing here is: emitted code has many of them, and each copy would be compiled.
  Violations(const Violations& other);
  Violations(Violations&& other) noexcept;
  Violations& operator=(const Violations& other);
  Violations& operator=(Violations&& other) noexcept;
  ~Violations();

  /// Adds a violation of the current part of the request (see `set_in`).
  void add(const json::Path& at, std::string_view keyword, std::string_view message);
  void add(std::string in, std::string pointer, std::string_view keyword, std::string_view message);

  /// Forgets all but the first `size` that were added.
  void truncate(std::size_t size);

  bool empty() const { return count_ == 0; }
  /// How many were added, including those beyond the limit.
  std::size_t size() const { return count_; }
  /// Those that were kept, in the order in which they were added.
  const std::vector<Violation>& all() const { return kept_; }

  /// The part of the request that `add` with a path speaks of.
  const std::string& in() const { return in_; }
  void set_in(std::string_view in);

 private:
  std::string in_;
  std::size_t limit_;
  std::size_t count_ = 0;
  std::vector<Violation> kept_;
};

}  // namespace specgen
