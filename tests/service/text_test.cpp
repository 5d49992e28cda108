#include "domain/text.hpp"

#include <gtest/gtest.h>

namespace auth {
namespace {

TEST(NfcTest, ComposesAndKeepsEveryByte) {
  EXPECT_EQ(to_nfc(""), "");
  EXPECT_EQ(to_nfc("Pass1234"), "Pass1234");
  EXPECT_EQ(to_nfc("Cafe\u0301"), "Caf\u00e9");
  EXPECT_EQ(to_nfc(std::string("a\0b", 3)), std::string("a\0b", 3));
  // U+212B, the angstrom sign, is U+00C5 in every normal form; U+FB01, the ligature, stays in NFC.
  EXPECT_EQ(to_nfc("\u212b\ufb01"), "\u00c5\ufb01");
}

TEST(NfcTest, RefusesWhatIsNoUtf8) {
  for (const char* text :
       {"\xff", "a\x80", "\xc0\xaf", "\xed\xa0\x80", "\xf4\x90\x80\x80", "\xe2\x82"}) {
    EXPECT_EQ(to_nfc(text), std::nullopt);
  }
}

TEST(EmailKeyTest, FoldsAsciiLettersOnly) {
  EXPECT_EQ(email_key("Some.ONE+Tag@EXAMPLE.com"), "some.one+tag@example.com");
  EXPECT_EQ(email_key("[]`{@Z"), "[]`{@z");
  EXPECT_EQ(email_key("\u00c4\u0130@x"), "\u00c4\u0130@x");
}

}  // namespace
}  // namespace auth
