#pragma once

#include <memory>
#include <string>
#include <string_view>

namespace specgen::detail {

/// What `out.assign(text)` does, at less cost where `out` has not been written to, as most have
/// not. `text` is no part of it.
inline void assign_fresh(std::string& out, std::string_view text) {
  std::destroy_at(&out);
  try {
    std::construct_at(&out, text);
  } catch (...) {
    std::construct_at(&out);
    throw;
  }
}

}  // namespace specgen::detail
