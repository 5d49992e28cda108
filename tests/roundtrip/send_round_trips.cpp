// Sends values to a server that gives back what it has decoded:
//
//   send-round-trips CASES SERVER
//
// What CASES says of make_round_trips.cpp. A value must come back the same, but for members that it
// lacks and the schema has defaults for, and what came back must come back the same to the byte. A
// value that breaks a rule must be refused by one violation, which names the keyword and the place.
// Prints a line for each miss and, last, "values right all mutants right all".
#include <algorithm>
#include <cstdio>
#include <exception>
#include <fstream>
#include <nlohmann/json.hpp>
#include <string>

#include "specgen/testing/client.hpp"
#include "specgen/testing/server_process.hpp"

namespace {

using Json = nlohmann::json;
using specgen::testing::Client;
using specgen::testing::HttpResponse;

HttpResponse post(Client& client, const std::string& path, const std::string& body) {
  return client.send({.method = "POST",
                      .path = path,
                      .headers = {{"Content-Type", "application/json"}},
                      .body = body});
}

/// Whether `answer` holds all that was sent, and no more but members of objects.
bool holds(const Json& answer, const Json& sent) {
  if (sent.is_object() && answer.is_object()) {
    return std::all_of(sent.items().begin(), sent.items().end(), [&](const auto& member) {
      const auto found = answer.find(member.key());
      return found != answer.end() && holds(*found, member.value());
    });
  }
  if (sent.is_array() && answer.is_array()) {
    return std::equal(answer.begin(), answer.end(), sent.begin(), sent.end(), holds);
  }
  return answer == sent;
}

/// What is wrong with a value's round trip; empty: nothing.
std::string fault_of_value(Client& client, const std::string& path, const std::string& body) {
  const auto first = post(client, path, body);
  if (first.status != 200) return "refused: " + first.body + first.error;
  const auto answer = Json::parse(first.body, nullptr, false);
  if (answer.is_discarded()) return "the answer is no JSON: " + first.body;
  if (!holds(answer, Json::parse(body))) return "comes back as " + first.body;
  const auto second = post(client, path, first.body);
  if (second.body != first.body) return "comes back as " + first.body + " and then " + second.body;
  return {};
}

std::string fault_of_mutant(Client& client, const Json& each) {
  const auto response = post(client, each.at("path"), each.at("body"));
  const auto answer = Json::parse(response.body, nullptr, false);
  const Json violations = answer.is_object() ? answer.value("violations", Json::array()) : Json();
  if (response.status == 400 && violations.size() == 1 &&
      violations[0].value("keyword", "") == each.at("keyword") &&
      violations[0].value("pointer", "") == each.at("pointer")) {
    return {};
  }
  return "must break " + each.at("keyword").dump() + " at " + each.at("pointer").dump() + ": " +
         std::to_string(response.status) + " " + response.body + response.error;
}

}  // namespace

int main(int argc, char** argv) try {
  if (argc != 3) {
    std::fputs("usage: send-round-trips CASES SERVER\n", stderr);
    return 2;
  }
  std::ifstream cases(argv[1]);
  if (!cases) throw std::runtime_error(std::string("cannot read ") + argv[1]);
  specgen::testing::ServerProcess server({.command = argv[2], .environment = {}});
  Client client(server.url());
  std::size_t right[2] = {};
  std::size_t all[2] = {};
  for (std::string line; std::getline(cases, line);) {
    const Json each = Json::parse(line);
    const bool mutant = each.contains("keyword");
    const std::string fault = mutant ? fault_of_mutant(client, each)
                                     : fault_of_value(client, each.at("path"), each.at("body"));
    ++all[mutant];
    if (fault.empty()) {
      ++right[mutant];
    } else {
      std::printf("  %s %s: %s\n", std::string(each.at("path")).c_str(),
                  std::string(each.at("body")).c_str(), fault.substr(0, 600).c_str());
    }
  }
  std::printf("values %zu %zu mutants %zu %zu\n", right[0], all[0], right[1], all[1]);
  return right[0] == all[0] && right[1] == all[1] ? 0 : 1;
} catch (const std::exception& error) {
  std::fprintf(stderr, "send-round-trips: %s\n", error.what());
  return 2;
}
