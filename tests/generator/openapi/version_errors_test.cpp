#include <gtest/gtest.h>

#include "generator/support.hpp"

namespace specgen::generator {
namespace {

TEST(VersionErrors, Missing) {
  EXPECT_EQ(diagnose("spec.yaml", R"(info: {title: t, version: "1"}
)"),
            R"(spec.yaml:1:1: error: an OpenAPI document needs 'openapi'
info: {title: t, version: "1"}
^
  write openapi: 3.1.0
)");
}

TEST(VersionErrors, Misspelt) {
  EXPECT_EQ(diagnose("spec.yaml", R"(openapy: 3.1.0
)"),
            R"(spec.yaml:1:1: error: an OpenAPI document needs 'openapi'
openapy: 3.1.0
^
  you wrote 'openapy'
)");
}

TEST(VersionErrors, ANumber) {
  EXPECT_EQ(diagnose("spec.yaml", R"(openapi: 3.1
)"),
            R"(spec.yaml:1:10: error: 'openapi' must be a string of three numbers, not a number
openapi: 3.1
         ^
  at /openapi; write openapi: 3.1.0
)");
}

TEST(VersionErrors, TwoNumbers) {
  EXPECT_EQ(diagnose("spec.yaml", R"(openapi: "3.1"
)"),
            R"(spec.yaml:1:10: error: the OpenAPI version '3.1' is not supported
openapi: "3.1"
         ^
  at /openapi; write openapi: 3.1.0
)");
}

TEST(VersionErrors, TooNew) {
  EXPECT_EQ(diagnose("spec.yaml", R"(openapi: 4.0.0
)"),
            R"(spec.yaml:1:10: error: the OpenAPI version '4.0.0' is not supported
openapi: 4.0.0
         ^
  at /openapi; supported are 3.0 and 3.1
)");
}

TEST(VersionErrors, Swagger) {
  EXPECT_EQ(diagnose("spec.yaml", R"(swagger: "2.0"
)"),
            R"(spec.yaml:1:1: error: Swagger 2.0 documents are not supported
swagger: "2.0"
^
  at /swagger; convert it to OpenAPI 3 first
)");
}

TEST(VersionErrors, RootIsAList) {
  EXPECT_EQ(diagnose("spec.yaml", R"(- 1
)"),
            R"(spec.yaml:1:1: error: an OpenAPI document must be a mapping, not a list
- 1
^
)");
}

}  // namespace
}  // namespace specgen::generator
