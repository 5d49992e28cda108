// Runs over documents that nobody here wrote, where they are beside the checkout: none may crash,
// hang or need much memory, and each must get the right class of answer.
#include <gtest/gtest.h>

#include <chrono>
#include <filesystem>
#include <fstream>
#include <nlohmann/json.hpp>

#include "pipeline.hpp"

namespace specgen::generator {
namespace {

namespace fs = std::filesystem;

fs::path fixtures() { return SPECGEN_FIXTURES; }

/// Generous, as sanitizers and other builds slow a machine down.
constexpr std::chrono::seconds kLimit(60);

Diagnostics read_quickly(const fs::path& path) {
  const auto start = std::chrono::steady_clock::now();
  Diagnostics diagnostics;
  read_spec(path.string(), diagnostics);
  EXPECT_LT(std::chrono::steady_clock::now() - start, kLimit) << path;
  return diagnostics;
}

TEST(Fixtures, BadDocumentsGetTheRightClassOfAnswer) {
  std::ifstream stream(fixtures() / "bad" / "index.json");
  if (!stream) GTEST_SKIP() << "no fixtures beside the checkout";
  std::size_t right = 0;
  std::size_t all = 0;
  std::string wrong;
  for (const auto& entry : nlohmann::json::parse(stream)) {
    const std::string file = entry["file"];
    const std::string expected = entry["cls"];
    const Diagnostics diagnostics = read_quickly(fixtures() / "bad" / file);
    const bool good = expected == "error"   ? diagnostics.has_errors()
                      : expected == "warn"  ? !diagnostics.all().empty()
                      : expected == "valid" ? !diagnostics.has_errors()
                                            : true;
    ++all;
    right += good ? 1 : 0;
    if (!good) wrong += expected + " " + file + "\n";
  }
  EXPECT_GE(right * 100, all * 98) << right << " of " << all << "; wrong:\n" << wrong;
}

TEST(Fixtures, AllDocumentsAreReadInTime) {
  if (!fs::exists(fixtures() / "openapi")) GTEST_SKIP() << "no fixtures beside the checkout";
  for (const auto& entry : fs::recursive_directory_iterator(fixtures() / "openapi")) {
    if (entry.is_regular_file()) read_quickly(entry.path());
  }
}

TEST(Fixtures, DocumentsOfTheFirstScopeHaveNoErrors) {
  if (!fs::exists(fixtures() / "openapi")) GTEST_SKIP() << "no fixtures beside the checkout";
  std::size_t count = 0;
  for (const auto& entry : fs::directory_iterator(fixtures() / "openapi")) {
    const std::string name = entry.path().filename().string();
    const bool in_scope =
        name == "museum.yaml" || name == "vacuum-petstorev3.json" ||
        name.rfind("oai-petstore", 0) == 0 || name.rfind("oapicg-petstore-expanded", 0) == 0 ||
        name.rfind("ogen-ex-petstore", 0) == 0 || name.rfind("ogen-ex-swagger-petstore", 0) == 0;
    if (!in_scope) continue;
    ++count;
    const Diagnostics diagnostics = read_quickly(entry.path());
    EXPECT_FALSE(diagnostics.has_errors()) << diagnostics.text();
  }
  EXPECT_GE(count, 10U);
}

}  // namespace
}  // namespace specgen::generator
