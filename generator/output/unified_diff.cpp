#include "output/unified_diff.hpp"

#include <algorithm>
#include <cstddef>
#include <vector>

namespace specgen::generator {
namespace {

constexpr std::size_t kContext = 3;
/// Beyond so many differing lines the whole text is shown as replaced: nobody reads on anyway.
constexpr std::ptrdiff_t kMaxEdits = 4000;

std::vector<std::string_view> split_lines(std::string_view text) {
  std::vector<std::string_view> lines;
  while (!text.empty()) {
    const auto newline = std::min(text.find('\n'), text.size() - 1);
    lines.push_back(text.substr(0, newline + 1));
    text.remove_prefix(newline + 1);
  }
  return lines;
}

/// A line of the comparison: ' ' in both, '-' only before, '+' only after.
struct Edit {
  char kind;
  std::string_view line;
};

using Lines = std::vector<std::string_view>;

std::vector<Edit> replace_all(const Lines& before, const Lines& after) {
  std::vector<Edit> edits;
  for (const auto line : before) edits.push_back({'-', line});
  for (const auto line : after) edits.push_back({'+', line});
  return edits;
}

/// Myers' algorithm ("An O(ND) Difference Algorithm and Its Variations", 1986): for each number of
/// edits, how far along each diagonal one gets; then the way back.
std::vector<Edit> compare(const Lines& before, const Lines& after) {
  const auto n = static_cast<std::ptrdiff_t>(before.size());
  const auto m = static_cast<std::ptrdiff_t>(after.size());
  const std::ptrdiff_t limit = std::min(n + m, kMaxEdits);
  std::vector<std::vector<std::ptrdiff_t>> reached;
  std::vector<std::ptrdiff_t> furthest(static_cast<std::size_t>(2 * limit + 3), 0);
  const auto at = [limit](std::ptrdiff_t diagonal) {
    return static_cast<std::size_t>(diagonal + limit + 1);
  };
  std::ptrdiff_t edits = 0;
  for (bool arrived = false; edits <= limit; ++edits) {
    reached.push_back(furthest);
    for (std::ptrdiff_t k = -edits; k <= edits; k += 2) {
      const bool down = k == -edits || (k != edits && furthest[at(k - 1)] < furthest[at(k + 1)]);
      std::ptrdiff_t x = down ? furthest[at(k + 1)] : furthest[at(k - 1)] + 1;
      while (x < n && x - k < m &&
             before[static_cast<std::size_t>(x)] == after[static_cast<std::size_t>(x - k)]) {
        ++x;
      }
      furthest[at(k)] = x;
      arrived = x >= n && x - k >= m;
      if (arrived) break;
    }
    if (arrived) break;
  }
  if (edits > limit) return replace_all(before, after);
  std::vector<Edit> out;
  std::ptrdiff_t x = n;
  std::ptrdiff_t y = m;
  for (std::ptrdiff_t d = edits; d >= 0; --d) {
    const auto& previous = reached[static_cast<std::size_t>(d)];
    const std::ptrdiff_t k = x - y;
    const bool down = k == -d || (k != d && previous[at(k - 1)] < previous[at(k + 1)]);
    const std::ptrdiff_t from_k = down ? k + 1 : k - 1;
    const std::ptrdiff_t from_x = d == 0 ? 0 : previous[at(from_k)];
    const std::ptrdiff_t from_y = d == 0 ? 0 : from_x - from_k;
    while (x > from_x && y > from_y) {
      out.push_back({' ', before[static_cast<std::size_t>(--x)]});
      --y;
    }
    if (d == 0) break;
    if (down) {
      out.push_back({'+', after[static_cast<std::size_t>(--y)]});
    } else {
      out.push_back({'-', before[static_cast<std::size_t>(--x)]});
    }
  }
  std::reverse(out.begin(), out.end());
  return out;
}

/// "12,7" as a hunk's header names a range; an empty range names the line before it.
std::string range(std::size_t first, std::size_t count) {
  const std::size_t shown = count == 0 ? first : first + 1;
  return std::to_string(shown) + (count == 1 ? "" : "," + std::to_string(count));
}

void print_hunk(const std::vector<Edit>& edits, std::size_t begin, std::size_t end,
                std::size_t before_line, std::size_t after_line, std::string& out) {
  std::string body;
  std::size_t before_count = 0;
  std::size_t after_count = 0;
  for (std::size_t at = begin; at < end; ++at) {
    before_count += edits[at].kind != '+' ? 1 : 0;
    after_count += edits[at].kind != '-' ? 1 : 0;
    body += edits[at].kind + std::string(edits[at].line);
    if (!edits[at].line.ends_with('\n')) body += "\n\\ No newline at end of file\n";
  }
  out += "@@ -" + range(before_line, before_count) + " +" + range(after_line, after_count) +
         " @@\n" + body;
}

}  // namespace

std::string unified_diff(std::string_view before, std::string_view after,
                         const std::string& before_name, const std::string& after_name) {
  if (before == after) return {};
  const std::vector<Edit> edits = compare(split_lines(before), split_lines(after));
  std::string out = "--- " + before_name + "\n+++ " + after_name + "\n";
  std::size_t before_line = 0;
  std::size_t after_line = 0;
  std::size_t at = 0;
  while (at < edits.size()) {
    if (edits[at].kind == ' ') {
      ++at, ++before_line, ++after_line;
      continue;
    }
    const std::size_t lead = std::min(kContext, at);
    std::size_t end = at;
    std::size_t equal = 0;
    for (std::size_t next = at; next < edits.size() && equal <= 2 * kContext; ++next) {
      equal = edits[next].kind == ' ' ? equal + 1 : 0;
      if (equal == 0) end = next + 1;
    }
    const std::size_t tail = std::min(end + kContext, edits.size());
    const std::size_t context = std::min({lead, before_line, after_line});
    print_hunk(edits, at - context, tail, before_line - context, after_line - context, out);
    for (; at < tail; ++at) {
      before_line += edits[at].kind != '+' ? 1 : 0;
      after_line += edits[at].kind != '-' ? 1 : 0;
    }
  }
  return out;
}

}  // namespace specgen::generator
