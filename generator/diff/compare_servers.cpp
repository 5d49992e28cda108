#include "diff/compare_servers.hpp"

#include <map>

#include "openapi/reading.hpp"
#include "source/text.hpp"

namespace specgen::generator {
namespace {

using Hosts = std::map<std::string, const Server*>;

/// By scheme and host, whatever the case of their letters (RFC 3986, section 6.2.2.1).
Hosts hosts_of(const Document& document) {
  Hosts hosts;
  for (const Server& server : document.servers) {
    if (!server.origin.empty()) hosts.emplace(to_lower(server.origin), &server);
  }
  return hosts;
}

}  // namespace

Location place_of_servers(const Document& document) {
  Location place;
  place.file = document.file;
  return document.servers.empty() ? place : document.servers.front().location;
}

std::vector<Change> compare_servers(const Document& before, const Document& after) {
  const Hosts old_hosts = hosts_of(before);
  const Hosts new_hosts = hosts_of(after);
  std::vector<Change> changes;
  const auto report = [&](const Server& server, const char* what, const Location& old_place,
                          const Location& new_place) {
    changes.push_back(
        {Impact::kCompatible, quote(server.origin) + what, "servers", {}, old_place, new_place});
  };
  for (const auto& [host, server] : new_hosts) {
    if (old_hosts.count(host) > 0) continue;
    report(*server, " is new", place_of_servers(before), server->location);
  }
  for (const auto& [host, server] : old_hosts) {
    if (new_hosts.count(host) > 0) continue;
    report(*server, " is gone", server->location, place_of_servers(after));
  }
  return changes;
}

}  // namespace specgen::generator
