#include "specgen/bytes.hpp"

#include <gtest/gtest.h>

#include <string>

namespace specgen::bytes {
namespace {

TEST(Bytes, BitsAreInTheOrderOfTheBytes) {
  const std::string text = "a..............a";
  EXPECT_EQ(bits(load(text.data()) == 'a'), 0x8001U);
  EXPECT_EQ(bits(load(text.data()) == '.'), 0x7FFEU);
  EXPECT_EQ(bits(load(text.data()) == 'b'), 0U);
}

TEST(Bytes, BoundsBelongToARange) {
  const std::string text =
      "`abyz{\x7f\x80\xff\x01"
      "ABYZ[@";
  EXPECT_EQ(bits(is_between(load(text.data()), 'a', 'z')), 0x001EU);
  EXPECT_EQ(bits(is_between(load(text.data()), 0x7F, 0xFF)), 0x01C0U);
}

TEST(Bytes, OneByteDecidesWhereverItIs) {
  const auto is_a = [](Block block) { return block == 'a'; };
  const auto is_b = [](Block block) { return block == 'b'; };
  for (std::size_t size = 0; size < 70; ++size) {
    std::string text(size, 'a');
    EXPECT_TRUE(all(text, 'a', is_a)) << size;
    EXPECT_EQ(find(text, 'a', is_b), size);
    for (std::size_t at = 0; at < size; ++at) {
      text[at] = 'b';
      EXPECT_FALSE(all(text, 'a', is_a)) << size << ", " << at;
      EXPECT_EQ(find(text, 'a', is_b), at) << size;
      text[at] = 'a';
    }
  }
}

}  // namespace
}  // namespace specgen::bytes
