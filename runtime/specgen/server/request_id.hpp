#pragma once

#include <string>

#include "specgen/http/message.hpp"

namespace specgen {

/// The client's X-Request-Id if it is 8 to 64 of [A-Za-z0-9-], so that it can go into logs and
/// headers as it is; else a new one.
std::string request_id_for(const http::Request& request);

/// 15 characters that hold 75 random bits. For telling requests apart, not for secrets.
std::string new_request_id();

}  // namespace specgen
