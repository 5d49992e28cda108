#include <algorithm>
#include <cstddef>
#include <string_view>

#include "specgen/validation/characters.hpp"
#include "specgen/validation/formats.hpp"

// RFC 5321 section 4.1.2, Mailbox.
namespace specgen {
namespace {

/// Atoms with single dots between them.
bool is_dot_string(std::string_view text) {
  static constexpr ByteSet kAtomBytes("!#$%&'*+-/=?^_`{|}~", is_letter_or_digit);
  bool in_atom = false;
  for (const char c : text) {
    if (c == '.' ? !in_atom : !kAtomBytes.contains(c)) return false;
    in_atom = c != '.';
  }
  return in_atom;
}

/// The length of the quoted string that `text` begins with, or 0.
std::size_t quoted_length(std::string_view text) {
  if (text.empty() || text.front() != '"') return 0;
  for (std::size_t i = 1; i < text.size(); ++i) {
    if (text[i] == '"') return i + 1;
    if (text[i] == '\\') ++i;
    if (i == text.size() || text[i] < ' ' || text[i] > '~') return 0;  // bytes above 127 too
  }
  return 0;
}

/// Without brackets: an IPv4 address, or "IPv6:" in any case and an IPv6 address.
bool is_address_literal(std::string_view text) {
  constexpr std::string_view kTag = "ipv6:";
  const std::string_view tag = text.substr(0, kTag.size());
  const bool tagged = std::equal(tag.begin(), tag.end(), kTag.begin(), kTag.end(),
                                 [](char c, char lower) { return to_lower(c) == lower; });
  return tagged ? is_ipv6(text.substr(kTag.size())) : is_ipv4(text);
}

bool is_mail_domain(std::string_view text) {
  if (text.size() > 2 && text.front() == '[' && text.back() == ']') {
    return is_address_literal(text.substr(1, text.size() - 2));
  }
  return is_hostname(text);
}

}  // namespace

bool is_email(std::string_view text) {
  const std::size_t quoted = quoted_length(text);
  const std::size_t at = text.find('@', quoted);
  if (at == std::string_view::npos) return false;
  const bool local = quoted > 0 ? at == quoted : is_dot_string(text.substr(0, at));
  return local && is_mail_domain(text.substr(at + 1));
}

}  // namespace specgen
