#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "specgen/parameters/form_fields.hpp"
#include "specgen/parameters/object_text.hpp"
#include "specgen/parameters/spec.hpp"

namespace specgen {

/// How the parts of one parameter are encoded.
enum class PartEncoding {
  kPercent,           ///< path and cookie
  kPercentPlusSpace,  ///< query
  kPlain,             ///< header: nothing is encoded, spaces around the parts do not count
};

/// `text` without spaces and tabs around it (RFC 9110, OWS).
std::string_view trim(std::string_view text);

/// A part without its encoding; nothing where it is badly encoded.
std::optional<std::string> decode_part(std::string_view part, PartEncoding encoding);

/// Takes the prefix of the styles label (".") and matrix (";name=") off the text of a path
/// parameter. False where it is not there.
bool strip_prefix(const ParameterSpec& spec, std::string_view& text);

/// The items of an array, as the parameter's style separates them, still encoded. None in an empty
/// text. Nothing where each item has a name, and one of them not the parameter's.
std::optional<std::vector<std::string_view>> split_items(const ParameterSpec& spec,
                                                         std::string_view text);

/// The names and values of an object, still encoded. Nothing where a name has no value.
std::optional<std::vector<FormField>> split_members(const ParameterSpec& spec,
                                                    std::string_view text);

}  // namespace specgen
