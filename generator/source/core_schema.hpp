#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "source/node.hpp"

namespace specgen::generator {

/// What a plain (unquoted) scalar means.
struct PlainScalar {
  Node::Kind kind = Node::Kind::kString;
  bool boolean = false;
  std::string number;       ///< For numbers: as a JSON number token, if it has one.
  bool not_finite = false;  ///< .inf or .nan, which JSON cannot say.
};

/// Resolves a plain scalar by the YAML 1.2 core schema (YAML 1.2.2, 10.3.2): `no`, `1_000` and
/// `2020-01-01` are strings, 010 is ten and 0o10 is eight.
PlainScalar resolve_plain_scalar(std::string_view text);

}  // namespace specgen::generator
