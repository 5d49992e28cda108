#include "diff/compare_security.hpp"

#include <algorithm>
#include <set>

#include "openapi/reading.hpp"

namespace specgen::generator {
namespace {

/// A scheme, or one of its scopes.
struct Credential {
  std::string text;
  std::string key;  ///< The same for those that clients send the same way.

  bool operator<(const Credential& other) const { return key < other.key; }
  bool operator==(const Credential& other) const { return key == other.key; }
};

/// What one way to be let in asks for: schemes, each with its scopes.
using Credentials = std::set<Credential>;

std::string describe(const SecurityScheme& scheme) {
  using Kind = SecurityScheme::Kind;
  switch (scheme.kind) {
    case Kind::kHttpBearer:
    case Kind::kHttpBasic:
    case Kind::kHttpOther:
      return "http " + scheme.http_scheme;
    case Kind::kApiKey: {
      const char* const place = scheme.in == ParameterIn::kHeader  ? "header"
                                : scheme.in == ParameterIn::kQuery ? "query"
                                                                   : "cookie";
      return std::string("apiKey in ") + place + " '" + scheme.parameter_name + "'";
    }
    case Kind::kOAuth2:
      return "oauth2";
    case Kind::kOpenIdConnect:
      return "openIdConnect";
    case Kind::kMutualTls:
      return "mutualTLS";
  }
  return {};
}

Credentials credentials(const Document& document, const SecurityRequirement& requirement) {
  Credentials result;
  for (const SecurityRequirement::Use& use : requirement.schemes) {
    const auto scheme =
        std::find_if(document.security_schemes.begin(), document.security_schemes.end(),
                     [&](const SecurityScheme& each) { return each.name == use.scheme; });
    if (scheme == document.security_schemes.end()) continue;
    const std::string text = describe(*scheme);
    const bool in_header =
        scheme->kind == SecurityScheme::Kind::kApiKey && scheme->in == ParameterIn::kHeader;
    const std::string key = in_header ? to_lower(text) : text;
    result.insert({text, key});
    for (const std::string& scope : use.scopes) {
      const std::string with_scope = " with '" + scope + "'";
      result.insert({text + with_scope, key + with_scope});
    }
  }
  return result;
}

/// Every way to be let in; one that asks for nothing where the operation is open to all.
std::set<Credentials> ways_in(const Document& document, const Operation& operation) {
  std::set<Credentials> ways;
  for (const SecurityRequirement& requirement : operation.security) {
    ways.insert(credentials(document, requirement));
  }
  if (ways.empty()) ways.insert(Credentials());
  return ways;
}

bool suffices(const Credentials& given, const std::set<Credentials>& ways) {
  return std::any_of(ways.begin(), ways.end(), [&](const Credentials& way) {
    return std::includes(given.begin(), given.end(), way.begin(), way.end());
  });
}

std::string text_of(const std::set<Credentials>& ways) {
  std::string result;
  for (const Credentials& way : ways) {
    if (!result.empty()) result += ", or ";
    std::string all;
    for (const Credential& each : way) {
      // "oauth2" goes without saying beside "oauth2 with 'read'".
      const auto next = way.upper_bound(each);
      if (next != way.end() && next->text.starts_with(each.text + " with ")) continue;
      all += (all.empty() ? "" : " and ") + each.text;
    }
    result += all.empty() ? "nothing" : all;
  }
  return result;
}

const Location& place_of(const Operation& operation) {
  return operation.security.empty() ? operation.location : operation.security.front().location;
}

}  // namespace

std::optional<Change> compare_security(const Document& old_document, const Operation& before,
                                       const Document& new_document, const Operation& after) {
  const auto old_ways = ways_in(old_document, before);
  const auto new_ways = ways_in(new_document, after);
  if (old_ways == new_ways) return std::nullopt;
  const bool harmless =
      std::all_of(old_ways.begin(), old_ways.end(),
                  [&](const Credentials& given) { return suffices(given, new_ways); });
  Change change;
  change.impact = harmless ? Impact::kCompatible : Impact::kBreaking;
  change.what = "requires " + text_of(new_ways) + "; it required " + text_of(old_ways);
  change.part = "security";
  change.before = place_of(before);
  change.after = place_of(after);
  return change;
}

}  // namespace specgen::generator
