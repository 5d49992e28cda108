#pragma once

#include <string>

namespace specgen::generator::plan {

/// What a response is called after its operation's name: "Created" for 201, "Status299" for codes
/// without a registered reason phrase, "4XX" for 4 (a range), "Default" for 0.
std::string status_name(int status);

}  // namespace specgen::generator::plan
