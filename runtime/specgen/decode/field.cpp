#include "specgen/decode/field.hpp"

#include "specgen/decode/boolean.hpp"
#include "specgen/decode/number.hpp"
#include "specgen/decode/optional.hpp"
#include "specgen/decode/string.hpp"

namespace specgen {
namespace {

template <class T>
T& member_of(void* object, const Field& field) {
  return *reinterpret_cast<T*>(static_cast<char*>(object) + field.offset);
}

void decode_text(const json::Input& in, Format format, std::string& out) {
  decode_string(in, {.format = format}, out);
}

void decode_text(const json::Input& in, Format format, Nullable<std::string>& out) {
  decode_nullable(in, out, [format](const json::Input& value, std::string& text) {
    decode_text(value, format, text);
  });
}

}  // namespace

void decode_field(const json::Input& in, const Field& field, void* object) {
  using OptionalText = std::optional<std::string>;
  using OptionalNullableText = std::optional<Nullable<std::string>>;
  switch (field.kind) {
    case FieldKind::kNone:
      return;
    case FieldKind::kString:
      return decode_text(in, field.format, member_of<std::string>(object, field));
    case FieldKind::kOptionalString:
      return decode_text(in, field.format, member_of<OptionalText>(object, field).emplace());
    case FieldKind::kNullableString:
      return decode_text(in, field.format, member_of<Nullable<std::string>>(object, field));
    case FieldKind::kOptionalNullableString:
      return decode_text(in, field.format,
                         member_of<OptionalNullableText>(object, field).emplace());
    case FieldKind::kBoolean:
      return decode_boolean(in, member_of<bool>(object, field));
    case FieldKind::kOptionalBoolean:
      return decode_boolean(in, member_of<std::optional<bool>>(object, field).emplace());
    case FieldKind::kInteger:
      return decode_integer(in, {}, member_of<std::int64_t>(object, field));
    case FieldKind::kOptionalInteger:
      return decode_integer(in, {},
                            member_of<std::optional<std::int64_t>>(object, field).emplace());
    case FieldKind::kInteger32:
      return decode_integer(in, {}, member_of<std::int32_t>(object, field));
    case FieldKind::kOptionalInteger32:
      return decode_integer(in, {},
                            member_of<std::optional<std::int32_t>>(object, field).emplace());
    case FieldKind::kNumber:
      return decode_number(in, {}, member_of<double>(object, field));
    case FieldKind::kOptionalNumber:
      return decode_number(in, {}, member_of<std::optional<double>>(object, field).emplace());
  }
}

}  // namespace specgen
