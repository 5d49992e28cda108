#include "specgen/parameters/form_body.hpp"

#include <optional>
#include <utility>

#include "specgen/parameters/form_fields.hpp"
#include "specgen/parameters/object_text.hpp"

namespace specgen {

bool form_to_json(std::string_view body, const ParameterShape& shape, Violations& violations,
                  std::string& json) {
  const json::Path root;
  ObjectText object;
  for (const FormField& field : split_form(body)) {
    std::optional<std::string> name = percent_decode(field.name, PlusSign::kSpace);
    std::optional<std::string> value = percent_decode(field.value, PlusSign::kSpace);
    if (!name || !value) {
      const json::Path named(root, name ? std::string_view(*name) : std::string_view());
      violations.add(name ? named : root, "encoding", kBadEncoding);
      return false;
    }
    object.add(std::move(*name), std::move(*value));
  }
  return object.append_json(shape, root, violations, json);
}

}  // namespace specgen
