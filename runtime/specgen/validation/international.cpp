#include <idn2.h>

#include <array>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include "specgen/validation/characters.hpp"
#include "specgen/validation/formats.hpp"

// Names of hosts beyond ASCII: IDNA 2008 (RFC 5890 to 5893), as libidn2 has its rules and tables.
namespace specgen {
namespace {

constexpr std::size_t kMaxHostname = 253;
// No label of 63 ASCII characters stands for more bytes than this, however it is composed.
constexpr std::size_t kMaxLabelBytes = 1024;
/// FULL STOP, and what people type in its place (RFC 3490 section 3.1).
constexpr std::array<std::string_view, 4> kDots = {".", "\u3002", "\uFF0E", "\uFF61"};

const std::uint8_t* bytes(const std::string& text) {
  return reinterpret_cast<const std::uint8_t*>(text.c_str());
}

/// The length of a label as DNS has it, with every rule of a registration checked: letters, context
/// (RFC 5892) and direction (RFC 5893). Nothing for what is no label.
std::optional<std::size_t> registered_length(std::string_view label, bool is_a_label) {
  if (label.size() > kMaxLabelBytes || contains(label, '\0')) return std::nullopt;
  const std::string text(label);
  std::uint8_t* registered = nullptr;
  const int result = is_a_label
                         ? idn2_register_u8(nullptr, bytes(text), &registered, IDN2_NFC_INPUT)
                         : idn2_register_u8(bytes(text), nullptr, &registered, IDN2_NFC_INPUT);
  if (result != IDN2_OK) return std::nullopt;
  const std::unique_ptr<std::uint8_t, decltype(&idn2_free)> owner(registered, idn2_free);
  return std::string_view(reinterpret_cast<const char*>(registered)).size();
}

bool is_ascii(std::string_view text) {
  for (const char c : text) {
    if (static_cast<unsigned char>(c) >= 0x80) return false;
  }
  return true;
}

/// Takes what stands before the next dot, and the dot; `dotted` tells whether there was one.
std::string_view take_label(std::string_view& text, bool& dotted) {
  std::size_t end = text.size();
  std::size_t length = 0;
  for (const std::string_view dot : kDots) {
    const std::size_t at = text.substr(0, end).find(dot);
    if (at == std::string_view::npos) continue;
    end = at;
    length = dot.size();
  }
  dotted = length > 0;
  const std::string_view label = text.substr(0, end);
  text.remove_prefix(end + length);
  return label;
}

}  // namespace

bool is_a_label(std::string_view text) {
  std::string lower(text);
  for (char& c : lower) c = to_lower(c);
  return registered_length(lower, true).has_value();
}

bool is_idn_hostname(std::string_view text) {
  std::size_t length = 0;
  for (bool dotted = true; dotted;) {
    const std::string_view label = take_label(text, dotted);
    if (is_ascii(label)) {
      if (!is_hostname(label)) return false;
      length += label.size();
    } else {
      const auto registered = registered_length(label, false);
      if (!registered) return false;
      length += *registered;
    }
    if (dotted) ++length;
    if (length > kMaxHostname) return false;
  }
  return true;
}

}  // namespace specgen
