#include "render/parallel.hpp"

#include <gtest/gtest.h>

#include <stdexcept>
#include <string>
#include <vector>

namespace specgen::generator {
namespace {

TEST(ForEachIndex, CallsEachOnce) {
  for (const std::size_t count : {0U, 1U, 63U, 1000U}) {
    std::vector<int> calls(count);
    for_each_index(count, [&](std::size_t index) { ++calls[index]; });
    EXPECT_EQ(calls, std::vector<int>(count, 1));
  }
}

TEST(ForEachIndex, ThrowsTheFirstFailure) {
  const auto fail = [](std::size_t index) {
    if (index == 40 || index == 700) throw std::runtime_error(std::to_string(index));
  };
  try {
    for_each_index(1000, fail);
    FAIL() << "nothing was thrown";
  } catch (const std::runtime_error& error) {
    EXPECT_STREQ(error.what(), "40");
  }
}

}  // namespace
}  // namespace specgen::generator
