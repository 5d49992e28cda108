#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "openapi/document.hpp"
#include "source/diagnostics.hpp"
#include "source/node.hpp"

namespace specgen::generator {

/// "get", "put", …
std::string_view to_string(Method method);

/// The operation that an edge case names by `endpoint` (a path of the document as it stands there,
/// or one that it matches) and `method`, which may be left out where the path has one operation, or
/// `post` among others. nullopt, with an error, when there is none.
std::optional<std::size_t> find_operation(const Node& endpoint, const Node* method,
                                          const Document& document, Diagnostics& diagnostics);

/// The names in the braces of a path template.
std::vector<std::string_view> template_names(std::string_view path);

/// What a path that is sent has where the template has a parameter that fills its segment.
std::optional<std::string_view> find_segment(std::string_view path, std::string_view pattern,
                                             std::string_view name);

}  // namespace specgen::generator
