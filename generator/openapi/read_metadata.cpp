#include "openapi/read_metadata.hpp"

#include <algorithm>
#include <unordered_set>

#include "source/text.hpp"

namespace specgen::generator {
namespace {

void check_contact(const Node& node, Reading& reading) {
  ObjectReader contact(node, "a contact", reading.diagnostics);
  contact.string("name");
  contact.string("url");
  contact.string("email");
  contact.finish();
}

void check_license(const Node& node, Reading& reading) {
  ObjectReader license(node, "a license", reading.diagnostics);
  license.string("name");
  license.string("url");
  warn_if_30(license.string_node("identifier"), "identifier", reading);
  license.require("name");
  license.finish();
}

/// Reads a server variable and returns its default.
std::string read_variable(const Node& node, Reading& reading) {
  ObjectReader variable(node, "a server variable", reading.diagnostics);
  const Node* otherwise = variable.string_node("default");
  variable.string("description");
  variable.require("default");
  if (const Node* choices = variable.sequence("enum")) {
    if (choices->items.empty())
      reading.error(Rule::kInvalidValue, *choices, "'enum' must not be empty");
    std::unordered_set<std::string_view> seen;
    for (const Node& choice : choices->items) {
      if (!choice.is_string()) {
        report_kind(choice, "enum", "a list of strings", reading.diagnostics);
      } else if (!seen.insert(choice.scalar).second) {
        reading.warning(Rule::kDuplicate, choice, "this value stands twice in 'enum'");
      }
    }
    if (otherwise != nullptr && !choices->items.empty() && seen.count(otherwise->scalar) == 0) {
      reading.error(Rule::kDefault, *otherwise,
                    "the default " + quote(otherwise->scalar) + " is not in 'enum'",
                    did_you_mean(otherwise->scalar, {seen.begin(), seen.end()}));
    }
  }
  variable.finish();
  return otherwise == nullptr ? std::string() : std::string(otherwise->scalar);
}

using Variables = std::map<std::string_view, std::string>;

std::string fill_in(const Node& url, const Variables& variables, Reading& reading) {
  std::string result;
  std::string_view rest = url.scalar;
  while (!rest.empty()) {
    const std::size_t open = rest.find('{');
    result += rest.substr(0, open);
    if (open == std::string_view::npos) break;
    const std::size_t close = rest.find('}', open);
    if (close == std::string_view::npos) {
      reading.error(Rule::kInvalidValue, url, "a '{' in the server's URL is not closed");
      break;
    }
    const std::string_view name = rest.substr(open + 1, close - open - 1);
    const auto found = variables.find(name);
    if (found == variables.end()) {
      std::vector<std::string_view> names;
      for (const auto& [known, value] : variables) names.push_back(known);
      reading.error(Rule::kInvalidValue, url,
                    "the server's URL uses an undefined variable: " + quote(name),
                    did_you_mean(name, names));
    } else {
      result += found->second;
    }
    rest.remove_prefix(close + 1);
  }
  return result;
}

/// Takes scheme and authority from the start of a URL; a relative reference has none.
std::string_view take_origin(std::string_view& url) {
  const std::size_t scheme = url.find("//");
  const bool has_authority = scheme != std::string_view::npos &&
                             (scheme == 0 || url[scheme - 1] == ':') &&
                             url.substr(0, scheme).find('/') == std::string_view::npos;
  if (!has_authority) return {};
  const std::string_view origin = url.substr(0, url.find('/', scheme + 2));
  url.remove_prefix(origin.size());
  return origin;
}

/// The path of a URL or of a relative reference is from its slash on, without one at its end.
Server split_url(const Node& node, std::string_view url, Reading& reading) {
  Server server;
  server.location = node.location();
  if (url.find_first_of("?#") != std::string_view::npos) {
    reading.error(Rule::kInvalidValue, node, "a server's URL must have no query and no fragment");
    url = url.substr(0, url.find_first_of("?#"));
  }
  server.origin = take_origin(url);
  while (!url.empty() && url.back() == '/') url.remove_suffix(1);
  std::string& path = server.path;
  path = url;
  while (path.compare(0, 2, "./") == 0) path.erase(0, 2);
  if (path == ".") path.clear();
  if (!path.empty() && path.front() != '/') path.insert(0, "/");
  if (path.find_first_of(" \t\r\n\"<>\\^`{|}") != std::string::npos) {
    reading.error(Rule::kInvalidValue, node,
                  "the path of this server's URL holds a character that no URL can hold");
    path.clear();
  }
  return server;
}

Server read_server(const Node& node, Reading& reading) {
  ObjectReader server(node, "a server", reading.diagnostics);
  const Node* url = server.string_node("url");
  server.string("description");
  server.require("url");
  Variables variables;
  if (const Node* declared = server.mapping("variables")) {
    for (const Member& member : declared->members) {
      variables[member.name] = read_variable(member.value, reading);
    }
  }
  server.finish();
  if (url == nullptr) return {};
  return split_url(*url, fill_in(*url, variables, reading), reading);
}

}  // namespace

void read_info(const Node& node, Reading& reading) {
  ObjectReader info(node, "'info'", reading.diagnostics);
  reading.document.title = info.string("title");
  reading.document.version = info.string("version");
  reading.document.description = info.string("description");
  info.string("termsOfService");
  warn_if_30(info.string_node("summary"), "summary", reading);
  if (const Node* contact = info.any("contact")) check_contact(*contact, reading);
  if (const Node* license = info.any("license")) check_license(*license, reading);
  info.require("title");
  info.require("version");
  info.finish();
}

std::vector<Server> read_servers(const Node& node, Reading& reading) {
  std::vector<Server> servers;
  if (!node.is_sequence()) {
    report_kind(node, "servers", "a list", reading.diagnostics);
    return servers;
  }
  servers.reserve(node.items.size());
  for (const Node& item : node.items) servers.push_back(read_server(item, reading));
  return servers;
}

void check_external_docs(const Node& node, Reading& reading) {
  ObjectReader docs(node, "'externalDocs'", reading.diagnostics);
  docs.string("url");
  docs.string("description");
  docs.require("url");
  docs.finish();
}

void read_tags(const Node& node, Reading& reading) {
  if (!node.is_sequence()) {
    report_kind(node, "tags", "a list", reading.diagnostics);
    return;
  }
  std::unordered_set<std::string> seen;
  for (const Node& item : node.items) {
    ObjectReader tag(item, "a tag", reading.diagnostics);
    Tag result{tag.string("name"), tag.string("description")};
    if (const Node* docs = tag.any("externalDocs")) check_external_docs(*docs, reading);
    tag.require("name");
    tag.finish();
    if (result.name.empty()) continue;
    if (seen.insert(result.name).second) {
      reading.document.tags.push_back(std::move(result));
    } else {
      reading.warning(Rule::kDuplicate, item,
                      "the tag " + quote(result.name) + " is declared twice");
    }
  }
}

}  // namespace specgen::generator
