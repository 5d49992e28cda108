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
class Comparison {
 public:
  Comparison(const Lines& before, const Lines& after)
      : before_(before),
        after_(after),
        n_(static_cast<std::ptrdiff_t>(before.size())),
        m_(static_cast<std::ptrdiff_t>(after.size())),
        limit_(std::min(n_ + m_, kMaxEdits)),
        furthest_(static_cast<std::size_t>(2 * limit_ + 3), 0) {}

  std::vector<Edit> run() {
    for (std::ptrdiff_t edits = 0; edits <= limit_; ++edits) {
      reached_.push_back(furthest_);
      if (advance(edits)) return way_back(edits);
    }
    return replace_all(before_, after_);
  }

 private:
  std::size_t at(std::ptrdiff_t diagonal) const {
    return static_cast<std::size_t>(diagonal + limit_ + 1);
  }

  /// Whether diagonal `k` is best reached by a line of `after`, the last of so many edits.
  bool inserts(const std::vector<std::ptrdiff_t>& furthest, std::ptrdiff_t k,
               std::ptrdiff_t edits) const {
    return k == -edits || (k != edits && furthest[at(k - 1)] < furthest[at(k + 1)]);
  }

  /// One edit more on each diagonal, then along equal lines; true at the end of both texts.
  bool advance(std::ptrdiff_t edits) {
    for (std::ptrdiff_t k = -edits; k <= edits; k += 2) {
      std::ptrdiff_t x =
          inserts(furthest_, k, edits) ? furthest_[at(k + 1)] : furthest_[at(k - 1)] + 1;
      while (x < n_ && x - k < m_ &&
             before_[static_cast<std::size_t>(x)] == after_[static_cast<std::size_t>(x - k)]) {
        ++x;
      }
      furthest_[at(k)] = x;
      if (x >= n_ && x - k >= m_) return true;
    }
    return false;
  }

  std::vector<Edit> way_back(std::ptrdiff_t edits) const {
    std::vector<Edit> out;
    std::ptrdiff_t x = n_;
    std::ptrdiff_t y = m_;
    for (std::ptrdiff_t d = edits; d >= 0; --d) {
      const auto& previous = reached_[static_cast<std::size_t>(d)];
      const std::ptrdiff_t k = x - y;
      const bool inserted = inserts(previous, k, d);
      const std::ptrdiff_t from_k = inserted ? k + 1 : k - 1;
      const std::ptrdiff_t from_x = d == 0 ? 0 : previous[at(from_k)];
      const std::ptrdiff_t from_y = d == 0 ? 0 : from_x - from_k;
      for (; x > from_x && y > from_y; --y) {
        out.push_back({' ', before_[static_cast<std::size_t>(--x)]});
      }
      if (d == 0) break;
      if (inserted) {
        out.push_back({'+', after_[static_cast<std::size_t>(--y)]});
      } else {
        out.push_back({'-', before_[static_cast<std::size_t>(--x)]});
      }
    }
    std::reverse(out.begin(), out.end());
    return out;
  }

  const Lines& before_;
  const Lines& after_;
  std::ptrdiff_t n_, m_, limit_;
  std::vector<std::ptrdiff_t> furthest_;
  std::vector<std::vector<std::ptrdiff_t>> reached_;  ///< `furthest_` before each number of edits.
};

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
  const Lines before_lines = split_lines(before);
  const Lines after_lines = split_lines(after);
  const std::vector<Edit> edits = Comparison(before_lines, after_lines).run();
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
