// Documents that make much of little: each must be answered at once, in little memory. The limits
// of YAML and JSON themselves have their tests in source/.
#include <gtest/gtest.h>

#include <chrono>

#include "generator/support.hpp"
#include "pipeline.hpp"

namespace specgen::generator {
namespace {

/// Generous, as sanitizers and other builds slow a machine down; without the limits it takes
/// minutes, or for ever.
constexpr std::chrono::seconds kSoon(20);

Diagnostics read_soon(const std::string& text) {
  const Files files(Texts{{"spec.yaml", text}});
  const auto start = std::chrono::steady_clock::now();
  Diagnostics diagnostics;
  read_spec("spec.yaml", diagnostics);
  EXPECT_LT(std::chrono::steady_clock::now() - start, kSoon);
  return diagnostics;
}

constexpr const char* kHead = "openapi: 3.1.0\ninfo: {title: t, version: '1'}\n";

std::string name(char letter, int number) { return letter + std::to_string(number); }

TEST(Limits, CallbacksThatHoldPathItemsTwice) {
  std::string text = std::string(kHead) + "paths: {}\ncomponents:\n  pathItems:\n";
  for (int i = 0; i < 60; ++i) {
    const std::string next = "{x: {$ref: '#/components/pathItems/" + name('P', i + 1) + "'}}";
    text += "    " + name('P', i) + ": {get: {callbacks: {a: " + next + ", b: " + next + "}}}\n";
  }
  text += "    P60: {get: {sumary: x}}\n";
  const Diagnostics diagnostics = read_soon(text);
  ASSERT_EQ(diagnostics.all().size(), 1U) << diagnostics.text();
  EXPECT_EQ(diagnostics.all().front().message, "'sumary' is no field of an operation");
}

TEST(Limits, CombinationsOfTheSameSchemaTwice) {
  std::string text = with_schemas("");
  for (int i = 0; i < 60; ++i) {
    const std::string next = "{$ref: '#/components/schemas/" + name('A', i + 1) + "'}";
    text += "    " + name('A', i) + ": {allOf: [" + next + ", " + next + "]}\n";
  }
  text += "    A60: {type: object, properties: {a: {$ref: '#/components/schemas/A0'}}}\n";
  EXPECT_EQ(read_soon(text).text(), "");
}

TEST(Limits, ManyRequiredNamesThatAreNoProperties) {
  std::string required;
  std::string properties;
  for (int i = 0; i < 20'000; ++i) {
    required += (i == 0 ? "" : ", ") + name('r', i);
    properties += (i == 0 ? "" : ", ") + name('p', i) + ": {}";
  }
  const Diagnostics diagnostics = read_soon(with_schemas(
      "    A: {type: object, required: [" + required + "], properties: {" + properties + "}}\n"));
  EXPECT_EQ(diagnostics.error_count(), 0U);
  EXPECT_EQ(diagnostics.warning_count(), 20'000U);
}

std::string with_edge_cases(const std::string& lines) {
  return std::string(kHead) +
         "paths: {/a: {get: {responses: {'200': {description: d}}}}}\nedgeCases:\n" + lines;
}

TEST(Limits, ExpressionsOfOneRequest) {
  std::string query;
  for (int i = 0; i < 100; ++i) {
    query += (i == 0 ? "" : ", ") + name('q', i) + ": '${\"a\" * 1000000}'";
  }
  const Diagnostics diagnostics = read_soon(with_edge_cases(
      "  - {id: a, description: d, endpoint: /a, expected: '200', query: {" + query + "}}\n"));
  ASSERT_GE(diagnostics.error_count(), 1U);
  EXPECT_EQ(diagnostics.all().front().message,
            "the expressions of this request give more than 4194304 bytes");
  EXPECT_EQ(diagnostics.all().front().location.pointer, "/edgeCases/0/query/q4");
}

TEST(Limits, ExpressionsOfAllRequests) {
  std::string lines;
  for (int i = 0; i < 1000; ++i) {
    lines += "  - {id: " + name('c', i) +
             ", description: d, endpoint: /a, expected: '200', query: {q: '${\"a\" * 1000000}'}}\n";
  }
  const Diagnostics diagnostics = read_soon(with_edge_cases(lines));
  ASSERT_EQ(diagnostics.all().size(), 1U) << diagnostics.text();
  EXPECT_EQ(diagnostics.all().front().message,
            "the edge cases above have more than 16777216 bytes of requests");
  EXPECT_EQ(diagnostics.all().front().location.pointer, "/edgeCases/17");
}

}  // namespace
}  // namespace specgen::generator
