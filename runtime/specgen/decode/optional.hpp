#pragma once

#include <optional>

#include "specgen/json/input.hpp"
#include "specgen/nullable.hpp"

namespace specgen {

template <class T>
class Box;

/// A member that is present: decodes it by `decode(input, T&)`. An absent one is never asked for.
template <class T, class F>
void decode_optional(const json::Input& in, std::optional<T>& out, F&& decode) {
  decode(in, out.emplace());
}

/// Null, or what `decode(input, T&)` takes.
template <class T, class F>
void decode_nullable(const json::Input& in, Nullable<T>& out, F&& decode) {
  if (in.take_null()) {
    out.set_null();
    return;
  }
  decode(in, out.emplace());
}

/// What `decode(input, T&)` takes, kept on the heap.
template <class T, class F>
void decode_box(const json::Input& in, Box<T>& out, F&& decode) {
  decode(in, *out);
}

}  // namespace specgen
