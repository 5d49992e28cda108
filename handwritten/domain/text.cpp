#include "domain/text.hpp"

#include <utf8proc.h>

#include <cstdlib>
#include <cstring>
#include <memory>

namespace auth {
namespace {

/// Overwrites and frees what utf8proc has allocated; it may be a password.
struct WipeAndFree {
  std::size_t size = 0;
  void operator()(utf8proc_uint8_t* bytes) const {
    explicit_bzero(bytes, size);
    std::free(bytes);  // NOLINT(cppcoreguidelines-no-malloc): utf8proc's contract
  }
};

}  // namespace

std::optional<std::string> to_nfc(std::string_view utf8) {
  if (utf8.empty()) return std::string();
  utf8proc_uint8_t* mapped = nullptr;
  const utf8proc_ssize_t size =
      utf8proc_map(reinterpret_cast<const utf8proc_uint8_t*>(utf8.data()),
                   static_cast<utf8proc_ssize_t>(utf8.size()), &mapped,
                   static_cast<utf8proc_option_t>(UTF8PROC_STABLE | UTF8PROC_COMPOSE));
  if (size < 0) return std::nullopt;
  const auto length = static_cast<std::size_t>(size);
  const std::unique_ptr<utf8proc_uint8_t, WipeAndFree> owned(mapped, WipeAndFree{length});
  return std::string(reinterpret_cast<const char*>(mapped), length);
}

void wipe(std::string& text) {
  explicit_bzero(text.data(), text.size());
  text.clear();
}

const char* unicode_version() { return utf8proc_unicode_version(); }

std::string email_key(std::string_view email) {
  std::string key(email);
  for (char& c : key) {
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
  }
  return key;
}

}  // namespace auth
