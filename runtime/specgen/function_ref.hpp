#pragma once

#include <type_traits>
#include <utility>

namespace specgen {

template <class Signature>
class FunctionRef;

/// A reference to a callable, which must outlive it unless it is a function: a parameter of
/// functions that call back, where a template would be compiled anew in each file that calls them.
template <class R, class... Args>
class FunctionRef<R(Args...)> {
 public:
  template <class F>
  requires(std::is_class_v<F> && !std::is_same_v<F, FunctionRef>) FunctionRef(const F& callable)
      : target_{.object = &callable}, call_([](Target target, Args... args) -> R {
          return (*static_cast<const F*>(target.object))(std::forward<Args>(args)...);
        }) {}
  FunctionRef(R (*function)(Args...))
      : target_{.function = function}, call_([](Target target, Args... args) -> R {
          return target.function(std::forward<Args>(args)...);
        }) {}

  R operator()(Args... args) const { return call_(target_, std::forward<Args>(args)...); }

 private:
  union Target {
    const void* object;
    R (*function)(Args...);
  };

  Target target_;
  R (*call_)(Target, Args...);
};

}  // namespace specgen
