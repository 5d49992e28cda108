#pragma once

#include <string>
#include <string_view>

#include "specgen/json/document.hpp"
#include "specgen/json/input.hpp"
#include "specgen/parameters/spec.hpp"
#include "specgen/violations.hpp"

namespace specgen {

/// Turns an application/x-www-form-urlencoded body into the JSON text of an object. False, with
/// violations, where a part is badly encoded, is not of its kind, or is given twice and no array.
bool form_to_json(std::string_view body, const ParameterShape& shape, Violations& violations,
                  std::string& json);

/// Decodes such a body by `decode(input, T&)`. False, with violations, where that fails.
template <class T, class F>
bool decode_form(std::string_view body, const ParameterShape& shape, Violations& violations, T& out,
                 F&& decode) {
  std::string json;
  if (!form_to_json(body, shape, violations, json)) return false;
  return json::decode_text(json, violations, {}, [&](const json::Input& in) { decode(in, out); });
}

}  // namespace specgen
