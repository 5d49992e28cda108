#include "diff/compare_schemes.hpp"

#include <algorithm>
#include <set>

#include "source/text.hpp"

namespace specgen::generator {
namespace {

using Schemes = std::vector<const SecurityScheme*>;

/// Those that operations ask for and whose credentials come from somewhere that they name.
Schemes used_schemes(const Document& document) {
  std::set<std::string> names;
  for (const Operation& operation : document.operations) {
    for (const SecurityRequirement& requirement : operation.security) {
      for (const SecurityRequirement::Use& use : requirement.schemes) names.insert(use.scheme);
    }
  }
  Schemes schemes;
  for (const SecurityScheme& scheme : document.security_schemes) {
    const bool elsewhere = scheme.kind == SecurityScheme::Kind::kOAuth2 ||
                           scheme.kind == SecurityScheme::Kind::kOpenIdConnect;
    if (elsewhere && names.count(scheme.name) > 0) schemes.push_back(&scheme);
  }
  return schemes;
}

class SchemesComparison {
 public:
  std::vector<Change> run(Schemes before, Schemes after) {
    const auto same_kind = [](const SecurityScheme& a, const SecurityScheme& b) {
      return a.kind == b.kind;
    };
    const auto same = [&](const SecurityScheme& a, const SecurityScheme& b) {
      return same_kind(a, b) && a.name == b.name;
    };
    match(before, after, same);
    match(before, after, same_kind);  // renamed
    return std::move(changes_);
  }

 private:
  template <typename Matches>
  void match(Schemes& before, Schemes& after, Matches matches) {
    for (auto old_one = before.begin(); old_one != before.end();) {
      const auto new_one =
          std::find_if(after.begin(), after.end(),
                       [&](const SecurityScheme* each) { return matches(**old_one, *each); });
      if (new_one == after.end()) {
        ++old_one;
        continue;
      }
      compare(**old_one, **new_one);
      after.erase(new_one);
      old_one = before.erase(old_one);
    }
  }

  void compare(const SecurityScheme& before, const SecurityScheme& after) {
    part_ = "security scheme " + quote(after.name);
    old_place_ = before.location;
    new_place_ = after.location;
    compare_urls("openIdConnectUrl", before.open_id_connect_url, after.open_id_connect_url);
    const std::string scheme = part_;
    const auto named = [](const std::vector<OAuthFlow>& flows, const std::string& name) {
      const auto found = std::find_if(flows.begin(), flows.end(),
                                      [&](const OAuthFlow& each) { return each.name == name; });
      return found == flows.end() ? nullptr : &*found;
    };
    for (const OAuthFlow& flow : after.flows) {
      part_ = scheme + " flow " + quote(flow.name);
      new_place_ = flow.location;
      const OAuthFlow* old_one = named(before.flows, flow.name);
      old_place_ = old_one == nullptr ? before.location : old_one->location;
      if (old_one == nullptr) {
        report(Impact::kCompatible, "is new");
      } else {
        compare_flows(*old_one, flow);
      }
    }
    for (const OAuthFlow& flow : before.flows) {
      if (named(after.flows, flow.name) != nullptr) continue;
      part_ = scheme + " flow " + quote(flow.name);
      old_place_ = flow.location;
      new_place_ = after.location;
      report(Impact::kBreaking, "is gone");
    }
  }

  void compare_flows(const OAuthFlow& before, const OAuthFlow& after) {
    compare_urls("authorizationUrl", before.authorization_url, after.authorization_url);
    compare_urls("tokenUrl", before.token_url, after.token_url);
    compare_urls("refreshUrl", before.refresh_url, after.refresh_url);
    const std::set<std::string> old_scopes(before.scopes.begin(), before.scopes.end());
    const std::set<std::string> new_scopes(after.scopes.begin(), after.scopes.end());
    for (const std::string& scope : new_scopes) {
      if (old_scopes.count(scope) > 0) continue;
      report(Impact::kCompatible, "also offers the scope " + quote(scope));
    }
    for (const std::string& scope : old_scopes) {
      if (new_scopes.count(scope) > 0) continue;
      report(Impact::kBreaking, "no longer offers the scope " + quote(scope));
    }
  }

  /// Clients know one URL; a token from another place is another token.
  void compare_urls(const char* keyword, const std::string& before, const std::string& after) {
    if (before == after) return;
    const auto shown = [](const std::string& url) { return url.empty() ? "none" : quote(url); };
    report(before.empty() ? Impact::kCompatible : Impact::kBreaking,
           quote(keyword) + " is " + shown(after) + ", was " + shown(before));
  }

  void report(Impact impact, std::string what) {
    changes_.push_back({impact, std::move(what), part_, {}, old_place_, new_place_});
  }

  std::vector<Change> changes_;
  std::string part_;  ///< With the places, of what is being compared.
  Location old_place_, new_place_;
};

}  // namespace

std::vector<Change> compare_schemes(const Document& before, const Document& after) {
  return SchemesComparison().run(used_schemes(before), used_schemes(after));
}

}  // namespace specgen::generator
