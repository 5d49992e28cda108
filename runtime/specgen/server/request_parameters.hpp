#pragma once

#include <vector>

#include "specgen/parameters/reader.hpp"

namespace specgen {

class Exchange;

/// Reads the parameters of an exchange's request, which must outlive it. Not thread-safe.
class RequestParameters {
 public:
  RequestParameters(const Exchange& exchange, Violations& violations);
  RequestParameters(const RequestParameters&) = delete;
  RequestParameters& operator=(const RequestParameters&) = delete;
  ~RequestParameters();

  /// As ParameterReader::read().
  template <class T, class F>
  void read(const ParameterSpec& spec, T& out, const F& decode) {
    prepare(spec);
    reader_.read(spec, out, decode);
  }

 private:
  /// Looks at the headers when the first parameter is in one: most operations have none there.
  void prepare(const ParameterSpec& spec);

  const Exchange& exchange_;
  std::vector<HeaderView> headers_;
  ParameterReader reader_;
};

}  // namespace specgen
