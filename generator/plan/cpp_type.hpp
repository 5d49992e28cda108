// plan/ decides everything about the emitted C++: names, types, order, and every piece of code that
// depends on a schema. What it hands on is final text.
#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "schema/schema.hpp"

namespace specgen::generator::plan {

struct CppType;
using CppTypePtr = std::shared_ptr<const CppType>;

/// std::string with the rules of its schema.
struct StringType {
  std::uint64_t min_length = 0;
  std::optional<std::uint64_t> max_length;
  std::string format;  ///< An enumerator of specgen::Format, e.g. "kEmail"; empty: none.
  std::vector<LocatedPattern> patterns;
  bool binary = false;  ///< Bytes, where they need not be JSON: in multipart forms.
};

/// A bound as the document wrote it, already valid C++.
struct NumberBounds {
  std::optional<std::string> minimum, maximum, exclusive_minimum, exclusive_maximum;
  std::optional<std::string> multiple_of;  ///< A specgen::Decimal: "{1, -2}".
};

struct IntegerType {
  bool is_32_bit = false;
  NumberBounds bounds;
};

struct NumberType {
  bool single_precision = false;
  NumberBounds bounds;
};

struct BooleanType {};

/// specgen::Value: whatever the document leaves open.
struct JsonType {};

struct ArrayType {
  CppTypePtr item;
  std::uint64_t min_items = 0;
  std::optional<std::uint64_t> max_items;
  bool unique = false;
};

/// std::map from member names.
struct MapType {
  CppTypePtr value;
  std::uint64_t min_properties = 0;
  std::optional<std::uint64_t> max_properties;
};

struct NullableType {
  CppTypePtr value;
};

/// A struct, enum or alias of the plan: its index in Declarations.
struct NamedType {
  std::size_t declaration = 0;
};

/// std::variant: the alternative whose schema the value matches best. Alternatives that are the
/// same C++ type share a place in it.
struct VariantType {
  struct Alternative {
    CppTypePtr type;
    const Schema* schema;
  };
  std::vector<Alternative> alternatives;
};

/// A value that the schema's constant table is evaluated on before it is decoded: for what decoding
/// alone would not enforce.
struct CheckedType {
  CppTypePtr value;
  const Schema* schema;
};

/// A body that is not in memory as a whole; only as the body of a request or response.
struct StreamType {
  enum class Kind {
    kBytesIn,   ///< specgen::BodyStream
    kBytesOut,  ///< specgen::ByteStream
    kEvents,    ///< specgen::EventStream
  };
  Kind kind = Kind::kBytesIn;
};

struct CppType {
  std::variant<StringType, IntegerType, NumberType, BooleanType, JsonType, ArrayType, MapType,
               NullableType, NamedType, VariantType, CheckedType, StreamType>
      kind;
};

template <class T>
CppTypePtr make_type(T kind) {
  return std::make_shared<const CppType>(CppType{std::move(kind)});
}

}  // namespace specgen::generator::plan
