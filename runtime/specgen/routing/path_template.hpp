#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace specgen {

/// One segment of a path template: literals around parameters, `literals.size()` is one more than
/// the number of parameters. Literals are percent-decoded.
struct SegmentTemplate {
  std::vector<std::string> literals;
  std::vector<std::string> parameters;

  bool is_literal() const { return parameters.empty(); }
  /// Just `{name}`.
  bool is_parameter() const {
    return parameters.size() == 1 && literals[0].empty() && literals[1].empty();
  }
};

/// Splits a template such as `/pets/{id}/{a}.{b}`. Throws std::invalid_argument when it does not
/// begin with '/', braces do not pair, a name is empty or stands twice, two parameters touch, or
/// there are more than kMaxPathParameters.
std::vector<SegmentTemplate> parse_path_template(std::string_view path_template);

}  // namespace specgen
