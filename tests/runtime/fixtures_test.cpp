#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <set>
#include <string>

#include "specgen/decode/value.hpp"
#include "specgen/json/document.hpp"
#include "specgen/validation/format.hpp"

// The JSON Schema Test Suite, where it is at hand: its cases for the formats that we know.
namespace specgen {
namespace {

/// Names whose letters need the tables of IDNA 2008, which a host name in ASCII does not show.
const std::set<std::string> kLeftOut = {"optional/format/hostname"};

TEST(Fixtures, FormatsAgreeWithTheSuite) {
  const std::string prefix = "optional/format/";
  std::ifstream file(std::filesystem::path(SPECGEN_FIXTURES) / "json-schema/31.cases.jsonl");
  if (!file) GTEST_SKIP() << "the fixtures are not here";
  std::size_t checked = 0;
  for (std::string line; std::getline(file, line);) {
    Violations violations;
    Value test;
    Value body;
    const auto decode_to = [](Value& to) {
      return [&to](const json::Input& in) { decode_value(in, to); };
    };
    ASSERT_TRUE(json::decode_text(line, violations, {}, decode_to(test)));
    const std::string& name = *test.find("file")->as_string();
    if (name.rfind(prefix, 0) != 0 || kLeftOut.count(name) != 0) continue;
    std::string format_name = name.substr(prefix.size());
    if (format_name == "ecmascript-regex") format_name = "regex";
    const auto format = parse_format(format_name);
    ASSERT_TRUE(
        json::decode_text(*test.find("body")->as_string(), violations, {}, decode_to(body)));
    if (!format || !body.is_string()) continue;
    EXPECT_EQ(is_valid(*format, *body.as_string()), *test.find("valid")->as_boolean())
        << name << ": " << *test.find("test")->as_string() << ": " << *body.as_string();
    ++checked;
  }
  EXPECT_GT(checked, 100U);
}

}  // namespace
}  // namespace specgen
