#include "openapi/read_response.hpp"

#include <algorithm>
#include <unordered_set>

#include "openapi/read_content.hpp"
#include "openapi/read_metadata.hpp"
#include "openapi/read_parameter.hpp"
#include "source/text.hpp"

namespace specgen::generator {
namespace {

/// 200 for "200", 4 for "4XX", 0 for "default".
std::optional<int> parse_status(std::string_view text) {
  if (text == "default") return 0;
  if (text.size() != 3 || text[0] < '1' || text[0] > '5') return std::nullopt;
  if (text.substr(1) == "XX") return text[0] - '0';
  int status = 0;
  for (const char c : text) {
    if (c < '0' || c > '9') return std::nullopt;
    status = status * 10 + (c - '0');
  }
  return status;
}

/// A constant that is no scalar is not spelt out.
std::string link_value(const Node& node) {
  const bool composed = node.is_mapping() || node.is_sequence();
  return composed ? std::string("a constant") : std::string(node.scalar);
}

void read_parameters_of_link(const Node& node, Link& link, Reading& reading) {
  if (const Node* parameters = node.find("parameters")) {
    if (!parameters->is_mapping()) {
      report_kind(*parameters, "parameters", "a mapping", reading.diagnostics);
    }
    for (const Member& member : parameters->members) {
      link.parameters.emplace_back(member.name, link_value(member.value));
    }
  }
  if (const Node* body = node.find("requestBody")) {
    link.parameters.emplace_back("body", link_value(*body));
  }
}

}  // namespace

std::optional<Link> read_link(const Node& node, Reading& reading) {
  const Node* target = follow(node, "links", "a link", reading);
  if (target == nullptr) return std::nullopt;
  ObjectReader link(*target, "a link", reading.diagnostics);
  if (!link.is_mapping()) return std::nullopt;
  const Node* id = link.string_node("operationId");
  const Node* reference = link.string_node("operationRef");
  Link result;
  result.description = link.string("description");
  link.ignore({"parameters", "requestBody"});
  read_parameters_of_link(*target, result, reading);
  if (const Node* server = link.mapping("server")) {
    const Node* url = server->find("url");
    if (url == nullptr) reading.error(Rule::kMissingField, *server, "a server needs 'url'");
  }
  link.finish();
  if (id != nullptr && reference != nullptr) {
    reading.error(Rule::kDuplicate, *reference,
                  "a link has either 'operationId' or 'operationRef'");
  } else if (id == nullptr && reference == nullptr) {
    reading.error(Rule::kMissingField, *target, "a link needs 'operationId' or 'operationRef'");
  }
  if (id != nullptr) reading.linked_operations.emplace_back(id, std::string(id->scalar));
  if (id != nullptr) result.operation = std::string(id->scalar);
  if (reference != nullptr) result.operation = std::string(reference->scalar);
  return result;
}

std::optional<ResponseHeader> read_header(const Node& node, Reading& reading) {
  const Node* target = follow(node, "headers", "a header", reading);
  if (target == nullptr) return std::nullopt;
  ObjectReader header(*target, "a header", reading.diagnostics);
  if (!header.is_mapping()) return std::nullopt;
  ResponseHeader result;
  result.location = target->location();
  result.description = header.string("description");
  result.required = header.boolean("required");
  header.boolean("deprecated");
  header.boolean("allowEmptyValue");
  result.explode = header.boolean("explode");
  header.boolean("allowReserved");
  if (const Node* style = header.string_node("style"); style != nullptr) {
    if (style->scalar != "simple") {
      reading.error(Rule::kInvalidValue, *style,
                    "the style of a header must be 'simple', not " + quote(style->scalar));
    }
  }
  result.schema = read_schema_or_content(header, reading);
  result.is_json = is_described_as_json(*target);
  header.finish();
  return result;
}

std::vector<ResponseHeader> read_headers(const Node& node, Reading& reading) {
  std::vector<ResponseHeader> result;
  std::unordered_set<std::string> seen;
  for (const Member& member : node.members) {
    if (!is_token(member.name)) {
      reading.diagnostics.error(Rule::kInvalidName, member.name_location(),
                                quote(member.name) + " is no name of a header");
      continue;
    }
    auto header = read_header(member.value, reading);
    const std::string name = to_lower(member.name);
    if (!seen.insert(name).second) {
      reading.diagnostics.error(
          Rule::kDuplicate, member.name_location(),
          "the header " + quote(member.name) + " stands twice: letter case does not matter");
    } else if (name == "content-type") {
      reading.diagnostics.warning(Rule::kIgnored, member.name_location(),
                                  "a header 'Content-Type' is ignored: 'content' tells it");
    } else if (header) {
      header->name = member.name;
      result.push_back(*std::move(header));
    }
  }
  return result;
}

std::optional<Response> read_response(const Node& node, Reading& reading) {
  const Node* target = follow(node, "responses", "a response", reading);
  if (target == nullptr) return std::nullopt;
  ObjectReader response(*target, "a response", reading.diagnostics);
  if (!response.is_mapping()) return std::nullopt;
  const MessageScope scope(reading, Side::kResponses);
  Response result;
  result.location = node.location();
  result.description = response.string("description");
  if (const Node* headers = response.mapping("headers")) {
    result.headers = read_headers(*headers, reading);
  }
  if (const Node* content = response.any("content")) {
    result.content = read_content(*content, reading);
  }
  if (const Node* links = response.mapping("links")) {
    for (const Member& member : links->members) {
      auto link = read_link(member.value, reading);
      if (!link) continue;
      link->name = std::string(member.name);
      result.links.push_back(*std::move(link));
    }
  }
  response.require("description");
  response.finish();
  return result;
}

std::vector<Response> read_responses(const Node& node, Reading& reading) {
  std::vector<Response> result;
  if (!node.is_mapping()) {
    report_kind(node, "responses", "a mapping", reading.diagnostics);
    return result;
  }
  bool any = false;
  for (const Member& member : node.members) {
    if (is_extension(member.name)) continue;
    any = true;
    const auto status = parse_status(member.name);
    auto response = read_response(member.value, reading);
    if (!status) {
      const bool lower_case = parse_status(std::string(member.name.substr(0, 1)) + "XX") &&
                              to_lower(member.name.substr(1)) == "xx";
      reading.diagnostics.error(
          Rule::kInvalidValue, member.name_location(), quote(member.name) + " is no status code",
          lower_case ? "write it in capitals, as in '4XX'" : "write '200', '4XX' or 'default'");
    } else if (response) {
      response->status = *status;
      result.push_back(*std::move(response));
    }
  }
  if (!any) reading.error(Rule::kMissingField, node, "'responses' needs at least one response");
  return result;
}

}  // namespace specgen::generator
