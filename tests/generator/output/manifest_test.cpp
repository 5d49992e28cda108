#include "output/manifest.hpp"

#include <gtest/gtest.h>

#include <stdexcept>

#include "cli/temporary_folder.hpp"
#include "output/sha256.hpp"

namespace specgen::generator {
namespace {

TEST(Sha256, OfKnownTexts) {
  EXPECT_EQ(sha256(""), "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
  EXPECT_EQ(sha256("abc"), "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
}

TEST(SafePath, StaysBelowTheDirectory) {
  for (const char* safe : {"a", "a/b.hpp", "a/..b", "a.b/c"})
    EXPECT_TRUE(is_safe_path(safe)) << safe;
  for (const char* unsafe : {"", "/a", "../a", "a/../b", "a//b", "a/", "./a", "a\\b", ".."}) {
    EXPECT_FALSE(is_safe_path(unsafe)) << unsafe;
  }
}

TEST(ManifestTest, IsReadAsItWasWritten) {
  const TemporaryFolder folder;
  Manifest manifest;
  manifest.generator = "specgen 1";
  manifest.spec = "../api.yaml";
  manifest.code = {"a::b", Formats::kAnnotate};
  manifest.files["models/pet.hpp"] = "1";
  write_text("manifest.json", to_text(manifest));
  const auto read = read_manifest(".");
  ASSERT_TRUE(read.has_value());
  EXPECT_EQ(to_text(*read), to_text(manifest));
}

TEST(ManifestTest, NoneWhereThereIsNoFile) {
  const TemporaryFolder folder;
  EXPECT_FALSE(read_manifest(".").has_value());
  EXPECT_FALSE(read_manifest("nowhere").has_value());
}

TEST(ManifestTest, RefusesWhatIsNone) {
  const TemporaryFolder folder;
  for (const char* text : {"", "[]", "{}", "{\"files\": []}", "{\"files\": {\"../x\": {}}}",
                           "{\"files\": {\"a\": 1}}", "{\"files\": {\"/etc/passwd\": {}}}"}) {
    write_text("manifest.json", text);
    EXPECT_THROW(read_manifest("."), std::runtime_error) << text;
  }
}

}  // namespace
}  // namespace specgen::generator
