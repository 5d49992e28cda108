#include "specgen/testing/coverage.hpp"

#include <gtest/gtest.h>

#include "specgen/testing/url.hpp"

namespace specgen::testing {
namespace {

ApiSpec api() {
  const auto response = [](int status) {
    return ResponseSpec{.status = status, .bodies = {}, .headers = {}};
  };
  return {.title = "t",
          .base_path = "",
          .operations = {{.id = "signup",
                          .method = "POST",
                          .path = "/signup",
                          .source = "spec.yaml:57",
                          .responses = {response(201), response(4), response(0)}},
                         {.id = "me",
                          .method = "GET",
                          .path = "/me",
                          .source = "spec.yaml:90",
                          .responses = {response(200)}}}};
}

TEST(Coverage, ListsWhatWasNotSeen) {
  const ApiSpec spec = api();
  Coverage coverage;
  coverage.record(spec.operations[0], 201);
  coverage.record(spec.operations[0], 201);
  coverage.record(spec.operations[1], 404);
  EXPECT_EQ(coverage.summary(spec),
            "1 of 4 declared responses were seen; not seen:\n"
            "  spec.yaml:57: signup 4XX default\n"
            "  spec.yaml:90: me 200");
}

TEST(Coverage, SaysSoWhenAllWereSeen) {
  const ApiSpec spec = api();
  Coverage coverage;
  for (const int status : {201, 409, 500}) coverage.record(spec.operations[0], status);
  coverage.record(spec.operations[1], 200);
  EXPECT_EQ(coverage.summary(spec), "4 of 4 declared responses were seen");
}

TEST(QueryString, EncodesNamesAndValues) {
  EXPECT_EQ(query_string({}), "");
  EXPECT_EQ(query_string({{"a b", "c&d"}, {"e", "~-._ü"}}), "?a%20b=c%26d&e=~-._%C3%BC");
}

}  // namespace
}  // namespace specgen::testing
