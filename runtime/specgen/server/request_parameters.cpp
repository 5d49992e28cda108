#include "specgen/server/request_parameters.hpp"

#include "specgen/server/exchange.hpp"

namespace specgen {
namespace {

std::vector<HeaderView> view_headers(const std::vector<http::Header>& headers) {
  std::vector<HeaderView> views;
  views.reserve(headers.size());
  for (const http::Header& header : headers) views.push_back({header.name, header.value});
  return views;
}

}  // namespace

RequestParameters::RequestParameters(const Exchange& exchange, Violations& violations)
    : headers_(view_headers(exchange.request().headers)),
      reader_({.path = exchange.path_parameters(),
               .query = exchange.request().query,
               .headers = headers_},
              violations) {}

RequestParameters::~RequestParameters() = default;

}  // namespace specgen
