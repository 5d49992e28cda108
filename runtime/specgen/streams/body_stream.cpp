#include "specgen/streams/body_stream.hpp"

#include <algorithm>
#include <array>
#include <utility>

namespace specgen {
namespace {

class TextInput final : public BodyInput {
 public:
  explicit TextInput(std::string content) : content_(std::move(content)) {}

  std::size_t read(std::span<char> into) override {
    const std::size_t count = content_.copy(into.data(), into.size(), position_);
    position_ += count;
    return count;
  }

 private:
  std::string content_;
  std::size_t position_ = 0;
};

}  // namespace

BodyStream::BodyStream(std::string content)
    : input_(std::make_shared<TextInput>(std::move(content))) {}

std::size_t BodyStream::read(std::span<char> into) const {
  return input_ == nullptr || into.empty() ? 0 : input_->read(into);
}

std::string BodyStream::read_all(std::size_t limit) const {
  std::string all;
  std::array<char, std::size_t{16} * 1024> piece;  // NOLINT(*-member-init): read() fills it
  while (const std::size_t count = read(piece)) {
    if (count > limit - all.size()) {
      throw BodyFault(BodyFault::Kind::kTooLarge, "the body is larger than its reader takes");
    }
    all.append(piece.data(), count);
  }
  return all;
}

}  // namespace specgen
