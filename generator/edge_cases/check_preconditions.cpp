#include "edge_cases/check_preconditions.hpp"

#include <algorithm>
#include <nlohmann/json.hpp>
#include <optional>
#include <string_view>

#include "edge_cases/endpoint.hpp"
#include "openapi/reading.hpp"
#include "source/text.hpp"

namespace specgen::generator {
namespace {

using Pairs = std::vector<std::pair<std::string, std::string>>;

bool is_same(std::string_view a, std::string_view b, bool ignore_case) {
  return ignore_case ? to_lower(a) == to_lower(b) : a == b;
}

const std::string* find_value(const Pairs& pairs, std::string_view name, bool ignore_case) {
  const auto found = std::find_if(pairs.begin(), pairs.end(), [&](const auto& pair) {
    return is_same(pair.first, name, ignore_case);
  });
  return found == pairs.end() ? nullptr : &found->second;
}

bool is_known_now(std::string_view text) { return text.find("${") == std::string_view::npos; }

bool takes(const RequestBody& body, std::string_view content_type) {
  std::string type = to_lower(content_type.substr(0, content_type.find(';')));
  type.erase(type.find_last_not_of(' ') + 1);
  const std::string range = type.substr(0, type.find('/') + 1) + "*";
  return std::any_of(body.content.begin(), body.content.end(), [&](const MediaType& media_type) {
    const std::string_view name = std::string_view(media_type.name);
    const std::string_view essence = name.substr(0, name.find(';'));
    return essence == type || essence == range || essence == "*/*";
  });
}

std::string list_media_types(const RequestBody& body) {
  std::string list;
  for (const MediaType& media_type : body.content) {
    list += (list.empty() ? "" : ", ") + media_type.name;
  }
  return list;
}

/// What a parameter's text is as a value of its schema; nullopt where more than its schema's types
/// decides that.
std::optional<nlohmann::ordered_json> value_of(const std::string& text, const Schema& schema) {
  const Schema* at = &schema;
  while (at->ref != nullptr && !at->has_type) at = at->ref;
  constexpr std::uint8_t kNumbers = TypeSet::kNumber | TypeSet::kInteger;
  const std::uint8_t types = at->types.bits();
  if (!at->has_type || !at->all_of.empty()) return std::nullopt;
  if (types == TypeSet::kString) return text;
  if (types == TypeSet::kBoolean && (text == "true" || text == "false")) return text == "true";
  if (types == TypeSet::kBoolean) return text;
  if ((types & ~kNumbers) != 0) return std::nullopt;
  auto number = nlohmann::ordered_json::parse(text, nullptr, false);
  if (number.is_number()) return number;
  return text;
}

class Preconditions {
 public:
  Preconditions(const Node& node, const Document& document, const EdgeRequest& request,
                const std::string& subject, ValueChecker& values, Diagnostics& diagnostics)
      : node_(node),
        document_(document),
        request_(request),
        operation_(document.operations[request.operation]),
        subject_(subject),
        values_(values),
        diagnostics_(diagnostics) {}

  void check() const {
    check_credentials();
    check_body();
    for (const Parameter& parameter : operation_.parameters) check_parameter(parameter);
  }

 private:
  void report(const Node& at, const std::string& message, std::string hint = {}) const {
    diagnostics_.error(Rule::kEdgeCaseInput, at.location(), subject_ + " " + message,
                       std::move(hint));
  }

  const Node& node_at(const char* field, std::string_view name = {}) const {
    const Node* found = node_.find(field);
    const Node* member = found == nullptr || name.empty() ? nullptr : found->find(name);
    if (member != nullptr) return *member;
    return found == nullptr ? node_ : *found;
  }

  void check_body() const {
    if (!request_.body) return;
    if (!operation_.request_body) {
      const char* const field = node_.find("input") != nullptr ? "input" : "rawBody";
      diagnostics_.warning(Rule::kEdgeCaseInput, node_at(field).location(),
                           subject_ + " takes no body: nothing will read this",
                           "parameters stand in 'query', 'headers' and 'path'");
      return;
    }
    if (!is_known_now(request_.content_type)) return;
    if (find_value(request_.headers, "content-type", true) != nullptr) return;
    if (takes(*operation_.request_body, request_.content_type)) return;
    report(node_at("contentType"), "takes no " + quote(request_.content_type),
           "it takes " + list_media_types(*operation_.request_body));
  }

