// A test program as one is emitted from a spec; main_test.cpp runs it.

#include <gtest/gtest.h>

#include "specgen/testing/main.hpp"

namespace {

specgen::testing::EdgeCase hello(std::string expected) {
  specgen::testing::EdgeCase result;
  result.id = "EC-1";
  result.description = "Says hello";
  result.source = "hello.yaml:12";
  result.request.operation = "hello";
  result.request.method = "GET";
  result.request.path = "/hello";
  result.request.expected = {std::move(expected)};
  return result;
}

// hello.yaml:12
TEST(Hello, EC_1_SaysHello) { specgen::testing::run(hello("200")); }

// hello.yaml:12
TEST(Hello, EC_2_SaysNothing) { specgen::testing::run(hello("204")); }

}  // namespace

int main(int argc, char** argv) {
  const specgen::testing::ApiSpec api{
      .title = "Hello",
      .base_path = "/v1",
      .operations = {{.id = "hello",
                      .method = "GET",
                      .path = "/hello",
                      .source = "hello.yaml:5",
                      .responses = {{.status = 200, .bodies = {}, .headers = {}}}}}};
  return specgen::testing::main(argc, argv, api, "echo no server here; exit 9");
}
