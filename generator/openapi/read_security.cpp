#include "openapi/read_security.hpp"

#include <algorithm>
#include <array>

#include "source/text.hpp"

namespace specgen::generator {
namespace {

using Kind = SecurityScheme::Kind;

std::string read_url(ObjectReader& object, std::string_view name, bool required, Reading& reading) {
  const Node* url = object.string_node(name);
  if (required) object.require(name);
  if (url == nullptr) return {};
  const std::string_view text = url->scalar;
  const bool absolute = text.find("://") != std::string_view::npos;
  const bool relative =
      text.substr(0, 1) == "/" || text.substr(0, 2) == "./" || text.substr(0, 3) == "../";
  const bool legal = url->scalar.find_first_of(" \t\r\n\"<>\\^`{|}") == std::string_view::npos &&
                     url->scalar.substr(0, 1) != ":" && decode_percent(url->scalar).has_value();
  if (!legal || !(absolute || relative))
    reading.warning(Rule::kInvalidValue, *url, quote(name) + " is no URL");
  return std::string(text);
}

OAuthFlow read_flow(const Member& member, Reading& reading) {
  OAuthFlow result;
  result.location = member.name_location();
  result.name = member.name;
  ObjectReader flow(member.value, "a flow", reading.diagnostics);
  const bool authorizes = member.name == "implicit" || member.name == "authorizationCode";
  const bool gives_token = member.name != "implicit";
  result.authorization_url = read_url(flow, "authorizationUrl", authorizes, reading);
  result.token_url = read_url(flow, "tokenUrl", gives_token, reading);
  result.refresh_url = read_url(flow, "refreshUrl", false, reading);
  if (const Node* scopes = flow.mapping("scopes")) {
    for (const Member& scope : scopes->members) result.scopes.emplace_back(scope.name);
  }
  flow.require("scopes");
  flow.finish();
  return result;
}

void read_flows(const Node& node, SecurityScheme& scheme, Reading& reading) {
  constexpr std::array<std::string_view, 4> kFlows = {"implicit", "password", "clientCredentials",
                                                      "authorizationCode"};
  if (!node.is_mapping()) {
    report_kind(node, "flows", "a mapping", reading.diagnostics);
    return;
  }
  for (const Member& member : node.members) {
    if (std::find(kFlows.begin(), kFlows.end(), member.name) != kFlows.end()) {
      scheme.flows.push_back(read_flow(member, reading));
    } else if (!is_extension(member.name)) {
      reading.diagnostics.error(Rule::kInvalidValue, member.name_location(),
                                "unknown flow " + quote(member.name),
                                did_you_mean(member.name, {kFlows.begin(), kFlows.end()}));
    }
  }
}

void read_api_key(ObjectReader& object, SecurityScheme& scheme, Reading& reading) {
  const Node* name = object.string_node("name");
  const Node* in = object.string_node("in");
  object.require("name");
  object.require("in");
  if (name != nullptr) scheme.parameter_name = name->scalar;
  if (in != nullptr) {
    if (in->scalar == "query") {
      scheme.in = ParameterIn::kQuery;
    } else if (in->scalar == "cookie") {
      scheme.in = ParameterIn::kCookie;
    } else if (in->scalar != "header") {
      reading.error(Rule::kInvalidValue, *in,
                    "'in' must be 'query', 'header' or 'cookie', not " + quote(in->scalar),
                    did_you_mean(in->scalar, {"query", "header", "cookie"}));
    }
  }
  const bool any_text = scheme.in == ParameterIn::kQuery && !scheme.parameter_name.empty();
  if (name != nullptr && !any_text && !is_token(name->scalar)) {
    reading.error(Rule::kInvalidName, *name,
                  quote(name->scalar) + " is no name of a header or cookie");
  }
}

void read_http(ObjectReader& object, SecurityScheme& scheme, Reading& reading) {
  // The registry of IANA at the time of OpenAPI 3.1; others may be registered later.
  constexpr std::array<std::string_view, 12> kSchemes = {
      "basic", "bearer", "concealed", "digest", "dpop",        "gnap",
      "hoba",  "mutual", "negotiate", "oauth",  "scram-sha-1", "scram-sha-256"};
  const Node* name = object.string_node("scheme");
  scheme.bearer_format = object.string("bearerFormat");
  object.require("scheme");
  if (name == nullptr) return;
  scheme.http_scheme = to_lower(name->scalar);
  scheme.kind = scheme.http_scheme == "bearer"  ? Kind::kHttpBearer
                : scheme.http_scheme == "basic" ? Kind::kHttpBasic
                                                : Kind::kHttpOther;
  if (std::find(kSchemes.begin(), kSchemes.end(), scheme.http_scheme) == kSchemes.end()) {
    reading.warning(Rule::kInvalidValue, *name,
                    quote(name->scalar) + " is no registered scheme of HTTP authentication",
                    did_you_mean(scheme.http_scheme, {kSchemes.begin(), kSchemes.end()}));
  }
}

void read_kind(const Node& type, ObjectReader& object, SecurityScheme& scheme, Reading& reading) {
  if (type.scalar == "apiKey") {
    scheme.kind = Kind::kApiKey;
    read_api_key(object, scheme, reading);
  } else if (type.scalar == "http") {
    read_http(object, scheme, reading);
  } else if (type.scalar == "oauth2") {
    scheme.kind = Kind::kOAuth2;
    if (const Node* flows = object.any("flows")) read_flows(*flows, scheme, reading);
    object.require("flows");
  } else if (type.scalar == "openIdConnect") {
    scheme.kind = Kind::kOpenIdConnect;
    scheme.open_id_connect_url = read_url(object, "openIdConnectUrl", true, reading);
  } else if (type.scalar == "mutualTLS") {
    scheme.kind = Kind::kMutualTls;
    if (reading.is_30()) {
      reading.warning(Rule::kNewerKeyword, type,
                      "'mutualTLS' is new in OpenAPI 3.1; this document says 3.0");
    }
  } else {
    reading.error(
        Rule::kInvalidValue, type, "unknown type of a security scheme: " + quote(type.scalar),
        type.scalar == "basic" ? "write type: http with scheme: basic"
                               : did_you_mean(type.scalar, {"apiKey", "http", "oauth2",
                                                            "openIdConnect", "mutualTLS"}));
    object.ignore({"name", "in", "scheme", "bearerFormat", "flows", "openIdConnectUrl"});
  }
}

/// Whether one of the scheme's flows offers the scope. Other kinds of schemes declare none here.
void check_scope(const Node& scope, const SecurityScheme& scheme, Reading& reading) {
  std::vector<std::string_view> known;
  for (const OAuthFlow& flow : scheme.flows) {
    known.insert(known.end(), flow.scopes.begin(), flow.scopes.end());
  }
  if (scheme.kind != SecurityScheme::Kind::kOAuth2) return;
  if (std::find(known.begin(), known.end(), scope.scalar) != known.end()) return;
  reading.warning(Rule::kUndefinedSecurityScheme, scope,
                  "no flow of " + quote(scheme.name) + " has the scope " + quote(scope.scalar),
                  did_you_mean(scope.scalar, known));
}

SecurityRequirement read_requirement(const Node& node, Reading& reading) {
  SecurityRequirement result;
  result.location = node.location();
  const auto& schemes = reading.document.security_schemes;
  std::vector<std::string_view> names;
  names.reserve(schemes.size());
  for (const SecurityScheme& scheme : schemes) names.push_back(scheme.name);
  for (const Member& member : node.members) {
    const auto scheme =
        std::find_if(schemes.begin(), schemes.end(),
                     [&](const SecurityScheme& each) { return each.name == member.name; });
    if (scheme == schemes.end()) {
      reading.diagnostics.error(Rule::kUndefinedSecurityScheme, member.name_location(),
                                "undefined security scheme " + quote(member.name),
                                did_you_mean(member.name, names));
      continue;
    }
    reading.used_security_schemes.emplace(member.name);
    SecurityRequirement::Use use{std::string(member.name), {}};
    if (scheme->kind == Kind::kApiKey && scheme->in == ParameterIn::kQuery) {
      use.query_name = scheme->parameter_name;
    }
    if (!member.value.is_sequence()) {
      report_kind(member.value, member.name, "a list of scopes", reading.diagnostics);
    }
    for (const Node& scope : member.value.items) {
      if (scope.is_string()) {
        use.scopes.emplace_back(scope.scalar);
        check_scope(scope, *scheme, reading);
      } else {
        report_kind(scope, member.name, "a list of strings", reading.diagnostics);
      }
    }
    result.schemes.push_back(std::move(use));
  }
  return result;
}

}  // namespace

std::optional<SecurityScheme> read_security_scheme(const Member& member, Reading& reading) {
  const Node* target = follow(member.value, "securitySchemes", "a security scheme", reading);
  if (target == nullptr) return std::nullopt;
  ObjectReader object(*target, "a security scheme", reading.diagnostics);
  if (!object.is_mapping()) return std::nullopt;
  SecurityScheme result;
  result.location = target->location();
  result.name = member.name;
  const Node* type = object.string_node("type");
  result.description = object.string("description");
  object.require("type");
  if (type == nullptr) return std::nullopt;
  read_kind(*type, object, result, reading);
  object.finish();
  return result;
}

std::vector<SecurityRequirement> read_security(const Node& node, Reading& reading) {
  std::vector<SecurityRequirement> result;
  if (!node.is_sequence()) {
    report_kind(node, "security", "a list", reading.diagnostics);
    return result;
  }
  for (const Node& item : node.items) {
    if (item.is_mapping()) {
      result.push_back(read_requirement(item, reading));
    } else {
      report_kind(item, "security", "a list of mappings", reading.diagnostics);
    }
  }
  return result;
}

}  // namespace specgen::generator