  void check_parameter(const Parameter& parameter) const {
    if (parameter.in == ParameterIn::kPath) return check_path_parameter(parameter);
    const bool in_header = parameter.in == ParameterIn::kHeader;
    if (!in_header && parameter.in != ParameterIn::kQuery) return;
    const char* const field = in_header ? "headers" : "query";
    const Pairs& sent = in_header ? request_.headers : request_.query;
    const std::string what =
        (in_header ? "header parameter " : "query parameter ") + quote(parameter.name);
    const std::string* text = find_value(sent, parameter.name, in_header);
    if (text == nullptr) {
      const bool sent_as_object =
          parameter.style == Style::kDeepObject || (parameter.explode && !is_scalar(parameter));
      if (parameter.required && !sent_as_object) {
        report(node_, "requires the " + what, "add it to " + quote(field));
      }
      return;
    }
    check_value(*text, parameter, what, node_at(field, parameter.name));
  }

  void check_path_parameter(const Parameter& parameter) const {
    if (parameter.style != Style::kSimple) return;
    const auto segment = find_segment(request_.path, operation_.path, parameter.name);
    const auto text = segment ? decode_percent(*segment) : std::nullopt;
    if (!text) return;
    const Node* values = node_.find("path");
    const Node* given = values == nullptr ? nullptr : values->find(parameter.name);
    check_value(*text, parameter, "path parameter " + quote(parameter.name),
                given == nullptr ? node_at("endpoint") : *given);
  }

  void check_value(const std::string& text, const Parameter& parameter, const std::string& what,
                   const Node& at) const {
    if (parameter.schema == nullptr || !is_known_now(text)) return;
    const auto value = value_of(text, *parameter.schema);
    const auto mismatch =
        value ? values_.check(*value, *parameter.schema, Side::kRequests) : std::nullopt;
    if (!mismatch) return;
    report(at,
           "refuses the " + what + " by " + quote(mismatch->keyword) + ": it " + mismatch->message);
  }

  static bool is_scalar(const Parameter& parameter) {
    const Schema* at = parameter.schema;
    while (at != nullptr && at->ref != nullptr && !at->has_type) at = at->ref;
    return at == nullptr || !at->has_type ||
           (!at->types.has(TypeSet::kArray) && !at->types.has(TypeSet::kObject));
  }

  void check_credentials() const {
    const auto& ways = operation_.security;
    if (ways.empty() || std::any_of(ways.begin(), ways.end(), [&](const SecurityRequirement& way) {
          return std::all_of(way.schemes.begin(), way.schemes.end(),
                             [&](const auto& use) { return is_sent(use.scheme); });
        })) {
      return;
    }
    report(node_, "requires credentials", "add them: " + describe(ways.front()));
  }

  const SecurityScheme* find_scheme(const std::string& name) const {
    const auto found =
        std::find_if(document_.security_schemes.begin(), document_.security_schemes.end(),
                     [&](const SecurityScheme& scheme) { return scheme.name == name; });
    return found == document_.security_schemes.end() ? nullptr : &*found;
  }

  bool is_sent(const std::string& name) const {
    const SecurityScheme* scheme = find_scheme(name);
    if (scheme == nullptr || scheme->kind == SecurityScheme::Kind::kMutualTls) return true;
    if (scheme->kind != SecurityScheme::Kind::kApiKey) {
      return find_value(request_.headers, "authorization", true) != nullptr;
    }
    if (scheme->in == ParameterIn::kQuery) {
      return find_value(request_.query, scheme->parameter_name, false) != nullptr;
    }
    const bool in_cookie = scheme->in == ParameterIn::kCookie;
    return find_value(request_.headers, in_cookie ? "cookie" : scheme->parameter_name, true) !=
           nullptr;
  }

  std::string describe(const SecurityRequirement& way) const {
    std::string list;
    for (const auto& use : way.schemes) {
      const SecurityScheme* scheme = find_scheme(use.scheme);
      if (scheme == nullptr || is_sent(use.scheme)) continue;
      std::string field = "'Authorization' in 'headers'";
      if (scheme->kind == SecurityScheme::Kind::kApiKey) {
        const bool in_cookie = scheme->in == ParameterIn::kCookie;
        field = quote(in_cookie ? "Cookie" : scheme->parameter_name) + " in " +
                (scheme->in == ParameterIn::kQuery ? "'query'" : "'headers'");
      }
      list += (list.empty() ? "" : ", ") + field;
    }
    return list;
  }

  const Node& node_;
  const Document& document_;
  const EdgeRequest& request_;
  const Operation& operation_;
  const std::string& subject_;
  ValueChecker& values_;
  Diagnostics& diagnostics_;
};

}  // namespace

void check_preconditions(const Node& node, const Document& document, const EdgeRequest& request,
                         const std::string& subject, ValueChecker& values,
                         Diagnostics& diagnostics) {
  Preconditions(node, document, request, subject, values, diagnostics).check();
}

}  // namespace specgen::generator
