#pragma once

#include <string>

/// What somebody without a generator writes: nlohmann::json parses the text, and the rules of
/// bodies.yaml are checked on its values. Each says whether the text keeps to them. Unlike emitted
/// decoders they stop at the first fault, do not notice members given twice, and fill no struct.
namespace handwritten {

bool check_login(const std::string& text);
bool check_pet(const std::string& text);
bool check_push(const std::string& text);

}  // namespace handwritten
