#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>

#include "specgen/decode/string.hpp"
#include "specgen/json/input.hpp"
#include "specgen/schema/types.hpp"

namespace specgen {

/// An enumerator and the JSON string that stands for it.
template <class E>
struct EnumEntry {
  std::string_view text;
  E value;
};

/// The same for an enum of integers.
template <class E>
struct IntegerEnumEntry {
  std::int64_t number;
  E value;
};

/// How a schema states the choices.
struct EnumRules {
  std::string_view keyword = "enum";  ///< Or "const".
  /// Types that `type` allows beside that of the choices: values of others break that.
  /// schema::kAnyType where it is not stated.
  schema::Types others = 0;
};

namespace detail {

/// Takes what stands at `in`; false when it is of another type, with a violation where `type` is
/// what it breaks.
bool enum_text(const json::Input& in, const EnumRules& rules, std::string_view& text);
bool enum_number(const json::Input& in, const EnumRules& rules, std::int64_t& number);
/// Appends one more allowed value to `list`: "'a', 'b'".
void append_choice(std::string& list, std::string_view text);
void append_choice(std::string& list, std::int64_t number);
/// Reports that the value is none of the `count` choices.
void not_in_enum(const json::Input& in, const EnumRules& rules, std::size_t count,
                 const std::string& choices);

}  // namespace detail

template <class E>
void decode_enum(const json::Input& in, std::span<const EnumEntry<E>> entries, E& out,
                 const EnumRules& rules = {}) {
  std::string_view text;
  const std::size_t before = in.violations().size();
  if (detail::enum_text(in, rules, text)) {
    for (const EnumEntry<E>& entry : entries) {
      if (entry.text == text) {
        out = entry.value;
        return;
      }
    }
  }
  if (in.violations().size() > before) return;
  std::string choices;
  for (const EnumEntry<E>& entry : entries) detail::append_choice(choices, entry.text);
  detail::not_in_enum(in, rules, entries.size(), choices);
}

template <class E>
void decode_enum(const json::Input& in, std::span<const IntegerEnumEntry<E>> entries, E& out,
                 const EnumRules& rules = {}) {
  std::int64_t number = 0;
  const std::size_t before = in.violations().size();
  if (detail::enum_number(in, rules, number)) {
    for (const IntegerEnumEntry<E>& entry : entries) {
      if (entry.number == number) {
        out = entry.value;
        return;
      }
    }
  }
  if (in.violations().size() > before) return;
  std::string choices;
  for (const IntegerEnumEntry<E>& entry : entries) detail::append_choice(choices, entry.number);
  detail::not_in_enum(in, rules, entries.size(), choices);
}

}  // namespace specgen
