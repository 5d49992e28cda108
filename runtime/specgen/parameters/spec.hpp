#pragma once

#include <cstddef>
#include <span>
#include <string_view>

/// Parameters and forms: their text becomes JSON by what the schema expects, and is then decoded
/// and checked by the same functions as bodies (OpenAPI 3.1, sections 4.8.12 and 4.8.15).
namespace specgen {

/// What a text that stands for one value becomes.
enum class TextKind {
  kString,
  kInteger,  ///< also 1.0, as JSON has it
  kNumber,
  kBoolean,  ///< exactly "true" or "false"
  kAny,      ///< what it looks like: null, a boolean or a number, else a string
  kJson,     ///< JSON already (`content: application/json`, or an object within a form)
  // The same, with nothing for null: OpenAPI has no text for it, and RFC 6570 (section 2.3) leaves
  // it out. Of strings and of any values, where nothing could not be the empty string.
  kStringOrNull,
  kIntegerOrNull,
  kNumberOrNull,
  kBooleanOrNull,
  kAnyOrNull,
};

struct ParameterSpec;

/// A property of a parameter that is an object, or of a form.
struct PropertyShape {
  std::string_view name;
  TextKind kind = TextKind::kString;
  /// Forms and exploded objects: may be given several times; always becomes an array.
  bool array = false;
  /// Forms: the property is written as this query parameter would be (OpenAPI 3.1, section
  /// 4.8.15.1.2), and `kind` and `array` do not count. Else nullptr.
  const ParameterSpec* style = nullptr;
  /// Multipart: what a part may be that says what it is; media types and ranges with commas between
  /// them. Empty: anything.
  std::string_view content_type = {};
};

/// What the text of a parameter becomes.
struct ParameterShape {
  enum class Structure { kScalar, kArray, kObject };

  Structure structure = Structure::kScalar;
  /// Of the scalar, of the array's items, or of the object's properties that are not named.
  TextKind kind = TextKind::kString;
  /// Of an object. Must outlive the shape.
  std::span<const PropertyShape> properties = {};
};

enum class ParameterIn { kPath, kQuery, kHeader, kCookie };

/// As violations name it: "path", "query", "header", "cookie".
std::string_view to_string(ParameterIn in);

/// OpenAPI 3.1, section 4.8.12.3.
enum class ParameterStyle {
  kSimple,
  kLabel,
  kMatrix,
  kForm,
  kSpaceDelimited,
  kPipeDelimited,
  kDeepObject,
};

/// One parameter of an operation; meant to be a constant.
struct ParameterSpec {
  std::string_view name;
  ParameterIn in = ParameterIn::kQuery;
  /// The place among the path's templated parts, counted from 0. Path parameters only.
  std::size_t path_index = 0;
  bool required = false;
  ParameterStyle style = ParameterStyle::kForm;
  bool explode = true;
  /// Query: reserved characters come as they are, so that a plus is one (RFC 6570, section 3.2.3).
  bool allow_reserved = false;
  /// Query, `allowEmptyValue`: without a value it counts as not given.
  bool empty_is_absent = false;
  /// An exploded object in a query that takes every field which no other parameter has.
  bool takes_others = false;
  /// What those other parameters are named. Must outlive the spec.
  std::span<const std::string_view> others = {};
  ParameterShape shape = {};
};

}  // namespace specgen
