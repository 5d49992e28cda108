#include "cli/lint_text.hpp"

#include <gtest/gtest.h>

#include <sstream>

#include "cli/temporary_folder.hpp"

namespace specgen::generator {

std::string lint_text(const std::string& text, ExitCode expected) {
  const TemporaryFolder folder;
  write_text("api.yaml", text);
  std::ostringstream out;
  std::ostringstream err;
  EXPECT_EQ(run_cli({"lint", "api.yaml"}, out, err), expected);
  EXPECT_EQ(out.str(), "");
  return err.str();
}

}  // namespace specgen::generator
