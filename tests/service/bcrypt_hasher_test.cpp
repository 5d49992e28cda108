#include "crypto/bcrypt_hasher.hpp"

#include <gtest/gtest.h>

#include <ctime>

#include "crypto/system_random.hpp"
#include "domain/text.hpp"

namespace auth {
namespace {

std::string counting_bytes(int from) {
  std::string bytes;
  for (int i = 0; i < 32; ++i) bytes += static_cast<char>(from + i);
  return bytes;
}

KeyRing ring(std::initializer_list<std::pair<const char*, int>> keys) {
  KeyRing ring;
  for (const auto& [id, from] : keys) ring.push_back({id, Secret(counting_bytes(from))});
  return ring;
}

std::string repeat(const std::string& text, int times) {
  std::string all;
  for (int i = 0; i < times; ++i) all += text;
  return all;
}

class BcryptHasherTest : public ::testing::Test {
 protected:
  const SystemRandom random_;
  const BcryptHasher hasher_{ring({{"p1", 0}}), 4, random_};
};

// Made with another implementation of HMAC and of bcrypt, the pepper being the bytes 0 to 31.
TEST_F(BcryptHasherTest, KnownAnswers) {
  const std::vector<std::pair<std::string, std::string>> vectors = {
      {"Pass1234", "vNGkzWNNHYdA3ILx2pHCyvF9vjkbdwS"},
      {"Caf\u00e9 12A", "8IRzJt2n9mDkqhO5HSYAdHmtNIgUAba"},
      {"Cafe\u0301 12A", "8IRzJt2n9mDkqhO5HSYAdHmtNIgUAba"},
      {"Pass" + std::string(252, '1'), "q/EiQQ1k5WLVBVKxtkBfpXhqkKea8se"},
      {std::string("Pass1234\0x", 10), "0NG1Fow8xj0wXMO.t71jK/ronqE2NrK"},
      {"Aa1" + repeat("\U0001F511", 253), "k5nN8IBWsKwrxCtZ2KwdgmAQ1DOnFZu"}};
  for (const auto& [password, hash] : vectors) {
    const StoredPassword stored = {"$2b$04$abcdefghijklmnopqrstuu" + hash, "hmac-sha384-nfc-15.0.0",
                                   "p1"};
    EXPECT_TRUE(hasher_.verify(password, stored)) << password;
    EXPECT_FALSE(hasher_.verify(password + "x", stored)) << password;
  }
}

TEST_F(BcryptHasherTest, ProductionCostIsTwelve) {
  const BcryptHasher hasher(ring({{"p1", 0}}), 12, random_);
  const StoredPassword known = {"$2b$12$abcdefghijklmnopqrstuuJqoaO98tQdUwz4fPQQMbE8r0G2tr/JC",
                                "hmac-sha384-nfc-15.0.0", "p1"};
  EXPECT_TRUE(hasher.verify("Pass1234", known));
  const StoredPassword stored = hasher.hash("Pass1234");
  EXPECT_EQ(stored.hash.substr(0, 7), "$2b$12$");
  EXPECT_EQ(stored.hash.size(), 60U);
  EXPECT_EQ(stored.pepper_id, "p1");
  EXPECT_EQ(stored.scheme, std::string("hmac-sha384-nfc-") + unicode_version());
}

TEST_F(BcryptHasherTest, EveryHashIsSalted) {
  const StoredPassword first = hasher_.hash("Pass1234");
  const StoredPassword second = hasher_.hash("Pass1234");
  EXPECT_NE(first.hash, second.hash);
  EXPECT_NE(first.hash.substr(7, 22), second.hash.substr(7, 22));
  EXPECT_TRUE(hasher_.verify("Pass1234", first));
  EXPECT_TRUE(hasher_.verify("Pass1234", second));
}

TEST_F(BcryptHasherTest, EveryByteCounts) {
  const std::vector<std::pair<std::string, std::string>> pairs = {
      {std::string(72, 'a') + "x", std::string(72, 'a') + "y"},
      {std::string("ab\0x", 4), std::string("ab\0y", 4)},
      {std::string("ab\0", 3), "ab"},
      {repeat("\U0001F511", 255) + "a", repeat("\U0001F511", 255) + "b"},
      {"Pass1234", "pass1234"},
      {"Pass1234", "Pass1234 "}};
  for (const auto& [right, wrong] : pairs) {
    const StoredPassword stored = hasher_.hash(right);
    EXPECT_TRUE(hasher_.verify(right, stored));
    EXPECT_FALSE(hasher_.verify(wrong, stored));
  }
}

TEST_F(BcryptHasherTest, WhatIsNoUtf8MatchesNothing) {
  const StoredPassword stored = hasher_.hash("\xff");
  EXPECT_FALSE(hasher_.verify("Pass1234", stored));
  EXPECT_FALSE(hasher_.verify("", stored));
}

TEST_F(BcryptHasherTest, MalformedHashesAreNoMatchAndNoException) {
  StoredPassword good = hasher_.hash("Pass1234");
  std::vector<std::string> hashes = {
      "",
      "garbage",
      "ga3B1/aPyo5qQ",
      "*0",
      "$2b$",
      "$2b$04$",
      "$2b$04$abcdefghijklmnopqrstuu",
      good.hash.substr(0, 59),
      good.hash + "a",
      "$2a$" + good.hash.substr(4),
      "$2y$" + good.hash.substr(4),
      "$1b$" + good.hash.substr(4),
      "$2b$31$" + good.hash.substr(7),
      "$2b$16$" + good.hash.substr(7),
      "$2b$03$" + good.hash.substr(7),
      "$2b$x4$" + good.hash.substr(7),
      "$2b$4$" + good.hash.substr(6),
      "$2b$04." + good.hash.substr(7),
      good.hash.substr(0, 59) + "!",
      good.hash.substr(0, 30) + std::string(1, '\0') + good.hash.substr(31),
      std::string(60, '\xff')};
  for (const std::string& hash : hashes) {
    EXPECT_FALSE(hasher_.verify("Pass1234", StoredPassword{hash, good.scheme, good.pepper_id}))
        << hash;
  }
  EXPECT_FALSE(hasher_.verify("Pass1234", StoredPassword{good.hash, "argon2id", "p1"}));
  EXPECT_FALSE(hasher_.verify("Pass1234", StoredPassword{good.hash, good.scheme, "p9"}));
  EXPECT_FALSE(hasher_.verify("Pass1234", std::nullopt));
  EXPECT_TRUE(hasher_.verify("Pass1234", good));
}

TEST_F(BcryptHasherTest, TestCostIsRefusedInProduction) {
  const BcryptHasher production(ring({{"p1", 0}}), 10, random_);
  EXPECT_FALSE(production.verify("Pass1234", hasher_.hash("Pass1234")));
}

TEST_F(BcryptHasherTest, AnotherCostIsOutdated) {
  const BcryptHasher dearer(ring({{"p1", 0}}), 5, random_);
  EXPECT_TRUE(dearer.is_outdated(hasher_.hash("Pass1234")));
  EXPECT_FALSE(dearer.is_outdated(dearer.hash("Pass1234")));
}

TEST_F(BcryptHasherTest, PeppersRotate) {
  const StoredPassword old = hasher_.hash("Pass1234");
  const BcryptHasher rotated(ring({{"p2", 64}, {"p1", 0}}), 4, random_);
  EXPECT_TRUE(rotated.verify("Pass1234", old));
  const StoredPassword renewed = rotated.hash("Pass1234");
  EXPECT_EQ(renewed.pepper_id, "p2");
  EXPECT_TRUE(rotated.verify("Pass1234", renewed));
  EXPECT_FALSE(hasher_.verify("Pass1234", renewed));
  EXPECT_TRUE(rotated.is_outdated(old));
  EXPECT_FALSE(rotated.is_outdated(renewed));
  EXPECT_FALSE(hasher_.is_outdated(old));
  const BcryptHasher other_secret(ring({{"p1", 64}}), 4, random_);
  EXPECT_FALSE(other_secret.verify("Pass1234", old));
}

double cpu_seconds(const BcryptHasher& hasher, const std::optional<StoredPassword>& stored,
                   const std::string& password = "Pass1234") {
  double best = 1e9;
  for (int i = 0; i < 5; ++i) {
    std::timespec begin{};
    std::timespec end{};
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &begin);
    hasher.verify(password, stored);
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &end);
    best = std::min(best, static_cast<double>(end.tv_sec - begin.tv_sec) +
                              static_cast<double>(end.tv_nsec - begin.tv_nsec) * 1e-9);
  }
  return best;
}

