#pragma once

#include <string>

#include "specgen/json/element.hpp"

namespace specgen {
class Value;
}

namespace specgen::json {

/// Appends a text that is the same for equal JSON values and for no others (JSON Schema core,
/// section 4.2.2): members sorted by name, numbers by their value. Not itself JSON.
void append_canonical(const Element& element, std::string& text);
void append_canonical(const Value& value, std::string& text);

}  // namespace specgen::json
