#include "specgen/testing/main.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <csignal>
#include <cstdlib>
#include <iostream>
#include <memory>
#include <stdexcept>
#include <string_view>
#include <utility>

#include "specgen/testing/runner.hpp"
#include "specgen/testing/target.hpp"

namespace specgen::testing {
namespace {

constexpr std::string_view kUsage =
    "Tests that were derived from an OpenAPI document. They start the server under test by\n"
    "themselves, unless told otherwise:\n"
    "\n"
    "  --target URL       run against the server at this URL, written in whatever language\n"
    "                     (a URL without a path gets the document's base path)\n"
    "  --server COMMAND   start this server instead of the built-in one; it finds PORT=0 in its\n"
    "                     environment, prints 'listening on URL' when it is ready, and stops\n"
    "                     on SIGTERM\n"
    "\n";

/// The state of the test program; gtest's tests cannot be given any.
struct Program {
  Program(const ApiSpec& spec, TargetOptions options)
      : api(spec), target(std::move(options)), runner(api, target) {}

  const ApiSpec& api;
  Target target;
  Runner runner;
};

std::unique_ptr<Program>& program() {
  static std::unique_ptr<Program> the_program;
  return the_program;
}

// The value of "--name value" or "--name=value" at `argv[i]`; steps over what it has read.
const char* option_value(std::string_view name, int argc, char** argv, int& i) {
  const std::string_view argument = argv[i];
  if (argument == name) {
    if (i + 1 >= argc) throw std::invalid_argument(std::string(name) + " needs a value");
    return argv[++i];
  }
  if (argument.starts_with(name) && argument.substr(name.size()).starts_with('=')) {
    return argv[i] + name.size() + 1;
  }
  return nullptr;
}

TargetOptions parse_options(int argc, char** argv, TargetOptions options) {
  for (int i = 1; i < argc; ++i) {
    const std::string argument = argv[i];
    if (const char* url = option_value("--target", argc, argv, i)) {
      options.url = url;
    } else if (const char* command = option_value("--server", argc, argv, i)) {
      options.server_command = command;
    } else {
      throw std::invalid_argument("unknown argument '" + argument + "'");
    }
  }
  return options;
}

// gtest itself says where a failure is; a place in the spec says more than one in emitted code.
struct Place {
  std::string file;
  int line = 0;
};

Place parse_place(const std::string& source) {
  const std::size_t colon = source.rfind(':');
  if (colon == std::string::npos) return {source, 0};
  return {source.substr(0, colon), std::atoi(source.c_str() + colon + 1)};
}

bool asks_for_help(int argc, char** argv) {
  return std::any_of(argv + 1, argv + argc, [](std::string_view argument) {
    return argument == "--help" || argument == "-h";
  });
}

int run_all() {
  int result = RUN_ALL_TESTS();
  if (::testing::UnitTest::GetInstance()->test_to_run_count() > 1) {
    std::cout << program()->runner.coverage().summary(program()->api) << "\n";
  }
  const std::string error = program()->target.stop();
  if (!error.empty()) {
    std::cerr << error << "\n";
    result = EXIT_FAILURE;
  }
  return result;
}

}  // namespace

int main(int argc, char** argv, const ApiSpec& api, const std::string& server_command) {
  ::signal(SIGPIPE, SIG_IGN);
  const bool help = asks_for_help(argc, argv);
  if (help) std::cout << kUsage << std::flush;
  ::testing::InitGoogleTest(&argc, argv);
  if (help || GTEST_FLAG_GET(list_tests)) return RUN_ALL_TESTS();  // Runs none.
  try {
    const TargetOptions defaults{
        .url = {}, .server_command = server_command, .base_path = std::string(api.base_path)};
    program() = std::make_unique<Program>(api, parse_options(argc, argv, defaults));
  } catch (const std::invalid_argument& error) {
    std::cerr << error.what() << "; --help says what there is\n";
    return 2;
  }
  const int result = run_all();
  program().reset();
  return result;
}

void run(const EdgeCase& edge_case) {
  if (!program()) {
    ADD_FAILURE() << "specgen::testing::main() has not been called";
    return;
  }
  const auto failure = program()->runner.run(edge_case);
  if (!failure) return;
  const Place place = parse_place(edge_case.source);
  ADD_FAILURE_AT(place.file.c_str(), place.line) << *failure;
}

}  // namespace specgen::testing
