#include "crypto/qr_code.hpp"

#include <openssl/crypto.h>
#include <png.h>
#include <qrencode.h>

#include <cstdint>
#include <memory>
#include <stdexcept>
#include <vector>

#include "crypto/base64.hpp"
#include "crypto/secret.hpp"

namespace auth {
namespace {

constexpr unsigned kPixelsPerModule = 4;
constexpr unsigned kQuietModules = 4;  // ISO/IEC 18004 asks for four.

/// A picture in shades of grey, one byte a pixel. It shows a secret, so it is wiped.
struct Picture {
  unsigned size;
  std::vector<std::uint8_t> pixels;
  explicit Picture(unsigned side) : size(side), pixels(std::size_t{side} * side, 255) {}
  Picture(const Picture&) = delete;
  Picture& operator=(const Picture&) = delete;
  ~Picture() { OPENSSL_cleanse(pixels.data(), pixels.size()); }
};

void draw(const QRcode& code, Picture& picture) {
  const auto modules = static_cast<unsigned>(code.width);
  for (unsigned y = 0; y < modules * kPixelsPerModule; ++y) {
    for (unsigned x = 0; x < modules * kPixelsPerModule; ++x) {
      const unsigned module = y / kPixelsPerModule * modules + x / kPixelsPerModule;
      const unsigned offset = kQuietModules * kPixelsPerModule;
      if ((code.data[module] & 1) != 0) {
        picture.pixels[std::size_t{y + offset} * picture.size + x + offset] = 0;
      }
    }
  }
}

Secret to_png(const Picture& picture) {
  png_image image{};
  image.version = PNG_IMAGE_VERSION;
  image.width = picture.size;
  image.height = picture.size;
  image.format = PNG_FORMAT_GRAY;
  png_alloc_size_t size = PNG_IMAGE_PNG_SIZE_MAX(image);
  std::string png(size, '\0');
  if (png_image_write_to_memory(&image, png.data(), &size, 0, picture.pixels.data(), 0, nullptr) ==
      0) {
    throw std::runtime_error("libpng cannot write the QR code");
  }
  png.resize(size);
  return Secret(std::move(png));
}

}  // namespace

std::string qr_code_data_url(std::string_view text) {
  struct FreeCode {
    void operator()(QRcode* code) const { QRcode_free(code); }
  };
  const std::unique_ptr<QRcode, FreeCode> code(
      QRcode_encodeData(static_cast<int>(text.size()),
                        reinterpret_cast<const unsigned char*>(text.data()), 0, QR_ECLEVEL_M));
  if (!code) throw std::runtime_error("the text does not fit into a QR code");
  Picture picture((static_cast<unsigned>(code->width) + 2 * kQuietModules) * kPixelsPerModule);
  draw(*code, picture);
  return "data:image/png;base64," + base64_encode(to_png(picture).view());
}

}  // namespace auth
