#pragma once

#include <array>
#include <bit>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <string>
#include <string_view>

/// Looking at many bytes at once, by the vector types that GCC and Clang have for every processor.
namespace specgen::bytes {

constexpr std::size_t kBlockSize = 16;

/// Bytes behind a text that may be read, where it says that it is padded.
constexpr std::size_t kPadding = 64;

/// Whether the string has the memory for them, whatever is in it.
inline bool is_padded(const std::string& text) { return text.capacity() - text.size() >= kPadding; }

/// Bytes of a text. Comparing it with a number gives a Mask.
using Block [[gnu::vector_size(kBlockSize)]] = unsigned char;
/// For each byte of a block 0, or -1 where something is true of it.
using Mask [[gnu::vector_size(kBlockSize)]] = signed char;

/// From a place behind which there are at least as many bytes.
inline Block load(const char* from) {
  Block block;
  std::memcpy(&block, from, kBlockSize);
  return block;
}

inline Mask is_between(Block block, unsigned char first, unsigned char last) {
  return block - first <= static_cast<unsigned char>(last - first);
}

/// Of signed numbers.
inline Mask is_below(Mask block, signed char end) {
#if defined(__SSE2__) && !defined(__AVX__)
  // GCC makes two instructions of the comparison below, in a place where each counts.
  const Mask ends = Mask{} + end;
  Mask below = ends;
  asm("pcmpgtb %1, %0" : "+x"(below) : "x"(block));
  return below;
#else
  return block < end;
#endif
}

/// The bits of a mask: a bit for each byte, the lowest for the first.
inline unsigned bits(Mask mask) {
#ifdef __SSE2__
  using Chars [[gnu::vector_size(kBlockSize)]] = char;
  return static_cast<unsigned>(__builtin_ia32_pmovmskb128(reinterpret_cast<Chars>(mask)));
#else
  // Takes the highest bit of each byte of a word to one byte.
  const auto gather = [](std::uint64_t word) {
    return static_cast<unsigned>(((word & 0x8080808080808080U) * 0x0002040810204081U) >> 56U);
  };
  std::array<std::uint64_t, 2> words;
  std::memcpy(words.data(), &mask, kBlockSize);
  return gather(words[0]) | gather(words[1]) << 8U;
#endif
}

constexpr unsigned kAllBits = (1U << kBlockSize) - 1;

/// The part of a text from `at` on as a block; `filler` stands for what is beyond its end.
inline Block block_at(std::string_view text, std::size_t at, char filler) {
  if (text.size() - at >= kBlockSize) return load(text.data() + at);
  std::array<char, kBlockSize> rest;
  rest.fill(filler);
  std::memcpy(rest.data(), text.data() + at, text.size() - at);
  return load(rest.data());
}

/// Whether `test`, from a Block to a Mask, is true of all bytes; it must be of `filler`. Looks at
/// all of them whatever it finds: texts are mostly good.
template <class F>
bool all(std::string_view text, char filler, F test) {
  if (text.size() < kBlockSize) return bits(test(block_at(text, 0, filler))) == kAllBits;
  const char* const last = text.data() + text.size() - kBlockSize;
  Mask good = test(load(last));
  for (const char* at = text.data(); at < last; at += kBlockSize) good &= test(load(at));
  return bits(good) == kAllBits;
}

/// The index of the first byte of which `test` is true, or the text's size. It must not be of
/// `filler`.
template <class F>
std::size_t find(std::string_view text, char filler, F test) {
  const auto first_of = [](unsigned found) {
    return static_cast<unsigned>(std::countr_zero(found));
  };
  std::size_t at = 0;
  for (; text.size() - at >= kBlockSize; at += kBlockSize) {
    const unsigned found = bits(test(load(text.data() + at)));
    if (found != 0) return at + first_of(found);
  }
  const std::size_t rest = text.size() - at;
  if (rest == 0) return at;
  // The last block may have some bytes again; filling it up takes longer.
  const unsigned found =
      at == 0 ? bits(test(block_at(text, at, filler)))
              : bits(test(load(text.data() + text.size() - kBlockSize))) >> (kBlockSize - rest);
  return found != 0 ? at + first_of(found) : text.size();
}

}  // namespace specgen::bytes
