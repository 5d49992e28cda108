#include "plan/media_types.hpp"

#include "plan/literals.hpp"

namespace specgen::generator::plan {

std::string MediaTypeLists::constant(const std::vector<std::string>& media_types) {
  if (media_types.empty()) return {};
  const auto known = constants_.find(media_types);
  if (known != constants_.end()) return known->second;
  std::string joined;
  MediaTypesText list;
  for (const std::string& media_type : media_types) {
    joined += (joined.empty() ? "" : " or ") + media_type;
    list.literals.push_back(string_literal(media_type));
  }
  list.constant = names_.claim(constant_case(joined));
  constants_[media_types] = list.constant;
  lists_.push_back(list);
  return list.constant;
}

}  // namespace specgen::generator::plan
