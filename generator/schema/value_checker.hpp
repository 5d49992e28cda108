#pragma once

#include <cstddef>
#include <nlohmann/json_fwd.hpp>
#include <optional>
#include <string>

#include "schema/runtime_tables.hpp"
#include "schema/schema.hpp"
#include "specgen/schema/evaluation.hpp"
#include "specgen/side.hpp"

namespace specgen::generator {

/// The first rule of a schema that a value breaks.
struct Mismatch {
  std::string pointer;  ///< Of the part of the value, from its root (RFC 6901); "" is the root.
  std::string keyword;  ///< "minLength", "required", …
  std::string message;  ///< "must have at least 8 characters", "… (and 2 more)"

  /// "it must be a string", or with the place: "'/name' must be a string".
  std::string text() const;
};

/// Judges values that stand in a document as emitted code judges what clients send: by the
/// runtime's evaluator. Schemas become its tables when the first value asks for them, so that
/// documents without values pay nothing. The schemas must outlive it.
///
/// Bounded on any document: a value that takes more than 200,000 steps, or all that are left of 20
/// million, is let pass.
class ValueChecker {
 public:
  explicit ValueChecker(Formats formats) : tables_(formats) {}

  /// For a whole body, parameter or header of such messages.
  std::optional<Mismatch> check(const nlohmann::ordered_json& value, const Schema& schema,
                                Side side);

  /// For a value that stands in the schema, which others may refer to: what is `readOnly` or
  /// `writeOnly` need not be there, and where dynamic references decide, anything may be right.
  std::optional<Mismatch> check_within(const nlohmann::ordered_json& value, const Schema& schema);

  /// The same for a value of its `enum` or `const`, these two aside.
  std::optional<Mismatch> check_listed(const nlohmann::ordered_json& value, const Schema& schema);

  /// Whether a value was let pass as it takes too many steps.
  bool gave_up() const { return gave_up_; }

 private:
  enum class Context { kMessage, kWithin };

  std::optional<Mismatch> run(const nlohmann::ordered_json& value, const schema::Schema& table,
                              Side side, Context context);

  RuntimeTables tables_;
  std::size_t steps_left_ = 20'000'000;
  bool gave_up_ = false;
};

}  // namespace specgen::generator
