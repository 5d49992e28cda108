#include "qr.hpp"

#include <png.h>
#include <qrencode.h>

#include <memory>
#include <stdexcept>

#include "encoding.hpp"

namespace auth::e2e {
namespace {

constexpr std::size_t kMargin = 4;  // in modules
constexpr std::size_t kFinder = 7;  // in modules: the width of the square in three corners

Picture decode_png(const std::string& bytes) {
  png_image image{};
  image.version = PNG_IMAGE_VERSION;
  if (png_image_begin_read_from_memory(&image, bytes.data(), bytes.size()) == 0) {
    throw std::runtime_error(std::string("this is no PNG: ") + image.message);
  }
  image.format = PNG_FORMAT_GRAY;
  std::vector<png_byte> pixels(PNG_IMAGE_SIZE(image));
  if (png_image_finish_read(&image, nullptr, pixels.data(), 0, nullptr) == 0) {
    throw std::runtime_error(std::string("this PNG cannot be read: ") + image.message);
  }
  Picture picture(image.height, std::vector<bool>(image.width));
  for (std::size_t y = 0; y < image.height; ++y) {
    for (std::size_t x = 0; x < image.width; ++x) {
      picture[y][x] = pixels[y * image.width + x] < 128;
    }
  }
  return picture;
}

void require(bool condition, const char* what) {
  if (!condition) throw std::runtime_error(what);
}

// The first row or column with something black in it.
std::size_t margin_of(const Picture& picture) {
  for (std::size_t i = 0; i < picture.size(); ++i) {
    if (picture[i][i]) return i;  // The corner of a finder pattern is black.
  }
  throw std::runtime_error("the picture's diagonal is white");
}

}  // namespace

Picture picture_of(const std::string& data_url) {
  const std::string prefix = "data:image/png;base64,";
  require(data_url.starts_with(prefix), "this is no data URL of a PNG");
  return decode_png(from_base64(data_url.substr(prefix.size())));
}

Picture modules_of(const Picture& picture) {
  const std::size_t size = picture.size();
  require(size > 0 && picture[0].size() == size, "the picture is not square");
  const std::size_t margin = margin_of(picture);
  std::size_t end = margin;
  while (end < size && picture[margin][end]) ++end;
  const std::size_t pixels = (end - margin) / kFinder;
  require(pixels > 0 && (end - margin) % kFinder == 0, "there is no finder pattern at the corner");
  require(margin >= kMargin * pixels, "the margin is too narrow to be scanned");
  const std::size_t count = (size - 2 * margin) / pixels;
  require(count * pixels + 2 * margin == size, "the modules are not all of one size");
  Picture modules(count, std::vector<bool>(count));
  for (std::size_t y = 0; y < size; ++y) {
    for (std::size_t x = 0; x < size; ++x) {
      const bool inside = y >= margin && x >= margin && y < size - margin && x < size - margin;
      if (!inside) {
        require(!picture[y][x], "the margin is not white");
        continue;
      }
      const std::size_t row = (y - margin) / pixels;
      const std::size_t column = (x - margin) / pixels;
      const bool first = (y - margin) % pixels == 0 && (x - margin) % pixels == 0;
      if (first) modules[row][column] = picture[y][x];
      require(modules[row][column] == picture[y][x], "a module is neither black nor white");
    }
  }
  return modules;
}

bool is_qr_code_of(const Picture& modules, const std::string& text) {
  for (const QRecLevel level : {QR_ECLEVEL_L, QR_ECLEVEL_M, QR_ECLEVEL_Q, QR_ECLEVEL_H}) {
    const std::unique_ptr<QRcode, void (*)(QRcode*)> code(
        QRcode_encodeString8bit(text.c_str(), 0, level), QRcode_free);
    if (!code || static_cast<std::size_t>(code->width) != modules.size()) continue;
    bool same = true;
    for (std::size_t i = 0; i < modules.size() * modules.size(); ++i) {
      const bool black = (code->data[i] & 1U) != 0;
      same = same && modules[i / modules.size()][i % modules.size()] == black;
    }
    if (same) return true;
  }
  return false;
}

}  // namespace auth::e2e
