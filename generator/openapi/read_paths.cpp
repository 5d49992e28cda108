#include "openapi/read_paths.hpp"

#include <algorithm>
#include <array>

#include "openapi/path_template.hpp"
#include "openapi/read_content.hpp"
#include "openapi/read_metadata.hpp"
#include "openapi/read_parameter.hpp"
#include "openapi/read_response.hpp"
#include "openapi/read_security.hpp"
#include "source/text.hpp"

namespace specgen::generator {
namespace {

constexpr std::array<std::string_view, 8> kMethods = {"get",     "put",  "post",  "delete",
                                                      "options", "head", "patch", "trace"};

void read_lane(const Node& node, Operation& operation, Reading& reading) {
  const Node* lane = node.find("x-lane");
  if (lane == nullptr) return;
  if (lane->is_string() && lane->scalar == "inline") {
    operation.lane = Lane::kInline;
  } else if (lane->is_string() && lane->scalar == "cpu") {
    operation.lane = Lane::kCpu;
  } else if (lane->is_string() && lane->scalar == "stream") {
    operation.lane = Lane::kStream;
  } else if (lane->is_string() && lane->scalar == "worker") {
    operation.lane = Lane::kWorker;
  } else {
    reading.error(
        Rule::kInvalidValue, *lane, "'x-lane' must be 'inline', 'worker', 'cpu' or 'stream'",
        lane->is_string() ? did_you_mean(lane->scalar, {"inline", "worker", "cpu", "stream"}) : "");
  }
}

void read_tags_of_operation(const Node& node, Operation& operation, Reading& reading) {
  for (const Node& tag : node.items) {
    if (tag.is_string()) {
      operation.tags.emplace_back(tag.scalar);
    } else {
      report_kind(tag, "tags", "a list of strings", reading.diagnostics);
    }
  }
}

void read_callbacks(const Node& node, Reading& reading) {
  for (const Member& member : node.members) {
    const Node* callback = follow(member.value, "callbacks", "a callback", reading);
    if (callback == nullptr) continue;
    if (!callback->is_mapping()) {
      report_kind(*callback, member.name, "a mapping", reading.diagnostics);
      continue;
    }
    for (const Member& item : callback->members) {
      if (is_extension(item.name)) continue;
      read_outgoing(item.value, std::string(member.name), std::string(item.name),
                    reading.document.callbacks, reading);
    }
  }
}

void note_operation_id(const Node& id, Reading& reading) {
  if (id.scalar.empty()) reading.error(Rule::kInvalidValue, id, "'operationId' must not be empty");
  const auto [first, is_new] = reading.operation_ids.try_emplace(id.scalar, &id);
  if (!is_new && first->second != &id) {
    reading.error(
        Rule::kOperationId, id, "the operationId " + quote(id.scalar) + " stands twice",
        "first in " + first->second->file->name + ":" + std::to_string(first->second->line));
  }
}

/// The base path that an operation's or a path item's own servers give; nothing where there are
/// none.
std::optional<std::string> own_base_path(const Node& servers, Reading& reading) {
  const std::vector<Server> list = read_servers(servers, reading);
  if (list.empty()) return std::nullopt;
  return list.front().path;
}

Operation read_operation(const Node& node, Reading& reading) {
  Operation result;
  ObjectReader operation(node, "an operation", reading.diagnostics);
  if (const Node* tags = operation.sequence("tags")) {
    read_tags_of_operation(*tags, result, reading);
  }
  result.summary = operation.string("summary");
  result.description = operation.string("description");
  if (const Node* docs = operation.any("externalDocs")) check_external_docs(*docs, reading);
  if (const Node* id = operation.string_node("operationId")) {
    result.operation_id = id->scalar;
    note_operation_id(*id, reading);
  }
  if (const Node* parameters = operation.any("parameters")) {
    result.parameters = read_parameters(*parameters, reading);
  }
  if (const Node* body = operation.any("requestBody")) {
    result.request_body = read_request_body(*body, reading);
  }
  if (const Node* responses = operation.any("responses")) {
    result.responses = read_responses(*responses, reading);
  } else if (reading.is_30()) {
    operation.require("responses");
  }
  if (const Node* callbacks = operation.mapping("callbacks")) read_callbacks(*callbacks, reading);
  result.deprecated = operation.boolean("deprecated");
  const Node* security = operation.any("security");
  if (security == nullptr) security = reading.root.find("security");
  if (security != nullptr) result.security = read_security(*security, reading);
  if (const Node* servers = operation.any("servers")) {
    result.base_path = own_base_path(*servers, reading);
  }
  read_lane(node, result, reading);
  operation.finish();
  return result;
}

/// The path item's parameters that the operation does not override.
void inherit_parameters(Operation& operation, const std::vector<Parameter>& shared) {
  std::set<std::pair<ParameterIn, std::string>> overridden;
  for (const Parameter& own : operation.parameters) overridden.insert(parameter_key(own));
  std::vector<Parameter> merged;
  for (const Parameter& parameter : shared) {
    if (overridden.count(parameter_key(parameter)) == 0) merged.push_back(parameter);
  }
  for (Parameter& own : operation.parameters) merged.push_back(std::move(own));
  operation.parameters = std::move(merged);
}

/// Reads the operations of a path item, their `path` still empty.
std::vector<Operation> read_path_item(const Node& node, Reading& reading) {
  std::vector<Operation> result;
  const Node* target = follow(node, "pathItems", "a path item", reading);
  if (target == nullptr) return result;
  ObjectReader item(*target, "a path item", reading.diagnostics);
  if (!item.is_mapping()) return result;
  item.string("summary");
  item.string("description");
  std::optional<std::string> base_path;
  if (const Node* servers = item.any("servers")) base_path = own_base_path(*servers, reading);
  std::vector<Parameter> shared;
  if (const Node* parameters = item.any("parameters")) {
    shared = read_parameters(*parameters, reading);
  }
  for (const std::string_view method : kMethods) item.ignore({method});
  item.finish();
  for (const Member& member : target->members) {
    const auto* const method = std::find(kMethods.begin(), kMethods.end(), member.name);
    if (method == kMethods.end()) continue;
    Operation operation = read_operation(member.value, reading);
    operation.location = member.name_location();
    operation.method = static_cast<Method>(method - kMethods.begin());
    inherit_parameters(operation, shared);
    if (!operation.base_path) operation.base_path = base_path;
    result.push_back(std::move(operation));
  }
  return result;
}

void check_path_parameters(const Operation& operation, const PathTemplate& path,
                           const Reading& reading) {
  std::vector<std::string_view> names(path.names.begin(), path.names.end());
  for (const Parameter& parameter : operation.parameters) {
    if (parameter.in != ParameterIn::kPath) continue;
    if (std::find(names.begin(), names.end(), parameter.name) == names.end()) {
      reading.diagnostics.error(
          Rule::kPathParameter, parameter.location,
          "the path " + quote(operation.path) + " has no parameter " + quote(parameter.name),
          did_you_mean(parameter.name, names));
    }
  }
  for (const std::string& name : path.names) {
    const bool declared = std::any_of(
        operation.parameters.begin(), operation.parameters.end(), [&](const Parameter& parameter) {
          return parameter.in == ParameterIn::kPath && parameter.name == name;
        });
    if (!declared) {
      reading.diagnostics.error(Rule::kPathParameter, operation.location,
                                "the path parameter " + quote(name) + " is not declared",
                                "add it to 'parameters' with 'in: path'");
    }
  }
}

/// OpenAPI forbids two templates for the same paths. Where they share no method it is still clear
/// which operation is meant.
void report_same_path(const Member& first, const Member& second, const Reading& reading) {
  const bool share_method =
      std::any_of(kMethods.begin(), kMethods.end(), [&](std::string_view method) {
        return first.value.find(method) != nullptr && second.value.find(method) != nullptr;
      });
  const std::string message =
      "the paths " + quote(first.name) + " and " + quote(second.name) + " are the same";
  const std::string hint = "first in line " + std::to_string(first.name_line);
  if (share_method || first.value.find("$ref") != nullptr || second.value.find("$ref") != nullptr) {
    reading.diagnostics.error(Rule::kEquivalentPaths, second.name_location(), message, hint);
  } else {
    reading.diagnostics.warning(Rule::kEquivalentPaths, second.name_location(), message, hint);
  }
}

}  // namespace

void read_outgoing(const Node& node, const std::string& event, const std::string& url,
                   std::vector<Operation>& out, Reading& reading) {
  // Callbacks hold path items that hold callbacks: once is enough for each.
  if (!reading.checked_path_items.insert(&node).second) return;
  const bool before = std::exchange(reading.outgoing, true);
  for (Operation& operation : read_path_item(node, reading)) {
    operation.event = event;
    operation.url = url;
    out.push_back(std::move(operation));
  }
  reading.outgoing = before;
}

void check_path_item(const Node& node, Reading& reading) {
  if (reading.checked_path_items.insert(&node).second) read_path_item(node, reading);
}

void read_paths(const Node& node, Reading& reading) {
  std::map<std::string, const Member*> shapes;
  for (const Member& member : node.members) {
    if (is_extension(member.name)) continue;
    const PathTemplate path = parse_path_template(member, reading);
    const auto [first, is_new] = shapes.try_emplace(path.shape, &member);
    if (!is_new && first->second != &member) report_same_path(*first->second, member, reading);
    for (Operation& operation : read_path_item(member.value, reading)) {
      operation.path = member.name;
      if (path.valid) check_path_parameters(operation, path, reading);
      reading.document.operations.push_back(std::move(operation));
    }
  }
}

}  // namespace specgen::generator
