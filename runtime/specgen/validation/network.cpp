#include <algorithm>
#include <cstddef>
#include <string_view>

#include "specgen/validation/characters.hpp"
#include "specgen/validation/formats.hpp"
#include "specgen/validation/international.hpp"

// Names and addresses of hosts.
namespace specgen {
namespace {

constexpr std::size_t kMaxHostname = 253;
constexpr std::size_t kMaxLabel = 63;

bool is_octet(std::string_view text) {
  if (text.empty() || text.size() > 3 || !std::all_of(text.begin(), text.end(), is_digit)) {
    return false;
  }
  if (text.size() > 1 && text.front() == '0') return false;  // some read it as octal
  return text.size() < 3 || text <= "255";
}

/// Takes what stands before the next `separator`, and the separator.
std::string_view take_part(std::string_view& text, char separator) {
  const std::size_t end = std::min(text.find(separator), text.size());
  const std::string_view part = text.substr(0, end);
  text.remove_prefix(std::min(end + 1, text.size()));
  return part;
}

/// How many 16-bit groups a part of an IPv6 address has, which may end with an IPv4 address; -1
/// where it is malformed. The empty part has none.
int count_groups(std::string_view text, bool may_end_in_ipv4) {
  constexpr std::size_t kMaxGroup = 4;
  int groups = 0;
  while (!text.empty()) {
    const bool last = text.find(':') == std::string_view::npos;
    if (last && may_end_in_ipv4 && text.find('.') != std::string_view::npos) {
      return is_ipv4(text) ? groups + 2 : -1;
    }
    if (!last && text.back() == ':') return -1;
    const std::string_view group = take_part(text, ':');
    if (group.empty() || group.size() > kMaxGroup ||
        !std::all_of(group.begin(), group.end(), is_hex_digit)) {
      return -1;
    }
    ++groups;
  }
  return groups;
}

/// Of letters, digits and hyphens, which must be within. What looks like a name beyond ASCII must
/// be one.
bool is_label(std::string_view text) {
  if (text.empty() || text.size() > kMaxLabel || text.front() == '-' || text.back() == '-') {
    return false;
  }
  const bool encoded = text.size() > 3 && text[2] == '-' && text[3] == '-' &&
                       to_lower(text[0]) == 'x' && to_lower(text[1]) == 'n';
  return !encoded || is_a_label(text);
}

}  // namespace

bool is_hostname(std::string_view text) {
  static constexpr ByteSet kLabelBytes("-", is_letter_or_digit);
  if (text.size() > kMaxHostname) return false;
  std::size_t start = 0;
  for (std::size_t at = 0; at < text.size(); ++at) {
    if (kLabelBytes.contains(text[at])) continue;
    if (text[at] != '.' || !is_label(text.substr(start, at - start))) return false;
    start = at + 1;
  }
  return is_label(text.substr(start));
}

bool is_ipv4(std::string_view text) {
  if (std::count(text.begin(), text.end(), '.') != 3 || text.back() == '.') return false;
  while (!text.empty()) {
    if (!is_octet(take_part(text, '.'))) return false;
  }
  return true;
}

bool is_ipv6(std::string_view text) {
  constexpr int kGroups = 8;
  constexpr std::size_t kLongest = 45;
  if (text.size() > kLongest) return false;
  const std::size_t gap = text.find("::");
  if (gap == std::string_view::npos) return count_groups(text, true) == kGroups;
  const int before = count_groups(text.substr(0, gap), false);
  const int after = count_groups(text.substr(gap + 2), true);
  return before >= 0 && after >= 0 && before + after < kGroups;
}

}  // namespace specgen
