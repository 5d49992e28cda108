#pragma once

#include <map>
#include <string>
#include <vector>

#include "plan/names.hpp"
#include "plan/plan.hpp"

namespace specgen::generator::plan {

/// The lists of media types that operations take and give; each list is one constant.
class MediaTypeLists {
 public:
  /// The constant that holds the list; empty for an empty one.
  std::string constant(const std::vector<std::string>& media_types);

  std::vector<MediaTypesText> take() { return std::move(lists_); }

 private:
  NameScope names_;
  std::map<std::vector<std::string>, std::string> constants_;
  std::vector<MediaTypesText> lists_;
};

}  // namespace specgen::generator::plan
