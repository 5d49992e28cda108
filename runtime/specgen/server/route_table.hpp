#pragma once

#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "specgen/routing/router.hpp"
#include "specgen/server/operation.hpp"

namespace specgen {

/// What stands at one path and method: an operation of the spec, or a route beside it.
struct Route {
  Operation operation;
  /// As registered, with the base path.
  std::string path;
  /// Set for routes beside the spec; `operation.serve` is empty then.
  std::function<http::Response(const http::Request&)> serve;
};

/// All routes of a server, and how to find them.
class RouteTable {
 public:
  /// Throws std::invalid_argument for a malformed base path or template, a lane or serve function
  /// that is missing, or two routes in one place.
  RouteTable(std::string base_path, std::vector<Operation> operations);

  /// At the root and, if there is one, below the base path.
  void add(http::Method method, std::string_view path, Lane lane,
           std::function<http::Response(const http::Request&)> serve);

  const RouteSet* match(std::string_view path, PathParameters& parameters) const {
    return router_.match(path, parameters);
  }
  /// The route for this method, HEAD falling back to GET; nullptr: 405.
  const Route* find(const RouteSet& routes, http::Method method) const;
  /// The value of `Allow` for the server as a whole (RFC 9110, section 9.3.7): what any path has.
  std::string allow() const;
  /// Whether anything runs on this lane.
  bool uses(Lane lane) const;

 private:
  void insert(Route route);

  std::string base_path_;
  Router router_;
  std::vector<Route> routes_;
};

}  // namespace specgen
