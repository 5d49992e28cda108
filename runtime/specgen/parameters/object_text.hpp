#pragma once

#include <cstddef>
#include <functional>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "specgen/json/path.hpp"
#include "specgen/parameters/spec.hpp"
#include "specgen/violations.hpp"

namespace specgen {

/// Names and values of a form or of a parameter that is an object, decoded, on their way to JSON.
class ObjectText {
 public:
  void add(std::string name, std::string value);
  /// A member whose value could not be read, which was reported: null stands for it.
  void add_unreadable(std::string name);
  bool empty() const { return members_.empty(); }

  /// Appends the JSON object, in the order of the names' first appearance. False, with violations
  /// below `at`, where a value is not of its kind or a name that is no array is given twice; null
  /// then stands for it.
  bool append_json(const ParameterShape& shape, const json::Path& at, Violations& violations,
                   std::string& json) const;
  /// The same without the braces.
  bool append_members(const ParameterShape& shape, const json::Path& at, Violations& violations,
                      std::string& json) const;

 private:
  struct Member {
    std::string name;
    std::vector<std::string> values;
    bool unreadable = false;
  };
  Member& member(std::string name);

  std::vector<Member> members_;
  std::map<std::string, std::size_t, std::less<>> index_;
};

/// Appends a JSON array of `items`, decoded, each of the kind; false with violations as above.
bool append_json_array(const std::vector<std::string>& items, TextKind kind, const json::Path& at,
                       Violations& violations, std::string& json);

}  // namespace specgen
