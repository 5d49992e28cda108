#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "source/node.hpp"

namespace specgen::generator {

/// A member of the document as it is published.
struct PublishedMember {
  std::string_view name;
  /// Its value, or, where it is a list that was put together, that list's items.
  std::vector<const Node*> nodes;
  bool is_list = false;
};

/// The members as pretty JSON that a person can read and a C++ raw literal can carry: invisible
/// characters are escaped. Numbers stay as they were written.
std::string json_text(const std::vector<PublishedMember>& members);

/// The same as YAML 1.2 in block style. Strings that YAML would read as something else are quoted.
std::string yaml_text(const std::vector<PublishedMember>& members);

/// Appends a string of JSON in its quotes, with invisible characters escaped as well.
void append_json_string(std::string_view text, std::string& out);

/// Whether a value takes lines of its own in YAML: it is a list or mapping that is not empty.
bool is_block(const Node& node);

/// What has no lines of its own: null, true, 1.5, [], {}; not for strings.
std::string_view plain_scalar(const Node& node);

}  // namespace specgen::generator
