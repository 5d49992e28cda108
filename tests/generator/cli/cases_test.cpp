#include <gtest/gtest.h>

#include <algorithm>
#include <filesystem>
#include <sstream>

#include "cli.hpp"
#include "cli/temporary_folder.hpp"

namespace specgen::generator {
namespace {

namespace fs = std::filesystem;

/// The folders of tests/cases. Each holds spec.yaml, and expected/ with what it gives or errors.txt
/// with what `lint` says. tests/cases/update.sh writes both.
std::vector<std::string> case_names() {
  std::vector<std::string> names;
  for (const auto& entry : fs::directory_iterator(SPECGEN_CASES)) {
    if (entry.is_directory()) names.push_back(entry.path().filename().string());
  }
  std::sort(names.begin(), names.end());
  return names;
}

class GoldenCase : public testing::TestWithParam<std::string> {
 protected:
  void SetUp() override {
    before_ = fs::current_path();
    fs::current_path(fs::path(SPECGEN_CASES) / GetParam());
  }
  void TearDown() override { fs::current_path(before_); }

 private:
  fs::path before_;
};

TEST_P(GoldenCase, GivesWhatIsExpected) {
  std::ostringstream out;
  std::ostringstream err;
  if (fs::exists("errors.txt")) {
    EXPECT_EQ(run_cli({"lint", "spec.yaml"}, out, err), ExitCode::kSpecErrors);
    EXPECT_EQ(err.str(), read_text("errors.txt"));
    return;
  }
  EXPECT_EQ(run_cli({"verify", "spec.yaml", "--out", "expected"}, out, err), ExitCode::kOk)
      << out.str() << err.str();
}

INSTANTIATE_TEST_SUITE_P(Cases, GoldenCase, testing::ValuesIn(case_names()),
                         [](const auto& each) { return each.param; });

}  // namespace
}  // namespace specgen::generator
