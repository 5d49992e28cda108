#pragma once

#include <string>

#include "specgen/decode/decode.hpp"

/// What emitted code does with a body: decodes it into its struct, and checks all rules on the way.
/// Each says whether the text keeps to them.
namespace emitted {

bool decode_login(const std::string& text);
bool decode_pet(const std::string& text);
bool decode_push(const std::string& text);

template <class T>
bool decode_as(const std::string& text) {
  specgen::Violations violations;
  T out;
  return specgen::json::decode_text(text, violations, {},
                                    [&out](const specgen::json::Input& in) { decode(in, out); });
}

}  // namespace emitted
