#include "domain/random.hpp"

#include <gtest/gtest.h>

#include <map>
#include <set>

#include "crypto/system_random.hpp"
#include "fakes.hpp"

namespace auth {
namespace {

TEST(RandomNameTest, DrawsBytesAgainThatWouldFavourALetter) {
  const testing::CountingRandom random(248);
  // 248…251 are the last that count; 252…255 are skipped; then it goes on with 0.
  EXPECT_EQ(random_name(random, 6), "6789ab");
}

TEST(RandomNameTest, UsesEveryCharacterEquallyOften) {
  const testing::CountingRandom random;
  std::map<char, int> counts;
  for (const char c : random_name(random, 252)) ++counts[c];
  ASSERT_EQ(counts.size(), 36U);
  for (const auto& [character, count] : counts) EXPECT_EQ(count, 7) << character;
}

TEST(RandomNameTest, IdsHaveTheShapeOfTheSpecAndDiffer) {
  const SystemRandom random;
  std::set<std::string> ids;
  for (int i = 0; i < 1000; ++i) {
    const std::string id = new_user_id(random);
    ASSERT_EQ(id.size(), 21U);
    ASSERT_EQ(id.substr(0, 5), "user_");
    ASSERT_EQ(id.find_first_not_of("abcdefghijklmnopqrstuvwxyz0123456789", 5), std::string::npos);
    ids.insert(id);
  }
  EXPECT_EQ(ids.size(), 1000U);
  EXPECT_EQ(new_session_id(random).size(), 20U);
}

}  // namespace
}  // namespace auth
