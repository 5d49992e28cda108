#include "specgen/server/route_table.hpp"

#include <algorithm>
#include <stdexcept>
#include <utility>

namespace specgen {

RouteTable::RouteTable(std::string base_path, std::vector<Operation> operations)
    : base_path_(std::move(base_path)) {
  if (!base_path_.empty() && (base_path_.front() != '/' || base_path_.back() == '/')) {
    throw std::invalid_argument("base path '" + base_path_ +
                                "' must begin with '/' and not end in one");
  }
  for (Operation& operation : operations) {
    if (!operation.serve) {
      throw std::invalid_argument("operation '" + std::string(operation.id) + "' has no function");
    }
    if (operation.streams_body && operation.lane == Lane::kInline) {
      throw std::invalid_argument("operation '" + std::string(operation.id) +
                                  "' streams on the inline lane");
    }
    std::string path(operation.base_path.value_or(base_path_));
    path += operation.path;
    insert({std::move(operation), std::move(path), nullptr});
  }
}

void RouteTable::add(http::Method method, std::string_view path, Lane lane,
                     std::function<http::Response(const http::Request&)> serve) {
  if (!serve) throw std::invalid_argument("route '" + std::string(path) + "' has no function");
  Route route;
  route.operation.method = method;
  route.operation.lane = lane;
  route.serve = std::move(serve);
  if (!base_path_.empty()) {
    route.path = base_path_ + std::string(path);
    insert(route);
  }
  route.path = path;
  insert(std::move(route));
}

void RouteTable::insert(Route route) {
  router_.add(route.operation.method, route.path, routes_.size());
  routes_.push_back(std::move(route));
}

bool RouteTable::uses(Lane lane) const {
  return std::any_of(routes_.begin(), routes_.end(),
                     [lane](const Route& route) { return route.operation.lane == lane; });
}

std::string RouteTable::allow() const {
  RouteSet all;
  all.by_method.fill(-1);
  for (const Route& route : routes_) {
    all.by_method[static_cast<std::size_t>(route.operation.method)] = 0;
  }
  return allow_value(all);
}

const Route* RouteTable::find(const RouteSet& routes, http::Method method) const {
  std::int32_t index = routes.by_method[static_cast<std::size_t>(method)];
  if (index < 0 && method == http::Method::kHead) {
    index = routes.by_method[static_cast<std::size_t>(http::Method::kGet)];
  }
  return index < 0 ? nullptr : &routes_[static_cast<std::size_t>(index)];
}

}  // namespace specgen
