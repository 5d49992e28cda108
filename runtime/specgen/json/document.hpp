#pragma once

#include <concepts>
#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

#include "specgen/bytes.hpp"
#include "specgen/function_ref.hpp"
#include "specgen/json/element.hpp"
#include "specgen/json/input.hpp"
#include "specgen/json/path.hpp"
#include "specgen/violations.hpp"

namespace specgen::json {

class Parser;

/// What a JSON text may cost.
struct Limits {
  /// Arrays and objects that may be open at once: `[[1]]` has depth 2. At most 1024.
  std::size_t max_depth = 64;
};

/// A parsed JSON text. Borrows a parser from a pool of the thread and gives it back when destroyed,
/// so that parsing allocates nothing once warm, and documents may be alive at the same time.
/// Movable; may be used by one thread at a time.
class Document {
 public:
  /// Parses one JSON text strictly (RFC 8259). Bad syntax, bad UTF-8, a byte order mark, bytes
  /// after the value, lone surrogates: keyword "syntax"; a member given twice in one object,
  /// anywhere: "duplicateKey"; too much nesting: "depth". The text is copied (once) and need not be
  /// kept. `at` is the place of the text's root where it is not the root of what violations speak
  /// of.
  static std::optional<Document> parse(std::string_view text, Violations& violations,
                                       Limits limits = {}, const Path& at = kRoot);

  Document(Document&& other) noexcept;
  Document& operator=(Document&& other) noexcept;
  Document(const Document&) = delete;
  Document& operator=(const Document&) = delete;
  ~Document();

  Element root() const { return root_; }
  /// The root as input for a decoder; `violations` must outlive it.
  Input input(Violations& violations) const { return {root(), kRoot, violations}; }
  /// The same for a text whose root stands at `at`.
  Input input(Violations& violations, const Path& at) const { return {root(), at, violations}; }

 private:
  explicit Document(Parser* parser) : parser_(parser) {}

  /// After the parser has failed: finds out why, or gets over integers that it finds too long.
  bool parse_again(std::string_view text, Violations& violations, const Limits& limits,
                   const Path& at);

  static const Path kRoot;

  Parser* parser_;  ///< Owned; nullptr where another document has taken it.
  Element root_{nullptr, nullptr, 1};
};

namespace detail {

bool decode_text(std::string_view text, bool is_padded, Violations& violations,
                 const Limits& limits, FunctionRef<void(const Input&)> decode);

}  // namespace detail

/// Parses `text` and decodes it by `decode(input)`. False, with violations, when the text is no
/// JSON or when the decoder reported something.
///
/// Decodes while it reads; only where that comes upon anything wrong, or gives up, is the text
/// parsed as a document and decoded once more, to find all that is wrong with it. So `decode` may
/// be called twice, and the second time finds its C++ values as the first has left them.
///
/// A string with room for some padding, as bodies of requests have it, is not even copied.
bool decode_text(std::string_view text, Violations& violations, const Limits& limits,
                 FunctionRef<void(const Input&)> decode);
template <std::same_as<std::string> Text>
bool decode_text(const Text& text, Violations& violations, const Limits& limits,
                 FunctionRef<void(const Input&)> decode) {
  return detail::decode_text(text, bytes::is_padded(text), violations, limits, decode);
}

/// The text as a JSON string; nothing, with a violation "encoding", where it is not UTF-8.
std::optional<std::string> quote_text(std::string_view text, Violations& violations);

/// Decodes `text` itself, a body that is no JSON but has a schema, as a JSON string by
/// `decode(input)`.
bool decode_string(std::string_view text, Violations& violations,
                   FunctionRef<void(const Input&)> decode);

}  // namespace specgen::json
