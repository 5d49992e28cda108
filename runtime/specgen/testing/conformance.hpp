#pragma once

#include "specgen/testing/client.hpp"
#include "specgen/testing/spec.hpp"
#include "specgen/violations.hpp"

namespace specgen::testing {

/// Holds an answer against what the spec says about its operation: status declared, media type,
/// headers, body; and against HTTP: 401 has WWW-Authenticate (RFC 9110, section 11.6.1), 405 has
/// Allow (section 15.5.6), a status of 5xx only where `server_error_expected`.
Violations check_conformance(const HttpResponse& response, const OperationSpec& operation,
                             bool server_error_expected = false);

}  // namespace specgen::testing
