#include <algorithm>
#include <cstddef>
#include <string_view>

#include "specgen/bytes.hpp"
#include "specgen/validation/characters.hpp"
#include "specgen/validation/formats.hpp"
#include "specgen/validation/international.hpp"
#include "specgen/validation/url_signs.hpp"
#include "specgen/validation/usual_url.hpp"

// RFC 3986, appendix A, and RFC 3987 section 2.2, which has the same grammar with more characters.
namespace specgen {
namespace {

enum class Kind { kUri, kIri };

constexpr ByteSet kPlainBytes(url_signs::kPlain, is_letter_or_digit);

/// Plain bytes, percent-encoded ones and what `others` has; in an IRI its characters, and private
/// ones where `is_query`.
bool consists_of(std::string_view text, std::string_view others, Kind kind, bool is_query = false) {
  while (!text.empty()) {
    const char c = text.front();
    if (c == '%') {
      if (text.size() < 3 || !is_hex_digit(text[1]) || !is_hex_digit(text[2])) return false;
      text.remove_prefix(3);
    } else if (kind == Kind::kIri && static_cast<unsigned char>(c) >= 0x80) {
      const char32_t code_point = take_code_point(text);
      if (!is_iri_character(code_point) && !(is_query && is_private_use(code_point))) return false;
    } else if (kPlainBytes.contains(c) || contains(others, c)) {
      text.remove_prefix(1);
    } else {
      return false;
    }
  }
  return true;
}

bool is_scheme(std::string_view text) {
  return !text.empty() && is_letter(text.front()) &&
         std::all_of(text.begin(), text.end(),
                     [](char c) { return is_letter_or_digit(c) || contains("+-.", c); });
}

/// "v7.host": addresses of the future.
bool is_ip_future(std::string_view text) {
  const std::size_t dot = text.find('.');
  if (text.empty() || to_lower(text.front()) != 'v' || dot == std::string_view::npos) return false;
  const std::string_view version = text.substr(1, dot - 1);
  const std::string_view address = text.substr(dot + 1);
  return !version.empty() && std::all_of(version.begin(), version.end(), is_hex_digit) &&
         !address.empty() && !contains(address, '%') && consists_of(address, ":", Kind::kUri);
}

/// The host in brackets that `text` begins with is taken off; false where it is none.
bool take_ip_literal(std::string_view& text) {
  const std::size_t end = text.find(']');
  if (end == std::string_view::npos) return false;
  const std::string_view literal = text.substr(1, end - 1);
  text.remove_prefix(end + 1);
  return is_ipv6(literal) || is_ip_future(literal);
}

bool is_authority(std::string_view text, Kind kind) {
  const std::size_t at = text.find('@');
  if (at != std::string_view::npos) {
    if (!consists_of(text.substr(0, at), ":", kind)) return false;
    text.remove_prefix(at + 1);
  }
  if (!text.empty() && text.front() == '[') {
    if (!take_ip_literal(text)) return false;
    if (text.empty()) return true;
    if (text.front() != ':') return false;
  }
  const std::size_t colon = std::min(text.find(':'), text.size());
  const std::string_view port = text.substr(std::min(colon + 1, text.size()));
  return consists_of(text.substr(0, colon), "", kind) &&
         std::all_of(port.begin(), port.end(), is_digit);
}

/// What stands before the first character of `set`, which stays.
std::string_view take_until(std::string_view& text, std::string_view set) {
  const std::size_t end = std::min(text.find_first_of(set), text.size());
  const std::string_view part = text.substr(0, end);
  text.remove_prefix(end);
  return part;
}

/// All behind the scheme; `relative` where there is none.
bool is_rest(std::string_view text, bool relative, Kind kind) {
  std::string_view path = take_until(text, "?#");
  const std::string_view query = take_until(text, "#");
  if (path.substr(0, 2) == "//") {
    path.remove_prefix(2);
    if (!is_authority(take_until(path, "/"), kind)) return false;
  } else if (relative && contains(path.substr(0, path.find('/')), ':')) {
    return false;  // the first segment would look like a scheme
  }
  return consists_of(path, ":@/", kind) &&
         consists_of(query.substr(query.empty() ? 0 : 1), ":@/?", kind, true) &&
         consists_of(text.substr(text.empty() ? 0 : 1), ":@/?", kind);
}

bytes::Mask ends_name(bytes::Block block) {
  return (block == '/') | (block == ':') | (block == '?');
}

/// Whether it has the usual look, which is quick to see: a scheme of letters, the name of a host,
/// and behind it what may be there anywhere.
bool is_usual_url(std::string_view text) {
  constexpr std::string_view kMostUsual = "https://";
  std::size_t start = kMostUsual.size();
  if (!text.starts_with(kMostUsual)) {
    const auto* const end = std::find_if_not(text.begin(), text.end(), is_letter);
    const auto scheme = static_cast<std::size_t>(end - text.begin());
    if (scheme == 0 || text.substr(scheme, 3) != "://") return false;
    start = scheme + 3;
  }
  text.remove_prefix(start);
  if (!bytes::all(text, 'a', is_usual_in_url)) return false;
  const std::size_t end = bytes::find(text, 'a', ends_name);
  return end == text.size() || text[end] == '/';
}

bool is_absolute(std::string_view text, Kind kind) {
  if (is_usual_url(text)) return true;
  const std::size_t colon = text.find(':');
  return colon != std::string_view::npos && is_scheme(text.substr(0, colon)) &&
         is_rest(text.substr(colon + 1), false, kind);
}

bool is_reference(std::string_view text, Kind kind) {
  return is_absolute(text, kind) || is_rest(text, true, kind);
}

}  // namespace

bool is_uri(std::string_view text) { return is_absolute(text, Kind::kUri); }
bool is_uri_reference(std::string_view text) { return is_reference(text, Kind::kUri); }
bool is_iri(std::string_view text) { return is_absolute(text, Kind::kIri); }
bool is_iri_reference(std::string_view text) { return is_reference(text, Kind::kIri); }

}  // namespace specgen
