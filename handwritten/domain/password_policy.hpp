#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace auth {

/// A reason to refuse a password, in the words of JSON Schema so that it can stand beside the
/// specification's own.
struct PasswordFault {
  std::string keyword;  ///< "minLength", "maxLength", "pattern", "encoding".
  std::string message;
  friend bool operator==(const PasswordFault&, const PasswordFault&) = default;
};

inline constexpr std::size_t kMinPasswordLength = 8;
inline constexpr std::size_t kMaxPasswordLength = 256;
/// No spelling of a good password is longer: a character decomposes into at most four code points,
/// each of at most four bytes. What is longer is not even normalised, as the cost of that grows
/// with the square of the length.
inline constexpr std::size_t kMaxPasswordBytes = kMaxPasswordLength * 4 * 4;

/// All reasons to refuse the password; empty: it is good. Lengths are in code points of its NFC
/// form, the form that is hashed. Needs a letter of category Lu, one of Ll and a digit of Nd.
std::vector<PasswordFault> check_password(std::string_view utf8);

}  // namespace auth