TEST_F(BcryptHasherTest, AVastPasswordCostsAsMuchAsAnyOther) {
  const BcryptHasher hasher(ring({{"p1", 0}}), 8, random_);
  const StoredPassword stored = hasher.hash("Pass1234");
  const double usual = cpu_seconds(hasher, stored);
  // Marks that normalisation has to put into another order, one by one.
  const std::string marks = "a" + repeat("\u0301", 16'000) + repeat("\u0334", 16'000);
  EXPECT_LT(cpu_seconds(hasher, stored, marks), usual * 1.5);
  EXPECT_FALSE(hasher.verify(marks, stored));
}

TEST_F(BcryptHasherTest, TheLongestSpellingOfAPasswordStillMatches) {
  // One of the characters with the longest decomposition.
  const StoredPassword stored = hasher_.hash(repeat("\u1F82", 256));
  EXPECT_TRUE(hasher_.verify(repeat("\u03B1\u0313\u0300\u0345", 256), stored));
}

TEST_F(BcryptHasherTest, NobodyCostsAsMuchAsSomebody) {
  const BcryptHasher hasher(ring({{"p1", 0}}), 8, random_);
  const double real = cpu_seconds(hasher, hasher.hash("Pass1234"));
  for (const std::optional<StoredPassword>& stored :
       {std::optional<StoredPassword>(), std::optional(StoredPassword{"garbage", "", ""}),
        std::optional(StoredPassword{"$2b$31$abcdefghijklmnopqrstuuvNGkzWNNHYdA3ILx2pHCyvF9vjkbdwS",
                                     "hmac-sha384-nfc-15.0.0", "p1"})}) {
    const double other = cpu_seconds(hasher, stored);
    EXPECT_GT(other, real * 0.7);
    EXPECT_LT(other, real * 1.5);
  }
}

}  // namespace
}  // namespace auth
