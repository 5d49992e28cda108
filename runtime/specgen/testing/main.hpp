#pragma once

#include <string>

#include "specgen/testing/edge_case.hpp"
#include "specgen/testing/spec.hpp"

namespace specgen::testing {

/// The main function of an emitted test program. Beside GoogleTest's flags it knows
///   --target URL       run against this server, which may be written in any language
///   --server COMMAND   start this server instead of `server_command`
/// and `--help` explains them. `api` must outlive the call.
int main(int argc, char** argv, const ApiSpec& api, const std::string& server_command);

/// Runs one case against the server under test, inside a GoogleTest test of a program whose main
/// function is the one above. A failure is reported at the case's place in the spec.
void run(const EdgeCase& edge_case);

}  // namespace specgen::testing
