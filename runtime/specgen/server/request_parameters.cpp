#include "specgen/server/request_parameters.hpp"

#include "specgen/server/exchange.hpp"

namespace specgen {

RequestParameters::RequestParameters(const Exchange& exchange, Violations& violations)
    : exchange_(exchange),
      reader_({.path = exchange.path_parameters(), .query = exchange.request().query}, violations) {
}

RequestParameters::~RequestParameters() = default;

void RequestParameters::prepare(const ParameterSpec& spec) {
  const bool in_header = spec.in == ParameterIn::kHeader || spec.in == ParameterIn::kCookie;
  if (!in_header || !headers_.empty()) return;
  const std::vector<http::Header>& headers = exchange_.request().headers;
  headers_.reserve(headers.size());
  for (const http::Header& header : headers) headers_.push_back({header.name, header.value});
  reader_.set_headers(headers_);
}

}  // namespace specgen
