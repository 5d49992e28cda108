#include "schema/uri_reference.hpp"

#include <algorithm>

namespace specgen::generator {
namespace {

/// Views of a reference's parts, each with its delimiter: "https:", "//host", "/path", "?query".
struct Parts {
  std::string_view scheme;
  std::string_view authority;
  std::string_view path;
  std::string_view query;
};

std::size_t scheme_length(std::string_view reference) {
  const std::size_t end = reference.find_first_of(":/?#");
  const bool found = end != std::string_view::npos && end > 0 && reference[end] == ':';
  return found ? end + 1 : 0;
}

std::string_view take(std::string_view& text, std::size_t length) {
  const std::string_view part = text.substr(0, length);
  text.remove_prefix(part.size());
  return part;
}

Parts split(std::string_view reference) {
  Parts parts;
  reference = reference.substr(0, reference.find('#'));
  parts.scheme = take(reference, scheme_length(reference));
  if (reference.substr(0, 2) == "//") {
    const std::size_t end = std::min(reference.find_first_of("/?", 2), reference.size());
    parts.authority = take(reference, end);
  }
  parts.path = take(reference, std::min(reference.find('?'), reference.size()));
  parts.query = reference;
  return parts;
}

/// RFC 3986 section 5.2.4, for paths that begin with '/'; others stay.
std::string remove_dots(std::string_view path) {
  if (path.empty() || path.front() != '/') return std::string(path);
  std::string result;
  while (!path.empty()) {
    const std::size_t end = std::min(path.find('/', 1), path.size());
    const std::string_view segment = take(path, end);
    const bool last = path.empty();
    if (segment == "/.") {
      if (last) result += '/';
    } else if (segment == "/..") {
      result.erase(std::min(result.rfind('/'), result.size()));
      if (last) result += '/';
    } else {
      result += segment;
    }
  }
  return result;
}

/// RFC 3986 section 5.2.3.
std::string merge_paths(const Parts& base, std::string_view path) {
  if (!base.authority.empty() && base.path.empty()) return "/" + std::string(path);
  const std::size_t slash = base.path.rfind('/');
  const std::string_view folder =
      slash == std::string_view::npos ? std::string_view() : base.path.substr(0, slash + 1);
  return std::string(folder).append(path);
}

std::string join(const Parts& parts, std::string_view path) {
  return std::string(parts.scheme).append(parts.authority).append(path).append(parts.query);
}

}  // namespace

bool has_uri_scheme(std::string_view reference) { return scheme_length(reference) > 0; }

std::string resolve_uri(std::string_view base, std::string_view reference) {
  const Parts from = split(base);
  Parts to = split(reference);
  if (!to.scheme.empty()) return join(to, remove_dots(to.path));
  to.scheme = from.scheme;
  if (!to.authority.empty()) return join(to, remove_dots(to.path));
  to.authority = from.authority;
  if (to.path.empty()) {
    if (to.query.empty()) to.query = from.query;
    return join(to, from.path);
  }
  if (to.path.front() == '/') return join(to, remove_dots(to.path));
  return join(to, remove_dots(merge_paths(from, to.path)));
}

}  // namespace specgen::generator
