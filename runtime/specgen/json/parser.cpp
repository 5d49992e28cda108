#include "specgen/json/parser.hpp"

#include <array>

namespace specgen::json {
namespace {

constexpr std::size_t kMinCapacity = 4096;
/// What a large text needed is not kept for the next one.
constexpr std::size_t kMaxPooledCapacity = std::size_t{1} << 20;
constexpr std::size_t kMaxPooled = 4;

thread_local constinit std::array<Parser*, kMaxPooled> free_parsers{};
thread_local constinit std::size_t free_count = 0;
thread_local constinit bool watched = false;
thread_local constinit bool closed = false;

}  // namespace

static_assert(bytes::kPadding >= simdjson::SIMDJSON_PADDING);

char* Parser::buffer(std::size_t size) {
  if (!buffer_ || size > capacity_) {  // an empty text needs the padding, too
    capacity_ = std::bit_ceil(std::max(size, kMinCapacity));
    buffer_ = std::make_unique_for_overwrite<char[]>(capacity_ + bytes::kPadding);
  }
  return buffer_.get();
}

const char* Parser::copy(std::string_view text) {
  char* const to = buffer(text.size());
  std::memcpy(to, text.data(), text.size());
  std::memset(to + text.size(), 0, bytes::kPadding);
  return to;
}

bool Parser::parse(std::string_view text, std::size_t max_depth) {
  return parse_padded(copy(text), text.size(), max_depth);
}

bool Parser::parse_padded(const char* text, std::size_t size, std::size_t max_depth) {
  if (parser_.capacity() < size || parser_.capacity() == 0 || parser_.max_depth() != max_depth) {
    const std::size_t room = std::max(capacity_, std::bit_ceil(std::max(size, kMinCapacity)));
    if (parser_.allocate(room, max_depth) != simdjson::SUCCESS) throw std::bad_alloc();
  }
  return parser_.parse(text, size, false).error() == simdjson::SUCCESS;
}

struct ParserPool::Closer {
  ~Closer() {
    closed = true;
    while (free_count > 0) delete free_parsers[--free_count];
  }
};

std::unique_ptr<Parser> ParserPool::take() {
  if (free_count == 0) return std::make_unique<Parser>();
  return std::unique_ptr<Parser>(free_parsers[--free_count]);
}

void ParserPool::give_back(std::unique_ptr<Parser> parser) {
  if (free_count == kMaxPooled || parser->capacity() > kMaxPooledCapacity) return;
  if (!watched) watch();
  // Whoever holds a parser may outlive its thread's pool; then the parser just goes.
  if (!closed) free_parsers[free_count++] = parser.release();
}

void ParserPool::watch() {
  thread_local Closer closer;
  static_cast<void>(closer);
  watched = true;
}

}  // namespace specgen::json
