#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <type_traits>
#include <vector>

#include "specgen/function_ref.hpp"
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

/// What is to be done with the parts of a body beside decoding their JSON.
struct PartFunctions {
  /// Fetches what is binary, where nothing was wrong.
  FunctionRef<void(std::span<const Part>)> take_files;
  /// Checks the headers of parts.
  FunctionRef<void(std::span<const Part>, Violations&)> check_headers;
};

/// Decodes a body by `decode(input)`. False, with all violations, where something is wrong.
bool decode_multipart(std::string_view body, const std::string* content_type,
                      const ParameterShape& shape, std::span<const std::string_view> binary,
                      Violations& violations, FunctionRef<void(const json::Input&)> decode,
                      const PartFunctions& functions);

/// For bodies whose parts have no headers that are described.
inline constexpr auto kNoPartHeaders = [](std::span<const Part> /*parts*/,
                                          Violations& /*violations*/) {};

/// The same by `decode(input, T&)`, then `take_files(parts, T&)`.
template <class T, class F, class G, class H = std::remove_const_t<decltype(kNoPartHeaders)>>
bool decode_multipart(std::string_view body, const std::string* content_type,
                      const ParameterShape& shape, std::span<const std::string_view> binary,
                      Violations& violations, T& out, const F& decode, const G& take_files,
                      const H& check_headers = kNoPartHeaders) {
  const auto decode_out = [&](const json::Input& in) { decode(in, out); };
  const auto take_out = [&](std::span<const Part> parts) { take_files(parts, out); };
  return decode_multipart(body, content_type, shape, binary, violations, decode_out,
                          {take_out, check_headers});
}

/// The content of the part `name`, or of all of them.
void take_file(std::span<const Part> parts, std::string_view name, std::string& out);
void take_file(std::span<const Part> parts, std::string_view name, std::optional<std::string>& out);
void take_file(std::span<const Part> parts, std::string_view name, std::vector<std::string>& out);
void take_file(std::span<const Part> parts, std::string_view name,
               std::optional<std::vector<std::string>>& out);

/// Reads the header field that `header` describes of each part `name`, and reports what is wrong
/// with it as wrong with the part.
void check_part_header(std::span<const Part> parts, std::string_view name,
                       const ParameterSpec& header, Violations& violations,
                       FunctionRef<void(const json::Input&)> decode);

/// The same by `decode(input, T&)`.
template <class T, class F>
void check_part_header(std::span<const Part> parts, std::string_view name,
                       const ParameterSpec& header, Violations& violations, const F& decode) {
  check_part_header(parts, name, header, violations, [&](const json::Input& in) {
    T value{};
    decode(in, value);
  });
}

}  // namespace specgen
