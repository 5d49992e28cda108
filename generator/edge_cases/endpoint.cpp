#include "edge_cases/endpoint.hpp"

#include <algorithm>
#include <array>

#include "source/text.hpp"

namespace specgen::generator {

std::string_view to_string(Method method) {
  constexpr std::array<std::string_view, 8> kNames = {"get",     "put",  "post",  "delete",
                                                      "options", "head", "patch", "trace"};
  return kNames.at(static_cast<std::size_t>(method));
}

std::vector<std::string_view> template_names(std::string_view path) {
  std::vector<std::string_view> names;
  for (std::size_t open = path.find('{'); open != std::string_view::npos;
       open = path.find('{', open + 1)) {
    const std::size_t close = path.find('}', open);
    if (close == std::string_view::npos) break;
    names.push_back(path.substr(open + 1, close - open - 1));
  }
  return names;
}

namespace {

/// Whether a path that somebody may send is one of the template's.
bool matches(std::string_view path, std::string_view pattern) {
  while (!pattern.empty() && pattern.front() != '{') {
    if (path.empty() || path.front() != pattern.front()) return false;
    path.remove_prefix(1);
    pattern.remove_prefix(1);
  }
  if (pattern.empty()) return path.empty();
  pattern.remove_prefix(std::min(pattern.find('}'), pattern.size() - 1) + 1);
  // A parameter takes at least one character and ends within its segment.
  const std::size_t segment = std::min(path.find('/'), path.size());
  for (std::size_t length = segment; length > 0; --length) {
    if (matches(path.substr(length), pattern)) return true;
  }
  return false;
}

std::vector<std::size_t> operations_at(std::string_view endpoint, const Document& document) {
  std::vector<std::size_t> exact;
  std::vector<std::size_t> matching;
  for (std::size_t i = 0; i < document.operations.size(); ++i) {
    const std::string& path = document.operations[i].path;
    if (path == endpoint) exact.push_back(i);
    if (matches(endpoint, path)) matching.push_back(i);
  }
  return exact.empty() ? matching : exact;
}

void report_unknown_path(const Node& endpoint, const Document& document, Diagnostics& diagnostics) {
  std::vector<std::string_view> paths;
  for (const Operation& operation : document.operations) paths.push_back(operation.path);
  const std::string_view text = endpoint.scalar;
  std::string hint = did_you_mean(text, paths);
  const std::string& base = document.base_path;
  if (!base.empty() && text.substr(0, base.size()) == base &&
      !operations_at(text.substr(base.size()), document).empty()) {
    hint = "leave out the base path: " + quote(text.substr(base.size()));
  } else if (text.find('?') != std::string_view::npos) {
    hint = "put the query into 'query'";
  } else if (text.substr(0, 1) != "/") {
    hint = did_you_mean("/" + std::string(text), paths);
  }
  diagnostics.error(Rule::kEdgeCase, endpoint.location(), "no such path: " + quote(text), hint);
}

}  // namespace

std::optional<std::string_view> find_segment(std::string_view path, std::string_view pattern,
                                             std::string_view name) {
  const std::string wanted = "{" + std::string(name) + "}";
  while (!path.empty() && !pattern.empty()) {
    const std::string_view sent = path.substr(0, path.find('/'));
    const std::string_view segment = pattern.substr(0, pattern.find('/'));
    if (segment == wanted) return sent;
    path.remove_prefix(std::min(sent.size() + 1, path.size()));
    pattern.remove_prefix(std::min(segment.size() + 1, pattern.size()));
  }
  return std::nullopt;
}

std::optional<std::size_t> find_operation(const Node& endpoint, const Node* method,
                                          const Document& document, Diagnostics& diagnostics) {
  const auto candidates = operations_at(endpoint.scalar, document);
  if (candidates.empty()) {
    report_unknown_path(endpoint, document, diagnostics);
    return std::nullopt;
  }
  std::string wanted = "post";
  if (method != nullptr) {
    wanted = method->scalar;
    std::transform(wanted.begin(), wanted.end(), wanted.begin(), [](char c) {
      return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
    });
  } else if (candidates.size() == 1) {
    return candidates.front();
  }
  std::vector<std::string_view> methods;
  for (const std::size_t index : candidates) {
    methods.push_back(to_string(document.operations[index].method));
    if (methods.back() == wanted) return index;
  }
  std::string list;
  for (const std::string_view name : methods) list += (list.empty() ? "" : ", ") + quote(name);
  if (method == nullptr) {
    diagnostics.error(Rule::kEdgeCase, endpoint.location(),
                      "the path " + quote(endpoint.scalar) + " has several operations",
                      "add 'method': one of " + list);
  } else {
    const std::string hint = did_you_mean(wanted, methods);
    diagnostics.error(
        Rule::kEdgeCase, method->location(),
        "the path " + quote(endpoint.scalar) + " has no operation " + quote(method->scalar),
        hint.empty() ? "it has " + list : hint);
  }
  return std::nullopt;
}

}  // namespace specgen::generator
