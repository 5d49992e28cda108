#include "plan/security_text.hpp"

#include "plan/literals.hpp"
#include "plan/model_files.hpp"
#include "plan/names.hpp"
#include "plan/type_text.hpp"

namespace specgen::generator::plan {
namespace {

/// The kind and the credentials of a scheme in the runtime.
struct Words {
  std::string kind;
  std::string credentials;
};

Words words_for(const SecurityScheme& scheme) {
  switch (scheme.kind) {
    case SecurityScheme::Kind::kHttpBearer:
      return {"kBearer", "BearerCredentials"};
    case SecurityScheme::Kind::kHttpBasic:
      return {"kBasic", "BasicCredentials"};
    case SecurityScheme::Kind::kOAuth2:
      return {"kOAuth2", "BearerCredentials"};
    case SecurityScheme::Kind::kOpenIdConnect:
      return {"kOpenIdConnect", "BearerCredentials"};
    case SecurityScheme::Kind::kApiKey:
      if (scheme.in == ParameterIn::kQuery) return {"kApiKeyQuery", "ApiKeyCredentials"};
      if (scheme.in == ParameterIn::kCookie) return {"kApiKeyCookie", "ApiKeyCredentials"};
      return {"kApiKeyHeader", "ApiKeyCredentials"};
    case SecurityScheme::Kind::kMutualTls:
      return {"kMutualTls", "MutualTlsCredentials"};
    case SecurityScheme::Kind::kHttpOther:
      break;
  }
  return {"kHttp", "HttpCredentials"};
}

}  // namespace

SecurityWriter::SecurityWriter(const Document& document) {
  NameScope names;
  for (const SecurityScheme& scheme : document.security_schemes) add(scheme, names);
}

void SecurityWriter::add(const SecurityScheme& scheme, NameScope& names) {
  const Words words = words_for(scheme);
  SecuritySchemeText text;
  text.hook = names.claim(snake_case(scheme.name));
  text.credentials = "specgen::" + words.credentials;
  text.doc = doc_comment(scheme.description, "#" + comment_line(scheme.location.pointer, 90), 2);
  text.fields.push_back(".name = " + string_literal(scheme.name));
  text.fields.push_back(".kind = specgen::SchemeKind::" + words.kind);
  if (scheme.kind == SecurityScheme::Kind::kApiKey) {
    text.fields.push_back(".parameter = " + string_literal(scheme.parameter_name));
  }
  if (scheme.kind == SecurityScheme::Kind::kHttpOther) {
    text.fields.push_back(".parameter = " + string_literal(scheme.http_scheme));
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
      if (hook == hooks_.end()) continue;  // reported: unknown
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
