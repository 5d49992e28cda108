#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace specgen::json {

/// What is wrong with a JSON text, and where.
struct SyntaxFault {
  enum class Kind { kSyntax, kDepth };

  Kind kind = Kind::kSyntax;
  std::size_t offset = 0;
  std::string_view expectation;  ///< "expected ':'"
};

/// An integer of the text that fits neither std::int64_t nor std::uint64_t.
struct WideInteger {
  std::size_t ordinal = 0;  ///< among the text's numbers, counted from 0
  std::size_t end = 0;      ///< the offset behind its last digit
};

struct ScanResult {
  std::optional<SyntaxFault> fault;
  std::vector<WideInteger> wide_integers;
};

/// Reads a JSON text (RFC 8259), which must be valid UTF-8, byte by byte. Slower than the parser,
/// which gives no place for what it refuses, and refuses long integers: it is asked only when the
/// parser has failed.
ScanResult scan(std::string_view text, std::size_t max_depth);

/// "line 2, column 7" of an offset, both counted from 1, columns in code points.
std::string line_and_column(std::string_view text, std::size_t offset);

}  // namespace specgen::json
