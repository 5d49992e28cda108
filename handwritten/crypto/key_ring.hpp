#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "crypto/secret.hpp"

namespace auth {

/// A secret with the name that stored data and tokens know it by.
struct NamedKey {
  std::string id;  ///< [A-Za-z0-9_-], 1 to 32 characters.
  Secret secret;
};

/// The first key is for new things, all of them are for old ones. Never empty.
using KeyRing = std::vector<NamedKey>;

}  // namespace auth
