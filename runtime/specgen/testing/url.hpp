#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "specgen/testing/edge_case.hpp"

namespace specgen::testing {

/// Every byte but the unreserved ones (RFC 3986, section 2.3) as %XX.
std::string percent_encode(std::string_view text);

/// "?limit=10&name=a%20b", or "" without parameters.
std::string query_string(const std::vector<NameValue>& query);

}  // namespace specgen::testing
