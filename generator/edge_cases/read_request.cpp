#include "edge_cases/read_request.hpp"

#include <algorithm>
#include <nlohmann/json.hpp>

#include "edge_cases/check_request.hpp"
#include "edge_cases/endpoint.hpp"
#include "edge_cases/strings.hpp"
#include "source/text.hpp"

namespace specgen::generator {
namespace {

/// RFC 3986: everything but unreserved characters, so that a value stays within its segment. The
/// harness fills in `${name}` of a captured value, which therefore stays.
std::string percent_encode(std::string_view text, const Captures& captures) {
  constexpr std::string_view kHex = "0123456789ABCDEF";
  std::string result;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const char c = text[i];
    const std::size_t close =
        text.substr(i, 2) == "${" ? text.find('}', i) : std::string_view::npos;
    if (close != std::string_view::npos && captures.count(text.substr(i + 2, close - i - 2)) > 0) {
      result += text.substr(i, close - i + 1);
      i = close;
      continue;
    }
    const auto byte = static_cast<unsigned char>(c);
    const bool unreserved = (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') ||
                            (c >= 'A' && c <= 'Z') ||
                            std::string_view("-._~").find(c) != std::string_view::npos;
    if (unreserved) {
      result += c;
    } else {
      result += {'%', kHex[byte >> 4U], kHex[byte & 0xFU]};
    }
  }
  return result;
}

class RequestReader {
 public:
  RequestReader(ObjectReader& object, const Document& document, const Captures& captures,
                ValueChecker& values, Diagnostics& diagnostics)
      : object_(object),
        document_(document),
        captures_(captures),
        values_(values),
        strings_(captures, diagnostics),
        diagnostics_(diagnostics) {}

  std::optional<EdgeRequest> read() {
    const std::size_t errors_before = diagnostics_.error_count();
    result_.location = object_.node().location();
    const Node* endpoint = object_.string_node("endpoint");
    const Node* method = object_.string_node("method");
    object_.require("endpoint");
    const Node* path = object_.mapping("path");
    if (const Node* query = object_.mapping("query")) read_pairs(*query, result_.query);
    if (const Node* headers = object_.mapping("headers")) read_pairs(*headers, result_.headers);
    read_body();
    if (const Node* expected = object_.any("expected")) read_expected(*expected);
    object_.require("expected");
    if (endpoint == nullptr) return std::nullopt;
    const auto operation = find_operation(*endpoint, method, document_, diagnostics_);
    if (!operation) return std::nullopt;
    result_.operation = *operation;
    const auto& base_path = document_.operations[*operation].base_path;
    if (base_path && *base_path != document_.base_path) {
      diagnostics_.error(Rule::kUnsupported, endpoint->location(),
                         "an operation with a base path of its own can't be tested by edge cases");
    }
    result_.path = fill_path(*endpoint, path);
    if (diagnostics_.error_count() > errors_before || result_.expected.empty()) return std::nullopt;
    check_request(object_.node(), document_, result_, input_, values_, diagnostics_);
    return std::move(result_);
  }

 private:
  using Pairs = std::vector<std::pair<std::string, std::string>>;

  void read_pairs(const Node& node, Pairs& out) {
    for (const Member& member : node.members) {
      if (!member.value.is_sequence()) {
        if (auto text = strings_.scalar(member.value, member.name)) {
          out.emplace_back(member.name, *std::move(text));
        }
        continue;
      }
      for (const Node& item : member.value.items) {
        if (auto text = strings_.scalar(item, member.name)) {
          out.emplace_back(member.name, *std::move(text));
        }
      }
    }
  }

  void read_body() {
    const Node* input = object_.any("input");
    const Node* raw = object_.string_node("rawBody");
    const Node* type = object_.string_node("contentType");
    if (input != nullptr && raw != nullptr) {
      diagnostics_.error(Rule::kEdgeCase, raw->location(),
                         "there can be 'input' or 'rawBody', not both");
    }
    if (raw != nullptr) {
      result_.body = strings_.expand(*raw);
    } else if (input != nullptr) {
      input_ = strings_.json(*input);
      result_.body = strings_.json_text(*input);
    }
    if (result_.body) result_.content_type = "application/json";
    if (type != nullptr) result_.content_type = strings_.expand(*type).value_or("");
  }

  void read_expected(const Node& node) {
    if (!node.is_sequence()) {
      add_expected(node);
      return;
    }
    if (node.items.empty())
      diagnostics_.error(Rule::kEdgeCase, node.location(), "'expected' must not be empty");
    for (const Node& item : node.items) add_expected(item);
  }

  void add_expected(const Node& node) {
    const std::string_view status = node.scalar;
    const bool three_digits =
        (node.is_string() || node.kind == Node::Kind::kInteger) && status.size() == 3 &&
        status[0] >= '1' && status[0] <= '5' &&
        std::all_of(status.begin(), status.end(), [](char c) { return c >= '0' && c <= '9'; });
    if (three_digits) {
      result_.expected.emplace_back(status);
    } else {
      diagnostics_.error(Rule::kEdgeCase, node.location(),
                         "'expected' must be a status code such as \"201\", or a list of them");
    }
  }

  std::string fill_path(const Node& endpoint, const Node* values) {
    const std::string& path = document_.operations[result_.operation].path;
    const auto names = template_names(path);
    if (values != nullptr) {
      for (const Member& member : values->members) {
        if (std::find(names.begin(), names.end(), member.name) == names.end()) {
          diagnostics_.error(Rule::kEdgeCase, member.name_location(),
                             "the path " + quote(path) + " has no parameter " + quote(member.name),
                             did_you_mean(member.name, names));
        }
      }
    }
    if (endpoint.scalar != path) return strings_.expand(endpoint).value_or("");
    std::string result;
    std::string_view rest = path;
    for (const std::string_view name : names) {
      const std::size_t open = rest.find('{');
      result += rest.substr(0, open);
      rest.remove_prefix(rest.find('}', open) + 1);
      const Node* value = values == nullptr ? nullptr : values->find(name);
      if (value == nullptr) {
        diagnostics_.error(Rule::kEdgeCase, endpoint.location(),
                           "the path parameter " + quote(name) + " has no value",
                           "add 'path' with a value for " + quote(name));
      } else if (const auto text = strings_.scalar(*value, name)) {
        result += percent_encode(*text, captures_);
      }
    }
    result += rest;
    return result;
  }

  ObjectReader& object_;
  const Document& document_;
  const Captures& captures_;
  ValueChecker& values_;
  EdgeStrings strings_;
  Diagnostics& diagnostics_;
  EdgeRequest result_;
  std::optional<nlohmann::ordered_json> input_;  ///< Unless it holds captures.
};

}  // namespace

std::optional<EdgeRequest> read_edge_request(ObjectReader& object, const Document& document,
                                             const Captures& captures, ValueChecker& values,
                                             Diagnostics& diagnostics) {
  return RequestReader(object, document, captures, values, diagnostics).read();
}

}  // namespace specgen::generator
