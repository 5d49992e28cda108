#pragma once

#include <cstddef>
#include <string_view>

#include "specgen/json/input.hpp"

namespace specgen::detail {

/// A call of somebody else's function object, so that a loop over members or items is compiled once
/// and not again for every type. Must not outlive the function.
template <class Key>
class Function {
 public:
  /// Does nothing, and must not be called.
  Function() = default;
  template <class F>
  explicit Function(F& function)
      : function_(&function), call_([](const void* called, Key key, const json::Input& value) {
          (*static_cast<F*>(const_cast<void*>(called)))(key, value);
        }) {}

  explicit operator bool() const { return call_ != nullptr; }
  void operator()(Key key, const json::Input& value) const { call_(function_, key, value); }

 private:
  const void* function_ = nullptr;
  void (*call_)(const void* function, Key key, const json::Input& value) = nullptr;
};

}  // namespace specgen::detail
