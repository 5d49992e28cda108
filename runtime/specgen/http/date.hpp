#pragma once

#include <ctime>
#include <string>
#include <string_view>

namespace specgen::http {

/// An IMF-fixdate such as "Sun, 06 Nov 1994 08:49:37 GMT" (RFC 9110, 5.6.7); never localised.
std::string format_date(std::time_t time);

/// The current date; valid until the thread's next call. Formats once per second and thread.
std::string_view current_date();

}  // namespace specgen::http
