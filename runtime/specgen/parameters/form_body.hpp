#pragma once

#include <string>
#include <string_view>

#include "specgen/function_ref.hpp"
#include "specgen/json/input.hpp"
#include "specgen/parameters/form_fields.hpp"
#include "specgen/parameters/spec.hpp"
#include "specgen/violations.hpp"

namespace specgen {

/// Turns an application/x-www-form-urlencoded body into the JSON text of an object. Where a part is
/// badly encoded, is not of its kind, or is given twice and no array, `violations` say so and null
/// stands for it, so that the rest can be checked. Empty where nothing can be read.
std::string form_to_json(std::string_view body, const ParameterShape& shape,
                         Violations& violations);

/// Whether a field, still encoded, gives a property that is written as a query parameter would be.
bool is_styled(const FormField& field, const ParameterShape& shape);

/// Appends those properties of a body to the members of a JSON object that has been opened.
void append_styled(std::string_view body, const ParameterShape& shape, Violations& violations,
                   std::string& json);

/// Adds what was found wrong while a form became JSON, and what a decoder then said of the rest of
/// it: not what is at or below places of the former.
void add_both(const Violations& conversion, const Violations& decoding, Violations& violations);

/// Decodes what a form became by `decode(input)`. False, with all `violations`, where something is
/// wrong.
bool decode_converted(std::string_view json, const Violations& conversion, Violations& violations,
                      FunctionRef<void(const json::Input&)> decode);

/// Decodes such a body. False, with violations, where that fails.
bool decode_form(std::string_view body, const ParameterShape& shape, Violations& violations,
                 FunctionRef<void(const json::Input&)> decode);

/// The same by `decode(input, T&)`.
template <class T, class F>
bool decode_form(std::string_view body, const ParameterShape& shape, Violations& violations, T& out,
                 const F& decode) {
  return decode_form(body, shape, violations, [&](const json::Input& in) { decode(in, out); });
}

}  // namespace specgen
