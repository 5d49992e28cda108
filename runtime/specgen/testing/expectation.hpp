#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace specgen::testing {

/// Whether a status is the expected "201" or in the expected "4XX".
bool matches_status(std::string_view expected, int status);

/// Whether any of the expected statuses matches.
bool is_expected(const std::vector<std::string>& expected, int status);

/// Whether the statuses of requests sent at once are what a case expects of them: with one expected
/// status, all have it; with as many as requests, they are the same multiset; with more requests
/// than that, each expected status but the last occurs exactly once and the last is everyone
/// else's.
bool is_expected_race(const std::vector<std::string>& expected, const std::vector<int>& statuses);

/// "400", "201 or 409"
std::string describe_expected(const std::vector<std::string>& expected);

/// For `count` requests sent at once: "1 × 201 and 15 × 409"
std::string describe_expected_race(const std::vector<std::string>& expected, std::size_t count);

/// "2 × 201 and 14 × 409", in the order of the statuses.
std::string describe_statuses(const std::vector<int>& statuses);

}  // namespace specgen::testing
