#include <algorithm>
#include <cstddef>
#include <string_view>

#include "specgen/validation/characters.hpp"
#include "specgen/validation/formats.hpp"

// RFC 5321 section 4.1.2, Mailbox, and RFC 6531 section 3.3, which adds what is beyond ASCII.
namespace specgen {
namespace {

enum class Kind { kAscii, kInternational };

bool is_beyond_ascii(char c) { return static_cast<unsigned char>(c) >= 0x80; }

/// Atoms with single dots between them.
bool is_dot_string(std::string_view text, Kind kind) {
  static constexpr ByteSet kAtomBytes("!#$%&'*+-/=?^_`{|}~", is_letter_or_digit);
  bool in_atom = false;
  for (const char c : text) {
    const bool extended = kind == Kind::kInternational && is_beyond_ascii(c);
    if (c == '.' ? !in_atom : !extended && !kAtomBytes.contains(c)) return false;
    in_atom = c != '.';
  }
  return in_atom;
}

/// The length of the quoted string that `text` begins with, or 0.
std::size_t quoted_length(std::string_view text, Kind kind) {
  if (text.empty() || text.front() != '"') return 0;
  for (std::size_t i = 1; i < text.size(); ++i) {
    if (text[i] == '"') return i + 1;
    if (text[i] == '\\') ++i;
    if (i == text.size()) return 0;
    const bool extended = kind == Kind::kInternational && is_beyond_ascii(text[i]);
    if (!extended && (text[i] < ' ' || text[i] > '~' || is_beyond_ascii(text[i]))) return 0;
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

bool is_mail_domain(std::string_view text, Kind kind) {
  if (text.size() > 2 && text.front() == '[' && text.back() == ']') {
    return is_address_literal(text.substr(1, text.size() - 2));
  }
  return kind == Kind::kAscii ? is_hostname(text) : is_idn_hostname(text);
}

bool is_mailbox(std::string_view text, Kind kind) {
  const std::size_t quoted = quoted_length(text, kind);
  const std::size_t at = text.find('@', quoted);
  if (at == std::string_view::npos) return false;
  const bool local = quoted > 0 ? at == quoted : is_dot_string(text.substr(0, at), kind);
  return local && is_mail_domain(text.substr(at + 1), kind);
}

}  // namespace

bool is_email(std::string_view text) { return is_mailbox(text, Kind::kAscii); }

bool is_idn_email(std::string_view text) {
  constexpr std::size_t kMaxLocalPart = 64;  // in bytes: RFC 5321 section 4.5.3.1.1
  return text.rfind('@') <= kMaxLocalPart && is_mailbox(text, Kind::kInternational);
}

}  // namespace specgen
