#include "plan/parameter_fields.hpp"

#include "plan/enumerators.hpp"
#include "plan/literals.hpp"

namespace specgen::generator::plan {

std::vector<std::string> ParameterFields::text() const {
  std::vector<std::string> fields{".name = " + view_literal(name)};
  if (in != ParameterIn::kQuery) {
    fields.push_back(".in = specgen::ParameterIn::" + in_enumerator(in));
  }
  if (path_index > 0) fields.push_back(".path_index = " + std::to_string(path_index));
  if (required) fields.emplace_back(".required = true");
  if (style != Style::kForm) {
    fields.push_back(".style = specgen::ParameterStyle::" + style_enumerator(style));
  }
  if (!explode) fields.emplace_back(".explode = false");
  if (allow_reserved) fields.emplace_back(".allow_reserved = true");
  if (empty_is_absent) fields.emplace_back(".empty_is_absent = true");
  return fields;
}

}  // namespace specgen::generator::plan
