#pragma once

#include <cstddef>

#include "specgen/json/input.hpp"
#include "specgen/schema/evaluate.hpp"
#include "specgen/schema/schema.hpp"
#include "specgen/violations.hpp"

namespace specgen {

/// Evaluates the schema on the value, and reports what it breaks; true when that is nothing. For
/// schemas that state more than decoding alone enforces.
inline bool check_schema(const json::Input& in, const schema::Schema& schema) {
  const std::size_t before = in.violations().size();
  schema::check(schema, in);
  return in.violations().size() == before;
}

/// Decodes by `decode(input, T&)` what the schema allows.
template <class T, class F>
void decode_checked(const json::Input& in, const schema::Schema& schema, T& out, F&& decode) {
  if (check_schema(in, schema)) decode(in, out);
}

}  // namespace specgen
