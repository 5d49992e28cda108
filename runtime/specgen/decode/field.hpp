#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>

#include "specgen/json/input.hpp"
#include "specgen/nullable.hpp"
#include "specgen/validation/format.hpp"

namespace specgen {

/// The types of members that are decoded by nothing but their type, and for strings a format.
enum class FieldKind : std::uint8_t {
  kNone,
  kString,
  kOptionalString,
  kNullableString,
  kOptionalNullableString,
  kBoolean,
  kOptionalBoolean,
  kInteger,
  kOptionalInteger,
  kInteger32,
  kOptionalInteger32,
  kNumber,
  kOptionalNumber,
};

/// Where in a struct a member is that needs no code of its own to be decoded.
struct Field {
  std::uint32_t offset = 0;  ///< in bytes
  FieldKind kind = FieldKind::kNone;
  Format format = Format::kNone;
};

/// Decodes a value into the field of `object`, as decode_string() and so on do it. `field` has a
/// kind.
void decode_field(const json::Input& in, const Field& field, void* object);

namespace detail {

template <class T>
constexpr FieldKind kFieldKindOf = FieldKind::kNone;
template <>
inline constexpr FieldKind kFieldKindOf<std::string> = FieldKind::kString;
template <>
inline constexpr FieldKind kFieldKindOf<std::optional<std::string>> = FieldKind::kOptionalString;
template <>
inline constexpr FieldKind kFieldKindOf<Nullable<std::string>> = FieldKind::kNullableString;
template <>
inline constexpr FieldKind kFieldKindOf<std::optional<Nullable<std::string>>> =
    FieldKind::kOptionalNullableString;
template <>
inline constexpr FieldKind kFieldKindOf<bool> = FieldKind::kBoolean;
template <>
inline constexpr FieldKind kFieldKindOf<std::optional<bool>> = FieldKind::kOptionalBoolean;
template <>
inline constexpr FieldKind kFieldKindOf<std::int64_t> = FieldKind::kInteger;
template <>
inline constexpr FieldKind kFieldKindOf<std::optional<std::int64_t>> = FieldKind::kOptionalInteger;
template <>
inline constexpr FieldKind kFieldKindOf<std::int32_t> = FieldKind::kInteger32;
template <>
inline constexpr FieldKind kFieldKindOf<std::optional<std::int32_t>> =
    FieldKind::kOptionalInteger32;
template <>
inline constexpr FieldKind kFieldKindOf<double> = FieldKind::kNumber;
template <>
inline constexpr FieldKind kFieldKindOf<std::optional<double>> = FieldKind::kOptionalNumber;

template <class T>
constexpr Field field_at(std::size_t offset, Format format = Format::kNone) {
  static_assert(kFieldKindOf<T> != FieldKind::kNone, "this type needs a decoder of its own");
  return {static_cast<std::uint32_t>(offset), kFieldKindOf<T>, format};
}

}  // namespace detail
}  // namespace specgen

/// The field of a struct's member, whose format may follow. Not a function, as only `offsetof` can
/// say where a member is at compile time. That is supported conditionally for structs that are not
/// of standard layout (C++20, [support.types.layout]): by GCC and Clang for all without virtual
/// bases, with a warning.
#define SPECGEN_FIELD(type, member, ...)                                                  \
  specgen::detail::field_at<decltype(type::member)>(offsetof(type, member) __VA_OPT__(, ) \
                                                        __VA_ARGS__)
