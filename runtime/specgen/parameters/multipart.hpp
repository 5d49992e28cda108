#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <type_traits>
#include <vector>

#include "specgen/json/input.hpp"
#include "specgen/parameters/form_body.hpp"
#include "specgen/parameters/reader.hpp"
#include "specgen/parameters/spec.hpp"
#include "specgen/violations.hpp"

namespace specgen {

/// A part of a multipart/form-data body. Views of the body and of nothing else.
struct Part {
  std::string name;
  std::string_view content;
  /// Its header fields, with the line ends between them.
  std::string_view head = {};

  /// Each header field, in the order received.
  std::vector<HeaderView> headers() const;
};

/// Splits a body (RFC 7578; RFC 2046, section 5.1) by the boundary that `content_type` names.
/// Nothing, with a violation "multipart", where it does not have that form or has more than 1,000
/// parts.
std::optional<std::vector<Part>> split_multipart(std::string_view body,
                                                 std::string_view content_type,
                                                 Violations& violations);

/// Turns parts into the JSON text of an object. Parts of the names in `binary`, whose bytes need be
/// no text, become empty strings. With violations as form_to_json(), and where a part says that it
/// is something else than its property may be.
std::string multipart_to_json(std::span<const Part> parts, const ParameterShape& shape,
                              std::span<const std::string_view> binary, Violations& violations);

/// Reads the header field that `header` describes of each part `name`, and reports what is wrong
/// with it as wrong with the part.
template <class T, class F>
void check_part_header(std::span<const Part> parts, std::string_view name,
                       const ParameterSpec& header, Violations& violations, F&& decode);

/// For bodies whose parts have no headers that are described.
inline constexpr auto kNoPartHeaders = [](std::span<const Part> /*parts*/,
                                          Violations& /*violations*/) {};

/// Decodes a body by `decode(input, T&)`; then `take_files(parts, T&)` fetches what is binary,
/// where nothing was wrong. `check_headers(parts, violations)` checks the headers of parts. False,
/// with all violations, where something is wrong.
template <class T, class F, class G, class H = std::remove_const_t<decltype(kNoPartHeaders)>>
bool decode_multipart(std::string_view body, const std::string* content_type,
                      const ParameterShape& shape, std::span<const std::string_view> binary,
                      Violations& violations, T& out, F&& decode, G&& take_files,
                      const H& check_headers = kNoPartHeaders) {
  const auto split =
      split_multipart(body, content_type == nullptr ? "" : *content_type, violations);
  if (!split) return false;
  const std::span<const Part> parts(*split);
  Violations conversion(violations.in());
  const std::string json = multipart_to_json(parts, shape, binary, conversion);
  const std::size_t before = violations.size();
  decode_converted(json, conversion, violations, [&](const json::Input& in) { decode(in, out); });
  check_headers(parts, violations);
  if (violations.size() > before) return false;
  take_files(parts, out);
  return true;
}

/// The content of the part `name`, or of all of them.
void take_file(std::span<const Part> parts, std::string_view name, std::string& out);
void take_file(std::span<const Part> parts, std::string_view name, std::optional<std::string>& out);
void take_file(std::span<const Part> parts, std::string_view name, std::vector<std::string>& out);
void take_file(std::span<const Part> parts, std::string_view name,
               std::optional<std::vector<std::string>>& out);

/// Adds what is wrong with a part's header as wrong with the part.
void add_header_violations(std::string_view part, const ParameterSpec& header,
                           const Violations& found, Violations& violations);

template <class T, class F>
void check_part_header(std::span<const Part> parts, std::string_view name,
                       const ParameterSpec& header, Violations& violations, F&& decode) {
  for (const Part& part : parts) {
    if (part.name != name) continue;
    const std::vector<HeaderView> headers = part.headers();
    Violations found;
    ParameterReader reader({.headers = headers}, found);
    std::optional<T> value;
    reader.read(header, value, decode);
    add_header_violations(name, header, found, violations);
  }
}

}  // namespace specgen
