#pragma once

#include <string>
#include <unordered_map>

#include "schema/schema.hpp"

namespace specgen::generator::tables {

/// Names for the constants of schemas, from the places where they stand: "kPet" for a component,
/// "kPetPropertiesName" for what is in it. Unique, of ASCII letters and digits, at most some
/// hundred characters long.
class TableNames {
 public:
  std::string claim(const Schema& schema);

 private:
  std::unordered_map<std::string, std::size_t> taken_;
};

}  // namespace specgen::generator::tables
