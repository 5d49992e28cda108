#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "specgen/json/document.hpp"
#include "specgen/json/input.hpp"
#include "specgen/parameters/spec.hpp"
#include "specgen/violations.hpp"

namespace specgen {

/// A part of a multipart/form-data body. Views of the body and of nothing else.
struct Part {
  std::string name;
  std::string_view content;
};

/// Splits a body (RFC 7578; RFC 2046, section 5.1) by the boundary that `content_type` names.
/// Nothing, with a violation "multipart", where it does not have that form or has more than 1,000
/// parts.
std::optional<std::vector<Part>> split_multipart(std::string_view body,
                                                 std::string_view content_type,
                                                 Violations& violations);

/// Turns parts into the JSON text of an object. Parts of the names in `binary`, whose bytes need be
/// no text, become empty strings. False, with violations, as form_to_json().
bool multipart_to_json(std::span<const Part> parts, const ParameterShape& shape,
                       std::span<const std::string_view> binary, Violations& violations,
                       std::string& json);

/// Decodes a body by `decode(input, T&)`; then `take_files(parts, T&)` fetches what is binary,
/// where nothing was wrong. False, with violations, where something was.
template <class T, class F, class G>
bool decode_multipart(std::string_view body, const std::string* content_type,
                      const ParameterShape& shape, std::span<const std::string_view> binary,
                      Violations& violations, T& out, F&& decode, G&& take_files) {
  const auto parts =
      split_multipart(body, content_type == nullptr ? "" : *content_type, violations);
  std::string json;
  if (!parts || !multipart_to_json(*parts, shape, binary, violations, json)) return false;
  const bool good =
      json::decode_text(json, violations, {}, [&](const json::Input& in) { decode(in, out); });
  if (good) take_files(std::span<const Part>(*parts), out);
  return good;
}

/// The content of the part `name`, or of all of them.
void take_file(std::span<const Part> parts, std::string_view name, std::string& out);
void take_file(std::span<const Part> parts, std::string_view name, std::optional<std::string>& out);
void take_file(std::span<const Part> parts, std::string_view name, std::vector<std::string>& out);
void take_file(std::span<const Part> parts, std::string_view name,
               std::optional<std::vector<std::string>>& out);

}  // namespace specgen
