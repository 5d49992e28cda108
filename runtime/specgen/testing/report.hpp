#pragma once

#include <string>
#include <string_view>

#include "specgen/testing/client.hpp"

namespace specgen::testing {

/// A command for a POSIX shell that sends this very request, byte for byte. A body that a shell
/// argument cannot hold (NUL, invalid UTF-8, control bytes) comes through a pipe from printf.
std::string curl_command(std::string_view base_url, const HttpRequest& request);

/// Status line, headers and body for a reader; the body is cut after `max_body` bytes, and bytes
/// that are no text are escaped.
std::string describe(const HttpResponse& response, std::size_t max_body = 2000);

/// `text` with every line indented by `spaces`.
std::string indent(std::string_view text, std::size_t spaces);

}  // namespace specgen::testing
