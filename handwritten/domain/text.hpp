#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

namespace auth {

/// The text in Unicode normalization form C, so that one password has one spelling. nullopt when it
/// is not UTF-8. The result may hold a secret: its owner wipes it.
std::optional<std::string> to_nfc(std::string_view utf8);

/// Overwrites the text in a way that the compiler may not leave out, and empties it.
void wipe(std::string& text);

/// The version of Unicode that to_nfc follows. Normalised text stays so in later versions, as long
/// as it has no characters that were unassigned before (UAX #15, 3).
const char* unicode_version();

/// What makes an e-mail address unique: the address with A-Z folded to a-z. Neither the locale nor
/// the database has a say; `+tag` and dots stay.
std::string email_key(std::string_view email);

}  // namespace auth
