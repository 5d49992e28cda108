#include "specgen/decode/read_members.hpp"

#include <array>
#include <optional>
#include <string>

#include "specgen/decode/assign_fresh.hpp"
#include "specgen/json/reader_inline.hpp"
#include "specgen/validation/usual.hpp"

namespace specgen {
namespace {

using detail::AdditionalFunction;
using detail::MemberFunction;

/// Takes names that are others than was expected.
class NameTaker {
 public:
  NameTaker(json::Reader& reader, const MemberRules& members, const ObjectRules& rules)
      : reader_(reader), members_(members), rules_(rules) {}

  /// Steps to the next member and takes its name; false behind the last one.
  [[gnu::noinline]] bool take(bool first) {
    if (!reader_.next_member(first) || !reader_.take_string(name_)) return false;
    rule_ = members_.find(name_, json::key_of_padded(name_));
    return (rule_ != MemberRules::kNone || add_additional()) && reader_.take_colon();
  }
  std::string_view name() const { return name_; }
  /// How many there were that have no rule.
  std::size_t size() const { return count_; }
  /// The index of its rule, or kNone.
  std::size_t rule() const { return rule_; }

 private:
  /// Additional members are remembered, so that none comes twice, up to as many.
  static constexpr std::size_t kMaxAdditional = 32;

  bool add_additional() {
    if (rules_.additional == Additional::kForbidden || count_ == kMaxAdditional) {
      return reader_.fail();
    }
    for (std::size_t i = 0; i < count_; ++i) {
      if (name_ == std::string_view(names_[i], sizes_[i])) return reader_.fail();
    }
    names_[count_] = name_.data();
    sizes_[count_++] = name_.size();
    return true;
  }

  json::Reader& reader_;
  const MemberRules& members_;
  const ObjectRules& rules_;
  std::string_view name_;
  std::size_t rule_ = MemberRules::kNone;
  std::size_t count_ = 0;
  // Not initialised: only what has been written is read.
  std::array<const char*, kMaxAdditional> names_;
  std::array<std::size_t, kMaxAdditional> sizes_;
};

/// Puts a text into a member that is optional or may be null.
[[gnu::noinline]] void put_into(FieldKind kind, char* member, std::string_view text) {
  switch (kind) {
    case FieldKind::kOptionalString:
      reinterpret_cast<std::optional<std::string>*>(member)->emplace(text);
      return;
    case FieldKind::kNullableString:
      reinterpret_cast<Nullable<std::string>*>(member)->emplace().assign(text);
      return;
    default:
      reinterpret_cast<std::optional<Nullable<std::string>>*>(member)->emplace().emplace().assign(
          text);
  }
}

bool is_of_format(std::string_view padded, Format format) {
  return format == Format::kNone || is_usual(format, padded) || is_valid(format, padded);
}

bool is_string(FieldKind kind) {
  return kind >= FieldKind::kString && kind <= FieldKind::kOptionalNullableString;
}

bool is_boolean(FieldKind kind) {
  return kind == FieldKind::kBoolean || kind == FieldKind::kOptionalBoolean;
}

bool is_integer(FieldKind kind) {
  return kind == FieldKind::kInteger || kind == FieldKind::kOptionalInteger;
}

template <class T>
void put(T value, bool is_optional, char* member) {
  if (is_optional) {
    *reinterpret_cast<std::optional<T>*>(member) = value;
  } else {
    *reinterpret_cast<T*>(member) = value;
  }
}

/// Takes a field's value, if it looks as most do. False with nothing taken where it does not.
[[gnu::always_inline]] inline bool take_usual(const Field& field, char* object, const char*& at) {
  char* const member = object + field.offset;
  if (is_string(field.kind)) {
    const char* end = at;
    std::string_view text;
    if (!json::detail::take_plain_string(end, text)) return false;
    if (!is_of_format(text, field.format)) return false;
    at = end;
    if (field.kind == FieldKind::kString) {
      detail::assign_fresh(*reinterpret_cast<std::string*>(member), text);
    } else {
      put_into(field.kind, member, text);
    }
    return true;
  }
  if (is_boolean(field.kind)) {
    bool flag = false;
    if (!json::detail::take_plain_boolean(at, flag)) return false;
    put(flag, field.kind == FieldKind::kOptionalBoolean, member);
    return true;
  }
  if (!is_integer(field.kind)) return false;
  std::int64_t number = 0;
  if (!json::detail::take_short_integer(at, number)) return false;
  put(number, field.kind == FieldKind::kOptionalInteger, member);
  return true;
}

}  // namespace

// Where time goes: what is rare is elsewhere, and where the text has been read to is kept in a
// register, not in the reader.
void detail::read_members(const json::Input& in, const MemberRules& members,
                          const ObjectRules& rules, void* object, const MemberFunction& member,
                          const AdditionalFunction& additional) {
  json::Reader& reader = *in.reader();
  const json::QuotedName* const quoted = members.quoted();
  // So that each name of each table has a place of its own, as far as there are enough.
  const std::size_t place = reinterpret_cast<std::uintptr_t>(quoted) / sizeof(json::QuotedName);
  RuleSet seen(members.size());
  NameTaker others(reader, members, rules);
  json::Path path(in.path(), std::string_view());
  json::Input value(reader, path, in.violations());
  if (!reader.open('{')) return;
  const char* at = reader.position() - 1;
  std::size_t behind = 0;
  for (char sign = '{';; sign = ',') {
    // Most texts have the order of the rules, or that of the texts before.
    std::size_t rule = behind + static_cast<std::size_t>(reader.order_at(place + behind));
    if (rule >= members.size() || !json::detail::take_member(at, sign, quoted[rule])) {
      const bool first = sign == '{';
      reader.set_position(at + (first ? 1 : 0));
      if (reader.close('}') || !others.take(first)) break;
      at = reader.position();
      rule = others.rule();
      if (rule == MemberRules::kNone) {
        path.move_to(others.name());
        value.move_to(reader);
        additional(others.name(), value);
        at = reader.position();
        continue;
      }
      reader.order_at(place + behind) = static_cast<std::int16_t>(rule - behind);
    }
    if (!seen.insert(rule)) {
      reader.fail();
      return;
    }
    behind = rule + 1;
    at = json::detail::skip_space(at);
    if (take_usual(members.field(rule), static_cast<char*>(object), at)) continue;
    reader.set_position(at);
    path.move_to(members.name(rule));
    value.move_to(reader);
    decode_member(value, members, rule, object, member);
    at = reader.position();
  }
  if (reader.failed()) return;
  check_required(in, members, seen);
  if (!rules.limit_count()) return;
  const std::size_t count = seen.size() + others.size();
  if (count < rules.min_properties || count > rules.max_properties) reader.fail();
}

}  // namespace specgen
