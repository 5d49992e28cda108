#include "specgen/validation/usual.hpp"

#ifdef __x86_64__

#include <immintrin.h>

#include <array>
#include <bit>
#include <cstddef>
#include <cstdint>

#include "specgen/bytes.hpp"
#include "specgen/validation/characters.hpp"
#include "specgen/validation/url_signs.hpp"

// For processors with AVX2, which is most of them; the others take the ways that all texts may
// take.
namespace specgen {
namespace {

constexpr std::size_t kBlockSize = 32;
static_assert(bytes::kPadding >= kBlockSize);

/// Letters, digits and some signs, arranged so that a block of bytes can be looked up at once.
class WideSet {
 public:
  constexpr explicit WideSet(std::string_view signs, std::string_view more = "") {
    constexpr int kAscii = 128;
    for (const char c : signs) insert(c);
    for (const char c : more) insert(c);
    for (int c = 0; c < kAscii; ++c) {
      if (is_letter_or_digit(static_cast<char>(c))) insert(static_cast<char>(c));
    }
  }

  /// For each lower half of a byte, a bit for each upper half that makes it one of the set.
  const std::uint8_t* rows() const { return rows_.data(); }

 private:
  constexpr void insert(char c) {
    const auto byte = static_cast<unsigned char>(c);
    rows_[byte % 16] = static_cast<std::uint8_t>(rows_[byte % 16] | 1U << byte / 16);
  }

  alignas(16) std::array<std::uint8_t, 16> rows_{};
};

/// In the name of a host: RFC 3986 section 3.2.2, without what is percent-encoded.
constexpr WideSet kHostBytes(url_signs::kPlain);
/// Anywhere behind it: sections 3.3 to 3.5.
constexpr WideSet kRestBytes(url_signs::kPlain, ":@/?");
/// In a template outside of braces.
constexpr WideSet kLiterals(url_signs::kLiterals);
/// In names of variables, without dots and what is percent-encoded, and between them: RFC 6570
/// section 2.3.
constexpr WideSet kNameBytes("_,");

#define SPECGEN_AVX2 gnu::target("avx2,bmi"), gnu::always_inline

[[SPECGEN_AVX2]] inline __m256i load(const char* from) {
  return _mm256_loadu_si256(reinterpret_cast<const __m256i*>(from));
}

[[SPECGEN_AVX2]] inline __m256i rows_of(const WideSet& set) {
  const auto* const rows = reinterpret_cast<const __m128i*>(set.rows());
  return _mm256_broadcastsi128_si256(_mm_load_si128(rows));
}

/// The bit of the upper half of each byte; none where that is beyond ASCII.
[[SPECGEN_AVX2]] inline __m256i row_bits(__m256i block) {
  const __m256i bits = _mm256_setr_epi8(1, 2, 4, 8, 16, 32, 64, -128, 0, 0, 0, 0, 0, 0, 0, 0,  //
                                        1, 2, 4, 8, 16, 32, 64, -128, 0, 0, 0, 0, 0, 0, 0, 0);
  const __m256i upper = _mm256_and_si256(_mm256_srli_epi16(block, 4), _mm256_set1_epi8(0x0F));
  return _mm256_shuffle_epi8(bits, upper);
}

/// A bit for each byte of the block that is not in the set of these rows.
[[SPECGEN_AVX2]] inline std::uint32_t others(__m256i rows, __m256i block, __m256i row_bits) {
  const __m256i both = _mm256_and_si256(_mm256_shuffle_epi8(rows, block), row_bits);
  const __m256i none = _mm256_cmpeq_epi8(both, _mm256_setzero_si256());
  return static_cast<std::uint32_t>(_mm256_movemask_epi8(none));
}

/// "https://", the name of a host of fewer than 32 bytes, and behind it what may be there anywhere.
[[gnu::target("avx2,bmi")]] bool is_usual_url(std::string_view text) {
  constexpr std::string_view kScheme = "https://";
  if (!text.starts_with(kScheme)) return false;
  text.remove_prefix(kScheme.size());
  const char* at = text.data();
  std::size_t left = text.size();
  const __m256i rows = rows_of(kRestBytes);
  __m256i block = load(at);
  __m256i bits = row_bits(block);
  const std::size_t host =
      static_cast<unsigned>(std::countr_zero(others(rows_of(kHostBytes), block, bits)));
  if (host < left && (host == kBlockSize || at[host] != '/')) return false;
  std::uint32_t found = others(rows, block, bits);
  for (; left > kBlockSize; left -= kBlockSize) {
    if (found != 0) return false;
    at += kBlockSize;
    block = load(at);
    found = others(rows, block, row_bits(block));
  }
  return static_cast<unsigned>(std::countr_zero(found)) >= left;
}

constexpr ByteSet kOperators(url_signs::kOperators);

/// The size of the expression behind the brace at `at`, with the other brace: names of variables,
/// without dots, with commas between them, all of fewer than 32 bytes. Otherwise 0.
[[SPECGEN_AVX2]] inline std::size_t size_of_names(const char* at) {
  const __m256i block = load(at);
  const std::uint32_t found = others(rows_of(kNameBytes), block, row_bits(block));
  if (found == 0) return 0;
  const auto size = static_cast<unsigned>(std::countr_zero(found));
  const auto commas = static_cast<std::uint32_t>(
      _mm256_movemask_epi8(_mm256_cmpeq_epi8(block, _mm256_set1_epi8(','))));
  // A name is missing where a comma is first, last, or next to another.
  const std::uint32_t ends = commas | std::uint32_t{1} << size;
  const bool missing = (ends & (commas << 1U | 1U) & ((std::uint64_t{2} << size) - 1)) != 0;
  return !missing && at[size] == '}' ? size + 1 : 0;
}

/// Literals and such expressions.
[[gnu::target("avx2,bmi")]] bool is_usual_template(std::string_view text) {
  const char* at = text.data();
  const char* const end = at + text.size();
  const __m256i rows = rows_of(kLiterals);
  while (at < end) {
    const __m256i block = load(at);
    const std::uint32_t found = others(rows, block, row_bits(block));
    at += static_cast<unsigned>(std::countr_zero(found));  // a whole block, if there is none
    if (found == 0 || at >= end) continue;
    if (*at != '{') return false;
    at += kOperators.contains(at[1]) ? 2 : 1;
    const std::size_t size = size_of_names(at);
    if (size == 0 || size > static_cast<std::size_t>(end - at)) return false;
    at += size;
  }
  return true;
}

/// False until it is initialised, which is only slower.
const bool has_avx2 = __builtin_cpu_supports("avx2") && __builtin_cpu_supports("bmi");

}  // namespace

bool is_usual(Format format, std::string_view text) {
  if (!has_avx2) return false;
  switch (format) {
    case Format::kUri:
    case Format::kUriReference:
    case Format::kIri:
    case Format::kIriReference:
      return is_usual_url(text);
    case Format::kUriTemplate:
      return is_usual_template(text);
    default:
      return false;
  }
}

}  // namespace specgen

#else

namespace specgen {

bool is_usual(Format /*format*/, std::string_view /*text*/) { return false; }

}  // namespace specgen

#endif
