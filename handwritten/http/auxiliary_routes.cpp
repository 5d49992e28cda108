#include "http/auxiliary_routes.hpp"

#include <string>
#include <utility>

#include "openapi_document.hpp"

namespace auth {
namespace {

using specgen::Lane;
using specgen::http::Header;
using specgen::http::Method;
using specgen::http::Request;
using specgen::http::Response;

Response health(bool is_good) {
  Response response;
  response.status = is_good ? 200 : 503;
  response.content_type = "application/json";
  response.headers = {{"Cache-Control", "no-store"}};
  if (!is_good) response.headers.push_back({"Retry-After", "1"});
  response.body = is_good ? R"({"status":"ok"})" : R"({"status":"unavailable"})";
  return response;
}

/// `text` lives as long as the program.
std::function<Response(const Request&)> document(const std::string& text,
                                                 const std::string& content_type) {
  return [&text, content_type](const Request&) {
    return Response{200, content_type, {Header{"Cache-Control", "max-age=300"}}, text};
  };
}

}  // namespace

void add_auxiliary_routes(specgen::Server& server, std::function<bool()> is_ready) {
  server.add_route(Method::kGet, "/health/live", Lane::kInline,
                   [](const Request&) { return health(true); });
  server.add_route(Method::kGet, "/health/ready", Lane::kInline,
                   [ready = std::move(is_ready)](const Request&) { return health(ready()); });
  server.add_route(Method::kGet, "/openapi.json", Lane::kInline,
                   document(api::openapi_json(), "application/json"));
  // RFC 9512 registers the type.
  server.add_route(Method::kGet, "/openapi.yaml", Lane::kInline,
                   document(api::openapi_yaml(), "application/yaml"));
}

}  // namespace auth
