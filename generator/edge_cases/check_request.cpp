#include "edge_cases/check_request.hpp"

#include <algorithm>
#include <array>
#include <nlohmann/json.hpp>

#include "edge_cases/check_preconditions.hpp"
#include "edge_cases/endpoint.hpp"
#include "openapi/media_type_name.hpp"
#include "source/json_pointer.hpp"
#include "source/text.hpp"

namespace specgen::generator {
namespace {

const Response* find_response(const Operation& operation, int status) {
  const Response* best = nullptr;
  for (const Response& response : operation.responses) {
    if (response.status == status) return &response;
    const bool range = response.status == status / 100;
    if (range || (response.status == 0 && best == nullptr)) best = &response;
  }
  return best;
}

/// A range may stand for JSON.
bool is_json(std::string_view media_type) {
  const std::string_view type = media_type_essence(media_type);
  return is_json_media_type(type) || type == "*/*" || type == "application/*";
}

const Schema* find_body_schema(const std::vector<MediaType>& content) {
  for (const MediaType& media_type : content) {
    if (is_json(media_type.name)) return media_type.schema;
  }
  return nullptr;
}

std::string describe_operation(const Operation& operation) {
  std::string method(to_string(operation.method));
  std::transform(method.begin(), method.end(), method.begin(),
                 [](char c) { return static_cast<char>(c - 'a' + 'A'); });
  return method + " " + operation.path;
}

std::string list_statuses(const Operation& operation) {
  std::string list;
  for (const Response& response : operation.responses) {
    std::string name = std::to_string(response.status);
    if (response.status < 10) name += "XX";
    list += (list.empty() ? "" : ", ") + name;
  }
  return list;
}

/// Whether a server may answer so before it looks at the body, or because of it.
bool may_be_early(int status) {
  constexpr std::array<int, 12> kEarly = {400, 401, 403, 405, 406, 408,
                                          411, 413, 414, 415, 429, 431};
  return status >= 500 || std::find(kEarly.begin(), kEarly.end(), status) != kEarly.end();
}

void check_statuses(const Node& node, const Operation& operation, const EdgeRequest& request,
                    Diagnostics& diagnostics) {
  const Node* expected = node.find("expected");
  for (std::size_t i = 0; i < request.expected.size(); ++i) {
    if (find_response(operation, std::stoi(request.expected[i])) != nullptr) continue;
    const Node& at = expected->is_sequence() ? expected->items[i] : *expected;
    diagnostics.error(
        Rule::kEdgeCaseStatus, at.location(),
        describe_operation(operation) + " declares no response " + quote(request.expected[i]),
        "it declares " + list_statuses(operation));
  }
}

void check_body(const Node& node, const Operation& operation, const EdgeRequest& request,
                const std::optional<nlohmann::ordered_json>& input, ValueChecker& values,
                Diagnostics& diagnostics) {
  if (!operation.request_body) return;
  const std::string expects = "this case expects " + request.expected.front() + ", but ";
  if (!request.body) {
    if (operation.request_body->required) {
      diagnostics.error(Rule::kEdgeCaseInput, node.location(),
                        expects + describe_operation(operation) + " requires a body",
                        "add 'input'");
    }
    return;
  }
  const Schema* schema = find_body_schema(operation.request_body->content);
  if (schema == nullptr || !input || !is_json(request.content_type)) return;
  const auto mismatch = values.check(*input, *schema, Side::kRequests);
  if (!mismatch) return;
  const Node& at = find_closest(*node.find("input"), mismatch->pointer);
  const std::string place = mismatch->pointer.empty() ? "the body" : quote(mismatch->pointer);
  diagnostics.error(Rule::kEdgeCaseInput, at.location(),
                    expects + "the schema refuses the input by " + quote(mismatch->keyword) + ": " +
                        place + " " + mismatch->message);
}

/// Collects the strings that the schema calls e-mail addresses.
void find_fresh(const nlohmann::ordered_json& value, const Schema& schema, const std::string& at,
                int depth, std::vector<std::string>& out) {
  constexpr int kDeepest = 100;
  if (depth > kDeepest) return;
  if (schema.ref != nullptr) find_fresh(value, *schema.ref, at, depth + 1, out);
  for (const Schema* member : schema.all_of) find_fresh(value, *member, at, depth + 1, out);
  if (value.is_string() && schema.format == "email") {
    const bool has_at = value.get_ref<const std::string&>().find('@') != std::string::npos;
    if (has_at && std::find(out.begin(), out.end(), at) == out.end()) out.push_back(at);
  }
  if (value.is_array() && schema.items != nullptr) {
    for (std::size_t i = 0; i < value.size(); ++i) {
      const std::string place = append_pointer(at, std::to_string(i));
      find_fresh(value[i], *schema.items, place, depth + 1, out);
    }
  }
  if (!value.is_object()) return;
  for (const Property& property : schema.properties) {
    const auto found = value.find(property.name);
    if (found == value.end()) continue;
    find_fresh(*found, *property.schema, append_pointer(at, property.name), depth + 1, out);
  }
}

}  // namespace

const Schema* find_response_schema(const Operation& operation, int status) {
  const Response* response = find_response(operation, status);
  return response == nullptr ? nullptr : find_body_schema(response->content);
}

void check_request(const Node& node, const Document& document, EdgeRequest& request,
                   const std::optional<nlohmann::ordered_json>& input, ValueChecker& values,
                   Diagnostics& diagnostics) {
  const Operation& operation = document.operations[request.operation];
  check_statuses(node, operation, request, diagnostics);
  const bool early = std::any_of(request.expected.begin(), request.expected.end(),
                                 [](const std::string& s) { return may_be_early(std::stoi(s)); });
  if (!early) {
    const std::string subject =
        "this case expects " + request.expected.front() + ", but " + describe_operation(operation);
    check_preconditions(node, document, request, subject, values, diagnostics);
    check_body(node, operation, request, input, values, diagnostics);
  }
  if (!operation.request_body || !input) return;
  const Schema* schema = find_body_schema(operation.request_body->content);
  if (schema != nullptr) find_fresh(*input, *schema, "", 0, request.fresh);
}

}  // namespace specgen::generator
