#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

namespace specgen::testing {

/// Makes the strings of repeated requests new to the server. A string is sent as it is written the
/// first time; later, and always when `always` is set, its letters and digits before the last '@'
/// (from the end, at most twelve) are replaced by others of the same kind, so that length, case
/// pattern and every odd character stay. Strings that differ only in ASCII case get the same
/// replacement, each in its own case. Not thread-safe.
class Freshness {
 public:
  explicit Freshness(std::uint64_t seed, bool always);

  /// Begins the next round: the strings used so far are used up.
  void begin_round();

  /// The string to send for `original` in this round.
  std::string fresh(std::string_view original);

  /// A JSON body with the strings at `pointers` made fresh, and otherwise unchanged. A body that is
  /// no JSON, and a pointer to anything but a string, stay as they are. All strings of the body
  /// that equal a fresh one become the same.
  std::string fresh_body(std::string_view body, const std::vector<std::string>& pointers);

 private:
  std::uint64_t next_;
  bool always_;
  std::set<std::string> used_;  // in earlier rounds
  /// The number of each string's replacement in this round; nullopt: sent as it is.
  std::map<std::string, std::optional<std::uint64_t>> round_;
};

}  // namespace specgen::testing
