#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "service.hpp"

namespace auth::e2e {
namespace {

using ::testing::HasSubstr;
using ::testing::Not;
using ::testing::StartsWith;

/// The same server above its base path.
HttpResponse get_at_root(const std::string& path) {
  std::string root = service().base_url();
  root.resize(root.rfind("/v1"));
  return Client(root).send({.method = "GET", .path = path});
}

TEST(Health, LiveAndReady) {
  for (const std::string path : {"/health/live", "/health/ready"}) {
    EXPECT_EQ(get_at_root(path).status, 200) << path;
    EXPECT_EQ(service().get(path).status, 200) << path;
  }
}

TEST(Documents, TheJsonDocumentIsOpenApi) {
  const HttpResponse response = get_at_root("/openapi.json");
  ASSERT_EQ(response.status, 200);
  EXPECT_THAT(*response.header("Content-Type"), StartsWith("application/"));
  EXPECT_THAT(*response.header("Content-Type"), HasSubstr("json"));
  const Json document = json(response);
  EXPECT_THAT(document.at("openapi").get<std::string>(), StartsWith("3.1."));
  for (const std::string path : {"/signup", "/login", "/validate", "/mfa/enable", "/me"}) {
    EXPECT_TRUE(document.at("paths").contains(path)) << path;
  }
  EXPECT_FALSE(document.contains("edgeCases"));
  EXPECT_TRUE(document.contains("x-edgeCases"));
  EXPECT_EQ(document, json(service().get("/openapi.json")));
}

TEST(Documents, TheYamlDocumentIsThere) {
  const HttpResponse response = get_at_root("/openapi.yaml");
  ASSERT_EQ(response.status, 200);
  EXPECT_THAT(*response.header("Content-Type"), HasSubstr("yaml"));
  EXPECT_THAT(response.body, HasSubstr("openapi: "));
  EXPECT_THAT(response.body, HasSubstr("/mfa/enable:"));
}

TEST(Documents, NameNoPlaceOfTheMachineTheyWereMadeOn) {
  for (const std::string path : {"/openapi.json", "/openapi.yaml"}) {
    EXPECT_THAT(get_at_root(path).body, Not(HasSubstr(PROJECT_ROOT)));
  }
}

}  // namespace
}  // namespace auth::e2e
