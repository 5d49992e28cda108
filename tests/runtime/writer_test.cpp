#include "specgen/json/writer.hpp"

#include <gtest/gtest.h>

#include <cmath>
#include <cstdint>
#include <limits>
#include <stdexcept>
#include <string>

#include "specgen/value.hpp"

namespace specgen::json {
namespace {

template <class T>
std::string written(const T& value) {
  Writer writer;
  writer.value(value);
  return writer.take();
}

TEST(Writer, WritesScalars) {
  EXPECT_EQ(written(true), "true");
  EXPECT_EQ(written(false), "false");
  EXPECT_EQ(written(nullptr), "null");
  EXPECT_EQ(written(std::int32_t{-7}), "-7");
  EXPECT_EQ(written(std::numeric_limits<std::int64_t>::min()), "-9223372036854775808");
  EXPECT_EQ(written(std::numeric_limits<std::uint64_t>::max()), "18446744073709551615");
  EXPECT_EQ(written(0.1), "0.1");
  EXPECT_EQ(written(1.0 / 3), "0.3333333333333333");
  EXPECT_EQ(written(1e300), "1e+300");
  EXPECT_EQ(written("text"), "\"text\"");
  EXPECT_EQ(written(std::string("text")), "\"text\"");
}

TEST(Writer, EscapesWhatItMust) {
  EXPECT_EQ(written(std::string_view("\"\\\b\f\n\r\t\x01\x1f\x7f/\0\u00e9", 14)),
            "\"\\\"\\\\\\b\\f\\n\\r\\t\\u0001\\u001f\x7f/\\u0000\u00e9\"");
}

TEST(Writer, PutsCommasWhereTheyBelong) {
  Writer writer;
  writer.begin_object();
  writer.key("empty");
  writer.begin_object();
  writer.end_object();
  writer.key("list");
  writer.begin_array();
  writer.value(1);
  writer.begin_array();
  writer.end_array();
  writer.value("x");
  writer.end_array();
  writer.member("n", nullptr);
  writer.key("raw");
  writer.raw("[1]");
  writer.end_object();
  EXPECT_EQ(writer.text(), R"({"empty":{},"list":[1,[],"x"],"n":null,"raw":[1]})");
  EXPECT_EQ(writer.take(), R"({"empty":{},"list":[1,[],"x"],"n":null,"raw":[1]})");
  writer.value(1);
  EXPECT_EQ(writer.take(), "1");
}

TEST(Writer, ReusesABuffer) {
  std::string buffer(1000, 'x');
  const std::size_t capacity = buffer.capacity();
  Writer writer(std::move(buffer));
  writer.value("a");
  const std::string text = writer.take();
  EXPECT_EQ(text, "\"a\"");
  EXPECT_EQ(text.capacity(), capacity);
}

TEST(Writer, RefusesWhatJsonCannotSay) {
  EXPECT_THROW(written(std::nan("")), std::domain_error);
  EXPECT_THROW(written(std::numeric_limits<double>::infinity()), std::domain_error);
  EXPECT_THROW(written("\xFF"), std::domain_error);
}

}  // namespace
}  // namespace specgen::json
