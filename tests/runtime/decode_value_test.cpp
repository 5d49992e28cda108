#include <gtest/gtest.h>

#include <string>

#include "specgen/decode/value.hpp"
#include "support.hpp"

namespace specgen {
namespace {

using testing_support::List;
using testing_support::violations_of;

TEST(DecodeValue, TakesEverything) {
  Value out;
  const auto decode = [&](const json::Input& in) { decode_value(in, out); };
  EXPECT_EQ(violations_of(R"({"b":[1,-2.5,18446744073709551615],"a":{"t":true,"n":null}})", decode),
            List{});
  EXPECT_EQ(out.to_json(), R"({"b":[1,-2.5,18446744073709551615],"a":{"t":true,"n":null}})");
}

TEST(DecodeValue, RefusesIntegersItCannotKeep) {
  Value out;
  const auto decode = [&](const json::Input& in) { decode_value(in, out); };
  EXPECT_EQ(violations_of(R"({"a":[1,18446744073709551616],"b":-9223372036854775809})", decode),
            (List{{"body", "/a/1", "format", "must not be an integer beyond 64 bits"},
                  {"body", "/b", "format", "must not be an integer beyond 64 bits"}}));
}

}  // namespace
}  // namespace specgen
