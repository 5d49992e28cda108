#include "plan/security_text.hpp"

#include <optional>

#include "plan/literals.hpp"
#include "plan/model_files.hpp"
#include "plan/names.hpp"

namespace specgen::generator::plan {
namespace {

/// The kind and the credentials of a scheme in the runtime; nothing for those it does not know.
struct Supported {
  std::string kind;
  std::string credentials;
};

std::optional<Supported> supported(const SecurityScheme& scheme) {
  switch (scheme.kind) {
    case SecurityScheme::Kind::kHttpBearer:
      return Supported{"kBearer", "BearerCredentials"};
    case SecurityScheme::Kind::kHttpBasic:
      return Supported{"kBasic", "BasicCredentials"};
    case SecurityScheme::Kind::kOAuth2:
      return Supported{"kOAuth2", "BearerCredentials"};
    case SecurityScheme::Kind::kOpenIdConnect:
      return Supported{"kOpenIdConnect", "BearerCredentials"};
    case SecurityScheme::Kind::kApiKey:
      if (scheme.in == ParameterIn::kQuery) return Supported{"kApiKeyQuery", "ApiKeyCredentials"};
      if (scheme.in == ParameterIn::kCookie) return Supported{"kApiKeyCookie", "ApiKeyCredentials"};
      return Supported{"kApiKeyHeader", "ApiKeyCredentials"};
    case SecurityScheme::Kind::kHttpOther:
    case SecurityScheme::Kind::kMutualTls:
      break;
  }
  return std::nullopt;
}

}  // namespace

SecurityWriter::SecurityWriter(const Document& document, Diagnostics& diagnostics)
    : diagnostics_(diagnostics) {
  NameScope names;
  for (const SecurityScheme& scheme : document.security_schemes) add(scheme, names);
}

void SecurityWriter::add(const SecurityScheme& scheme, NameScope& names) {
  const auto known = supported(scheme);
  if (!known) {
    diagnostics_.error(Rule::kUnsupported, scheme.location,
                       "security scheme '" + scheme.name + "' is of a kind not supported yet",
                       "supported are http bearer and basic, apiKey, oauth2 and openIdConnect");
    return;
  }
  SecuritySchemeText text;
  text.hook = names.claim(snake_case(scheme.name));
  text.credentials = "specgen::" + known->credentials;
  text.doc = doc_comment(scheme.description, "#" + comment_line(scheme.location.pointer, 90), 2);
  text.fields.push_back(".name = " + string_literal(scheme.name));
  text.fields.push_back(".kind = specgen::SchemeKind::" + known->kind);
  if (scheme.kind == SecurityScheme::Kind::kApiKey) {
    text.fields.push_back(".parameter = " + string_literal(scheme.parameter_name));
  }
  hooks_[scheme.name] = text.hook;
  schemes_.push_back(std::move(text));
}

std::vector<std::string> SecurityWriter::alternatives(const Operation& operation) const {
  std::vector<std::string> out;
  for (const SecurityRequirement& requirement : operation.security) {
    std::string uses;
    for (const SecurityRequirement::Use& use : requirement.schemes) {
      const auto hook = hooks_.find(use.scheme);
      if (hook == hooks_.end()) continue;  // reported: unknown or not supported
      std::string scopes;
      for (const std::string& scope : use.scopes) {
        scopes += (scopes.empty() ? "" : ", ") + string_literal(scope);
      }
      uses += (uses.empty() ? "" : ", ") + ("specgen::SecurityRequirement{" + hook->second) +
              ", {" + scopes + "}}";
    }
    out.push_back("specgen::SecurityAlternative{" + uses + "}");
  }
  return out;
}

}  // namespace specgen::generator::plan
