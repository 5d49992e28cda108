#pragma once

#include <map>
#include <string>
#include <vector>

#include "openapi/document.hpp"
#include "plan/plan.hpp"
#include "source/diagnostics.hpp"

namespace specgen::generator::plan {

/// The hooks of the document's security schemes and how operations use them.
class SecurityWriter {
 public:
  explicit SecurityWriter(const Document& document);

  const std::vector<SecuritySchemeText>& schemes() const { return schemes_; }

  /// An operation's alternatives as initialisers of specgen::SecurityAlternative.
  std::vector<std::string> alternatives(const Operation& operation) const;

 private:
  void add(const SecurityScheme& scheme, NameScope& names);

  std::vector<SecuritySchemeText> schemes_;
  std::map<std::string, std::string> hooks_;  ///< Scheme → hook.
};

}  // namespace specgen::generator::plan
