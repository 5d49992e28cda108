#pragma once

#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "specgen/testing/edge_case.hpp"

namespace specgen::testing {

/// The values that earlier answers of a case gave to its later requests.
class Captures {
 public:
  /// Takes values out of a JSON body. Returns an error text that names what was missing, or "".
  std::string take(const std::vector<Capture>& captures, std::string_view body);

  void set(std::string name, std::string value);

  /// `text` with every `${name}` of a known name replaced; others stay as they are.
  std::string fill(std::string_view text) const;
  /// The same inside a URL's path: values are percent-encoded.
  std::string fill_path(std::string_view text) const;
  /// The same inside JSON text: values are escaped as parts of JSON strings (RFC 8259, section 7).
  std::string fill_json(std::string_view text) const;

 private:
  std::map<std::string, std::string, std::less<>> values_;
};

}  // namespace specgen::testing
