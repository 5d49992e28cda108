#pragma once

#include <array>
#include <cstddef>

#include "specgen/json/input.hpp"
#include "specgen/schema/evaluate.hpp"
#include "specgen/schema/schema.hpp"
#include "specgen/side.hpp"

namespace specgen {

/// Decodes a value of `oneOf` or `anyOf` as the alternative whose schema it matches, or matches
/// best (see schema::find_match): by the decoder of that place, called as `decode(input, T&)`. A
/// value that matches none is a violation "anyOf"; whoever has evaluated the schema around it knows
/// that there is a match.
template <class T, std::size_t N, class... F>
void decode_variant(const json::Input& in, const std::array<const schema::Schema*, N>& alternatives,
                    T& out, F&&... decoders) {
  static_assert(sizeof...(decoders) == N, "each alternative has a decoder");
  const auto match = schema::find_match(alternatives, in.element(), side_of(in.violations().in()));
  if (!match) return in.violation("anyOf", "must match one of the alternatives");
  std::size_t at = 0;
  ((at++ == *match ? decoders(in, out) : void()), ...);
}

}  // namespace specgen
