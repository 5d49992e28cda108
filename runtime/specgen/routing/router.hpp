#pragma once

// routing/ finds the route for a path: a trie built once from the path templates, without regular
// expressions and without allocation when matching.

#include <array>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>

#include "specgen/http/message.hpp"

namespace specgen {

/// The most parameters one path template may have.
inline constexpr std::size_t kMaxPathParameters = 16;

/// The parameters of a path in the order of its template: views into the request's path, still
/// percent-encoded, because an encoded delimiter of a parameter's style is data (RFC 3986, 2.2).
class PathParameters {
 public:
  std::span<const std::string_view> all() const { return {values_.data(), count_}; }

 private:
  friend class Router;

  std::array<std::string_view, kMaxPathParameters> values_;
  std::size_t count_ = 0;
};

/// Which routes stand under one path.
struct RouteSet {
  /// Index of the route by method; negative: none.
  std::array<std::int32_t, http::kMethodCount> by_method;
  /// The value of `Allow`: declared methods, HEAD where there is GET, and OPTIONS.
  std::string allow;
};

/// The value of `Allow` where these methods have routes.
std::string allow_value(const RouteSet& routes);

/// Matches percent-encoded paths against templates such as `/pets/{id}`, `/{a}.{b}` and
/// `/pre{a}post`.
///
/// At each segment literals win over mixed segments, and those over plain parameters; where the
/// better branch leads nowhere the next is tried. A parameter is never empty and never spans a '/'.
/// Segments are split before anything is decoded, so an encoded slash (%2F) is a slash inside a
/// parameter's value and never separates segments; in mixed segments escapes of reserved characters
/// likewise never stand for the literals around the parameters. "." and ".." are ordinary segments:
/// paths are never rewritten. A trailing slash is significant.
class Router {
 public:
  Router();
  ~Router();
  Router(Router&&) noexcept;
  Router& operator=(Router&&) noexcept;

  /// Throws std::invalid_argument for a malformed template or when path and method are taken.
  /// Templates that differ only in parameter names are the same path.
  void add(http::Method method, std::string_view path_template, std::size_t route);

  /// The routes of this path, or nullptr. The path must be well-formed (see percent.hpp). Fills
  /// `parameters` in the template's order. Thread-safe once all routes are added.
  const RouteSet* match(std::string_view path, PathParameters& parameters) const;

 private:
  struct Node;
  std::unique_ptr<Node> root_;
};

}  // namespace specgen
