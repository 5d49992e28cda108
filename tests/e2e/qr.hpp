#pragma once

#include <string>
#include <vector>

namespace auth::e2e {

/// A picture of black (true) and white pixels, row by row.
using Picture = std::vector<std::vector<bool>>;

/// Decodes a `data:image/png;base64,…` URL. Throws std::runtime_error when it is none.
Picture picture_of(const std::string& data_url);

/// The modules of the QR code in a picture: without its margin, one element a module. Throws when
/// the picture is not a square of square modules with a margin of at least four on all sides, which
/// is what scanners need (ISO/IEC 18004, section 5.3.8).
Picture modules_of(const Picture& picture);

/// Whether these are the modules of a QR code for exactly this text.
bool is_qr_code_of(const Picture& modules, const std::string& text);

}  // namespace auth::e2e
