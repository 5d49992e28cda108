#pragma once

#include <nlohmann/json_fwd.hpp>
#include <optional>
#include <set>
#include <string>
#include <string_view>

#include "source/diagnostics.hpp"
#include "source/node.hpp"

namespace specgen::generator {

/// What the expressions of one request may make in all, in bytes.
inline constexpr std::size_t kMaxExpandedRequest = std::size_t{4} << 20U;

/// Values of a request of an edge case with their expressions evaluated; what is wrong with one is
/// reported at its column.
class EdgeStrings {
 public:
  EdgeStrings(const std::set<std::string, std::less<>>& captures, Diagnostics& diagnostics)
      : captures_(captures), diagnostics_(diagnostics) {}

  /// A string's text.
  std::optional<std::string> expand(const Node& node);

  /// A string's text, a number or a boolean as text; an error for anything else.
  std::optional<std::string> scalar(const Node& node, std::string_view name);

  /// The value as compact JSON, numbers as they were written.
  std::optional<std::string> json_text(const Node& node);

  /// The value; nullopt when it holds captured values, which only a run can tell.
  std::optional<nlohmann::ordered_json> json(const Node& node) const;

  bool has_capture(const Node& node) const;

 private:
  /// Counts what expressions made; false, with an error, when it is too much for one request.
  bool spend(const Node& node, std::size_t bytes);
  bool append(const Node& node, std::string& out);

  const std::set<std::string, std::less<>>& captures_;
  Diagnostics& diagnostics_;
  std::size_t spent_ = 0;
};

}  // namespace specgen::generator
