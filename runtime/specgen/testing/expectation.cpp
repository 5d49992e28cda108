#include "specgen/testing/expectation.hpp"

#include <algorithm>
#include <cstddef>
#include <map>
#include <utility>

namespace specgen::testing {
namespace {

using Counted = std::vector<std::pair<std::string, std::size_t>>;

// How often each expected status must occur, equal ones together.
Counted expected_counts(const std::vector<std::string>& expected, std::size_t requests) {
  Counted result;
  for (std::size_t i = 0; i < expected.size(); ++i) {
    const bool last = i + 1 == expected.size();
    const std::size_t count = last && requests > i ? requests - i : 1;
    const auto same = std::find_if(result.begin(), result.end(),
                                   [&](const auto& entry) { return entry.first == expected[i]; });
    if (same == result.end()) {
      result.emplace_back(expected[i], count);
    } else {
      same->second += count;
    }
  }
  return result;
}

std::string join(const Counted& counts) {
  std::string result;
  for (std::size_t i = 0; i < counts.size(); ++i) {
    if (i > 0) result += i + 1 == counts.size() ? " and " : ", ";
    result += std::to_string(counts[i].second) + " × " + counts[i].first;
  }
  return result;
}

std::string status_text(int status) { return status == 0 ? "no answer" : std::to_string(status); }

}  // namespace

bool matches_status(std::string_view expected, int status) {
  const std::string actual = std::to_string(status);
  if (expected.size() != actual.size()) return false;
  for (std::size_t i = 0; i < actual.size(); ++i) {
    if (expected[i] != actual[i] && expected[i] != 'X') return false;
  }
  return true;
}

bool is_expected(const std::vector<std::string>& expected, int status) {
  return std::any_of(expected.begin(), expected.end(),
                     [&](const std::string& one) { return matches_status(one, status); });
}

bool is_expected_race(const std::vector<std::string>& expected, const std::vector<int>& statuses) {
  std::vector<int> left = statuses;
  Counted counts = expected_counts(expected, statuses.size());
  // Exact statuses first: what they take must not be left to a range.
  std::stable_partition(counts.begin(), counts.end(), [](const auto& entry) {
    return entry.first.find('X') == std::string::npos;
  });
  for (const auto& [status, count] : counts) {
    for (std::size_t i = 0; i < count; ++i) {
      const auto match = std::find_if(left.begin(), left.end(), [&, &wanted = status](int actual) {
        return matches_status(wanted, actual);
      });
      if (match == left.end()) return false;
      left.erase(match);
    }
  }
  return left.empty();
}

std::string describe_expected(const std::vector<std::string>& expected) {
  std::string result;
  for (std::size_t i = 0; i < expected.size(); ++i) {
    if (i > 0) result += i + 1 == expected.size() ? " or " : ", ";
    result += expected[i];
  }
  return result;
}

std::string describe_expected_race(const std::vector<std::string>& expected, std::size_t count) {
  return join(expected_counts(expected, count));
}

std::string describe_statuses(const std::vector<int>& statuses) {
  std::map<int, std::size_t> counts;
  for (const int status : statuses) ++counts[status];
  Counted named;
  for (const auto& [status, count] : counts) named.emplace_back(status_text(status), count);
  return join(named);
}

}  // namespace specgen::testing
