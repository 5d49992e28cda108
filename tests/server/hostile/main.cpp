#include <gtest/gtest.h>

#include <cstdio>
#include <map>
#include <string>

#include "target.hpp"

namespace {

constexpr const char* kUsage =
    "hostile-clients (--url URL | --server PROGRAM) [--full]\n"
    "  [--good PATH] [--delayed PATH] [--large PATH] [--post PATH] [--content-type TYPE]\n";

}  // namespace

int main(int argc, char** argv) {
  ::testing::InitGoogleTest(&argc, argv);
  specgen::hostile::Options& options = specgen::hostile::options();
  const std::map<std::string, std::string*> flags = {
      {"--url", &options.url},
      {"--server", &options.server},
      {"--good", &options.good},
      {"--delayed", &options.delayed},
      {"--large", &options.large},
      {"--post", &options.post},
      {"--content-type", &options.content_type},
  };
  for (int i = 1; i < argc; ++i) {
    const std::string flag = argv[i];
    const auto found = flags.find(flag);
    if (flag == "--full") {
      options.full = true;
    } else if (found != flags.end() && i + 1 < argc) {
      *found->second = argv[++i];
    } else {
      std::fputs(kUsage, stderr);
      return 2;
    }
  }
  specgen::hostile::raise_descriptor_limit();
  return RUN_ALL_TESTS();
}
