// Asks a server that `specgen init` made whether it says of values what a JSON Schema test suite
// says: valid bodies reach the handler (501, as it is not written), others are answered 400.
//
//   send-cases CASES DOCUMENT SERVER [MEMBER]
//
// CASES holds one case a line: {"doc", "path", "body", "valid"}, and "group" and "test", which name
// it. Those of DOCUMENT are sent; where MEMBER is given, each body as that member of an object.
// Prints a line for each miss and, last, "DOCUMENT right all".

#include <cstdio>
#include <exception>
#include <fstream>
#include <nlohmann/json.hpp>
#include <string>
#include <vector>

#include "specgen/testing/client.hpp"
#include "specgen/testing/server_process.hpp"

namespace {

struct Case {
  std::string name, path, body;
  bool valid = false;
};

std::vector<Case> read_cases(const std::string& file, const std::string& document,
                             const std::string& member) {
  std::ifstream in(file);
  if (!in) throw std::runtime_error("cannot read " + file);
  std::vector<Case> cases;
  for (std::string line; std::getline(in, line);) {
    const auto json = nlohmann::json::parse(line);
    if (json.at("doc") != document) continue;
    std::string body = json.at("body");
    if (!member.empty()) body = "{\"" + member + "\":" + body + "}";
    cases.push_back({json.value("group", "") + ": " + json.value("test", ""), json.at("path"), body,
                     json.at("valid")});
  }
  return cases;
}

/// Prints what the server says where it is wrong; whether it was right.
bool ask(specgen::testing::Client& client, const Case& each) {
  const auto response = client.send({.method = "POST",
                                     .path = each.path,
                                     .headers = {{"Content-Type", "application/json"}},
                                     .body = each.body});
  const int expected = each.valid ? 501 : 400;
  if (response.status == expected) return true;
  std::printf("  %s %s (%s): %d instead of %d\n    %s\n    %s%s\n", each.path.c_str(),
              each.valid ? "valid" : "invalid", each.name.c_str(), response.status, expected,
              each.body.c_str(), response.body.substr(0, 400).c_str(), response.error.c_str());
  return false;
}

}  // namespace

int main(int argc, char** argv) try {
  const std::vector<std::string> arguments(argv + 1, argv + argc);
  if (arguments.size() < 3) {
    std::fputs("usage: send-cases CASES DOCUMENT SERVER [MEMBER]\n", stderr);
    return 2;
  }
  const std::string member = arguments.size() > 3 ? arguments[3] : "";
  const auto cases = read_cases(arguments[0], arguments[1], member);
  specgen::testing::ServerProcess server({.command = arguments[2], .environment = {}});
  specgen::testing::Client client(server.url());
  std::size_t right = 0;
  for (const Case& each : cases) right += ask(client, each) ? 1U : 0U;
  std::printf("%s %zu %zu\n", arguments[1].c_str(), right, cases.size());
  return 0;
} catch (const std::exception& error) {
  std::fprintf(stderr, "send-cases: %s\n", error.what());
  return 2;
}
