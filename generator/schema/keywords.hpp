#pragma once

#include <string_view>
#include <vector>

#include "schema/read_schema.hpp"

namespace specgen::generator {

/// The keywords of a schema object: what each is, and in which version.
struct Keyword {
  enum class In { kBoth, k30, k31 };
  using Read = void (*)(SchemaReader&, const Member&, Schema&);

  std::string_view name;
  In in = In::kBoth;
  bool typed = true;  ///< Whether a decoder enforces it while it decodes.
  Read read = nullptr;
};

/// nullptr for a word that is no keyword in any version.
const Keyword* find_keyword(std::string_view name);

/// All keywords of a version, for suggestions.
std::vector<std::string_view> keyword_names(Version version);

}  // namespace specgen::generator
