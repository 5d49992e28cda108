#include "domain/password_policy.hpp"

#include <utf8proc.h>

#include "domain/text.hpp"

namespace auth {
namespace {

const PasswordFault kTooLong = {"maxLength", "must have at most 256 characters"};

/// What matters of a password.
struct Census {
  std::size_t length = 0;
  bool upper = false;
  bool lower = false;
  bool digit = false;
};

Census count(const std::string& nfc) {
  Census census;
  const auto* next = reinterpret_cast<const utf8proc_uint8_t*>(nfc.data());
  auto left = static_cast<utf8proc_ssize_t>(nfc.size());
  while (left > 0) {
    utf8proc_int32_t code_point = 0;
    const utf8proc_ssize_t used = utf8proc_iterate(next, left, &code_point);
    if (used <= 0) break;
    next += used;
    left -= used;
    ++census.length;
    const utf8proc_category_t category = utf8proc_category(code_point);
    census.upper |= category == UTF8PROC_CATEGORY_LU;
    census.lower |= category == UTF8PROC_CATEGORY_LL;
    census.digit |= category == UTF8PROC_CATEGORY_ND;
  }
  return census;
}

}  // namespace

std::vector<PasswordFault> check_password(std::string_view utf8) {
  if (utf8.size() > kMaxPasswordBytes) return {kTooLong};
  std::optional<std::string> nfc = to_nfc(utf8);
  if (!nfc) return {{"encoding", "must be UTF-8"}};
  const Census census = count(*nfc);
  wipe(*nfc);

  std::vector<PasswordFault> faults;
  if (census.length < kMinPasswordLength) {
    faults.push_back({"minLength", "must have at least 8 characters"});
  }
  if (census.length > kMaxPasswordLength) {
    faults.push_back(kTooLong);
  }
  if (!census.upper) faults.push_back({"pattern", "must contain an upper-case letter"});
  if (!census.lower) faults.push_back({"pattern", "must contain a lower-case letter"});
  if (!census.digit) faults.push_back({"pattern", "must contain a digit"});
  return faults;
}

}  // namespace auth
