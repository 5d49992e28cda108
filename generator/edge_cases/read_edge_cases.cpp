#include "edge_cases/read_edge_cases.hpp"

#include <algorithm>
#include <map>
#include <set>

#include "edge_cases/check_request.hpp"
#include "edge_cases/read_request.hpp"
#include "source/object_reader.hpp"
#include "source/text.hpp"

namespace specgen::generator {
namespace {

bool is_name(std::string_view name) {
  const auto letter = [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_';
  };
  return !name.empty() && letter(name.front()) &&
         std::all_of(name.begin(), name.end(),
                     [&](char c) { return letter(c) || (c >= '0' && c <= '9'); });
}

class EdgeCaseReader {
 public:
  EdgeCaseReader(Document& document, Diagnostics& diagnostics)
      : document_(document), values_(document.formats), diagnostics_(diagnostics) {}

  void read_list(const Node& node) {
    if (!node.is_sequence()) {
      report_kind(node, "edgeCases", "a list", diagnostics_);
      return;
    }
    for (const Node& item : node.items) {
      if (bytes_ > kMaxBytes) {
        diagnostics_.error(Rule::kLimit, item.location(),
                           "the edge cases above have more than " + std::to_string(kMaxBytes) +
                               " bytes of requests");
        return;
      }
      read(item);
    }
  }

 private:
  /// Expressions make much of little: what the cases of a document may have in all.
  static constexpr std::size_t kMaxBytes = std::size_t{16} << 20U;

  static std::size_t size_of(const EdgeRequest& request) {
    std::size_t bytes = request.path.size() + (request.body ? request.body->size() : 0);
    for (const auto* list : {&request.query, &request.headers}) {
      for (const auto& [name, value] : *list) bytes += name.size() + value.size();
    }
    return bytes;
  }

  void read(const Node& node) {
    ObjectReader object(node, "an edge case", diagnostics_);
    if (!object.is_mapping()) return;
    EdgeCase result;
    result.location = node.location();
    if (const Node* id = object.string_node("id")) {
      result.id = id->scalar;
      note_id(*id);
    }
    object.require("id");
    result.description = object.string("description");
    read_concurrency(object, result);
    Captures captures;
    bool usable = true;
    if (const Node* given = object.sequence("given")) {
      for (const Node& step : given->items) {
        auto request = read_step(step, captures);
        usable = usable && request;
        if (request) result.given.push_back(*std::move(request));
      }
    }
    auto request = read_edge_request(object, document_, captures, values_, diagnostics_);
    object.finish();
    if (!request || !usable || result.id.empty()) return;
    result.request = *std::move(request);
    bytes_ += size_of(result.request);
    for (const EdgeRequest& step : result.given) bytes_ += size_of(step);
    document_.edge_cases.push_back(std::move(result));
  }

  void note_id(const Node& id) {
    if (id.scalar.empty())
      diagnostics_.error(Rule::kEdgeCase, id.location(), "'id' must not be empty");
    const auto [first, is_new] = ids_.try_emplace(id.scalar, &id);
    if (!is_new) {
      diagnostics_.error(Rule::kEdgeCase, id.location(),
                         "the id " + quote(id.scalar) + " stands twice",
                         "first in line " + std::to_string(first->second->line));
    }
  }

  void read_concurrency(ObjectReader& object, EdgeCase& result) {
    constexpr std::string_view kRange = "'requests' must be an integer from 2 to 64";
    result.concurrent = object.boolean("concurrent");
    const Node* requests = object.any("requests");
    if (requests == nullptr) return;
    const std::string_view digits = requests->scalar;
    std::size_t count = 0;
    if (requests->kind == Node::Kind::kInteger && digits.size() <= 2 && digits.front() != '-') {
      for (const char c : digits) count = count * 10 + static_cast<std::size_t>(c - '0');
    }
    if (count < 2 || count > 64) {
      diagnostics_.error(Rule::kEdgeCase, requests->location(), std::string(kRange));
    } else if (!result.concurrent) {
      diagnostics_.error(Rule::kEdgeCase, requests->location(),
                         "'requests' is for concurrent cases", "add 'concurrent: true'");
    } else {
      result.requests = count;
    }
  }

  /// Reads a request of `given`; what it captures is known to the requests behind it.
  std::optional<EdgeRequest> read_step(const Node& node, Captures& captures) {
    ObjectReader object(node, "a step of 'given'", diagnostics_);
    if (!object.is_mapping()) return std::nullopt;
    const Node* capture = object.mapping("capture");
    auto request = read_edge_request(object, document_, captures, values_, diagnostics_);
    object.finish();
    if (capture == nullptr) return request;
    for (const Member& member : capture->members) {
      captures.emplace(member.name);
      if (!is_name(member.name)) {
        diagnostics_.error(Rule::kEdgeCase, member.name_location(),
                           quote(member.name) + " is no name for a captured value",
                           "use letters, digits and '_'");
      }
      if (!member.value.is_string()) {
        report_kind(member.value, member.name, "a JSON pointer", diagnostics_);
      } else if (!member.value.scalar.empty() && member.value.scalar.front() != '/') {
        diagnostics_.error(Rule::kEdgeCase, member.value.location(),
                           "a JSON pointer must start with '/'",
                           "write /" + std::string(member.value.scalar));
      } else if (request) {
        check_capture(member.value, *request);
        request->captures.emplace_back(member.name, member.value.scalar);
      }
    }
    return request;
  }

  /// Warns when no answer can have the property that a pointer names.
  void check_capture(const Node& pointer, const EdgeRequest& request) {
    const Operation& operation = document_.operations[request.operation];
    const Schema* schema = find_response_schema(operation, std::stoi(request.expected.front()));
    std::string_view rest = pointer.scalar;
    while (schema != nullptr && !rest.empty()) {
      while (schema->ref != nullptr) schema = schema->ref;
      rest.remove_prefix(1);
      const std::string_view token = rest.substr(0, rest.find('/'));
      rest.remove_prefix(token.size());
      const bool open = schema->properties.empty() || !schema->all_of.empty() ||
                        token.find('~') != std::string_view::npos;
      if (open) return;
      const auto found =
          std::find_if(schema->properties.begin(), schema->properties.end(),
                       [&](const Property& property) { return property.name == token; });
      if (found == schema->properties.end()) {
        std::vector<std::string_view> names;
        for (const Property& property : schema->properties) names.push_back(property.name);
        diagnostics_.warning(Rule::kEdgeCase, pointer.location(),
                             "the schema of the answer has no property " + quote(token),
                             did_you_mean(token, names));
        return;
      }
      schema = found->schema;
    }
  }

  Document& document_;
  ValueChecker values_;
  Diagnostics& diagnostics_;
  std::map<std::string_view, const Node*> ids_;
  std::size_t bytes_ = 0;
};

}  // namespace

void read_edge_cases(const Node& root, Document& document, Diagnostics& diagnostics) {
  EdgeCaseReader reader(document, diagnostics);
  for (const std::string_view name : {"edgeCases", "x-edgeCases"}) {
    if (const Node* node = root.find(name)) reader.read_list(*node);
  }
}

}  // namespace specgen::generator
