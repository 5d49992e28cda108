#include <gtest/gtest.h>

#include <filesystem>
#include <sstream>

#include "cli.hpp"
#include "cli/temporary_folder.hpp"

namespace specgen::generator {
namespace {

namespace fs = std::filesystem;

constexpr const char* kSpec = R"(openapi: 3.1.0
info: {title: Pets, version: '1'}
servers: [{url: /v1}]
security: [{key: []}]
paths:
  /pets:
    get:
      operationId: listPets
      tags: [Pets]
      responses: {'204': {description: None}}
components:
  securitySchemes:
    key: {type: apiKey, in: header, name: X-Key}
)";

constexpr const char* kMore = R"(    post:
      operationId: addPet
      tags: [Other]
      responses: {'204': {description: Added}}
)";

std::string spec_with_two_operations() {
  std::string spec = kSpec;
  return spec.insert(spec.find("components:"), kMore);
}

std::string run(const std::vector<std::string>& arguments, ExitCode expected = ExitCode::kOk) {
  std::ostringstream out;
  std::ostringstream err;
  EXPECT_EQ(run_cli(arguments, out, err), expected) << err.str();
  return out.str() + err.str();
}

TEST(Init, WritesAProject) {
  const TemporaryFolder folder;
  write_text("api.yaml", kSpec);
  const std::string output = run({"init", "api.yaml", "--out", "project", "--namespace", "pets"});
  EXPECT_TRUE(
      output.starts_with("  new      spec/api.yaml\n"
                         "  new      project/CMakeLists.txt\n"
                         "  new      project/README.md\n"
                         "  new      project/.gitignore\n"
                         "  new      project/main.cpp\n"
                         "  new      project/handlers/handlers.hpp\n"
                         "  new      project/security.hpp\n"
                         "  new      project/security.cpp\n"
                         "  new      project/handlers/list_pets.cpp\n"
                         "generated/: "))
      << output;
  EXPECT_EQ(read_text("project/spec/api.yaml"), kSpec);
  EXPECT_TRUE(fs::exists("project/generated/server/operations.cpp"));
  EXPECT_EQ(read_text("project/handlers/list_pets.cpp"),
            "#include \"handlers/handlers.hpp\"\n"
            "#include \"operations/list_pets.hpp\"\n\n"
            "/// GET /pets\n"
            "pets::ListPetsResult Handlers::list_pets(const pets::ListPetsRequest& /*request*/,\n"
            "                                         const specgen::RequestContext& /*context*/) "
            "{\n"
            "  throw NotWritten(\"the handler 'list_pets' is not written yet\");\n"
            "}\n");
}

TEST(Init, WhatItGeneratesIsWhatGenerateGivesThere) {
  const TemporaryFolder folder;
  write_text("api.yaml", kSpec);
  run({"init", "api.yaml", "--out", "project"});
  fs::current_path("project");
  EXPECT_EQ(run({"verify", "spec/api.yaml", "--out", "generated"}), "");
  fs::current_path("..");
}

TEST(Init, NeverOverwrites) {
  const TemporaryFolder folder;
  write_text("api.yaml", kSpec);
  write_text("project/main.cpp", "mine");
  write_text("project/handlers/list_pets.cpp", "mine");
  const std::string output = run({"init", "api.yaml", "--out", "project"});
  EXPECT_NE(output.find("  kept     project/main.cpp\n"), std::string::npos);
  EXPECT_NE(output.find("  kept     project/handlers/list_pets.cpp\n"), std::string::npos);
  EXPECT_EQ(read_text("project/main.cpp"), "mine");
  EXPECT_EQ(read_text("project/handlers/list_pets.cpp"), "mine");
}

TEST(Init, RefersToASpecWithinTheProject) {
  const TemporaryFolder folder;
  write_text("project/docs/api.yaml", kSpec);
  run({"init", "project/docs/api.yaml", "--out", "project"});
  EXPECT_FALSE(fs::exists("project/spec"));
  EXPECT_NE(read_text("project/README.md").find("specgen generate docs/api.yaml --out generated"),
            std::string::npos);
}

TEST(Init, RefersToASpecOfSeveralFiles) {
  const TemporaryFolder folder;
  std::string spec = kSpec;
  spec += "  schemas:\n    Pet: {$ref: 'pet.yaml'}\n";
  write_text("docs/api.yaml", spec);
  write_text("docs/pet.yaml", "{type: string}\n");
  run({"init", "docs/api.yaml", "--out", "project"});
  EXPECT_FALSE(fs::exists("project/spec"));
  EXPECT_NE(
      read_text("project/README.md").find("specgen generate ../docs/api.yaml --out generated"),
      std::string::npos);
}

TEST(Init, AddWritesTheMissingHandlersOnly) {
  const TemporaryFolder folder;
  write_text("api.yaml", kSpec);
  run({"init", "api.yaml", "--out", "project"});
  write_text("project/handlers/list_pets.cpp", "mine");
  EXPECT_EQ(run({"init", "api.yaml", "--out", "project", "--add"}),
            "every operation has its handler\n");
  write_text("api.yaml", spec_with_two_operations());
  const std::string manifest = read_text("project/generated/manifest.json");
  EXPECT_EQ(run({"init", "api.yaml", "--out", "project", "--add"}),
            "  new      project/handlers/add_pet.cpp\n");
  EXPECT_EQ(read_text("project/handlers/list_pets.cpp"), "mine");
  EXPECT_EQ(read_text("project/generated/manifest.json"), manifest);
}

TEST(Init, AddNeedsAProject) {
  const TemporaryFolder folder;
  write_text("api.yaml", kSpec);
  EXPECT_EQ(run({"init", "api.yaml", "--out", "nowhere", "--add"}, ExitCode::kUsage),
            "specgen: no project in 'nowhere': it has no folder 'handlers'\n");
}

}  // namespace
}  // namespace specgen::generator
