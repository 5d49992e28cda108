// Runs over the JSON Schema Test Suite, written as OpenAPI documents, where it is beside the
// checkout: each document is read, its schemas become tables, and each case is checked with them.
#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <iostream>
#include <map>
#include <memory>
#include <nlohmann/json.hpp>

#include "openapi/read_document.hpp"
#include "schema/runtime_tables.hpp"
#include "specgen/json/document.hpp"
#include "specgen/schema/evaluate.hpp"

namespace specgen::generator {
namespace {

namespace fs = std::filesystem;

constexpr json::Limits kDeep{1024};

fs::path fixtures() { return fs::path(SPECGEN_FIXTURES) / "json-schema"; }

/// A document of the suite, ready to answer.
struct Suite {
  Diagnostics diagnostics;
  SourceSet sources{diagnostics};
  std::optional<Document> document;
  std::unique_ptr<RuntimeTables> tables;
  std::map<std::string, const schema::Schema*> by_name;

  Suite(const fs::path& path, Formats formats)
      : document(read_document(path.string(), sources, diagnostics)) {
    if (!document) return;
    tables = std::make_unique<RuntimeTables>(formats);
    for (const Schema* schema : document->schemas) {
      by_name[schema->component] = &tables->of(*schema);
    }
  }

  /// Whether a body is valid, by both ways of asking; nothing where they differ.
  std::optional<bool> answer(const std::string& schema, const std::string& body) const {
    const schema::Schema& root = *by_name.at(schema);
    Violations violations;
    const auto parsed = json::Document::parse(body, violations, kDeep);
    if (!parsed) return false;
    const bool matches = schema::matches(root, parsed->root());
    schema::check(root, parsed->input(violations));
    return matches == violations.empty() ? std::optional(matches) : std::nullopt;
  }
};

/// How many cases were asked and answered right.
struct Score {
  std::size_t right = 0;
  std::size_t all = 0;

  void add(bool is_right) {
    ++all;
    right += is_right ? 1 : 0;
  }
  double percent() const {
    return all == 0 ? 100 : 100 * static_cast<double>(right) / static_cast<double>(all);
  }
};

struct Scores {
  std::map<std::string, Score> by_file;
  Score required;
  Score formats;
  std::string misses;
};

bool is_format_file(const std::string& file) { return file.find("optional_format_") == 0; }

/// `folder` holds the documents, `wrapped` says that the values are members "v" there.
Scores run(const std::string& cases, const std::string& folder, bool wrapped) {
  Scores scores;
  std::map<std::string, std::unique_ptr<Suite>> suites;
  std::ifstream stream(fixtures() / cases);
  for (std::string line; std::getline(stream, line);) {
    const auto entry = nlohmann::json::parse(line);
    const std::string file = fs::path(entry["doc"].get<std::string>()).filename().string();
    const auto formats = is_format_file(file) ? Formats::kAssert : Formats::kAnnotate;
    auto& suite = suites[file];
    if (!suite) {
      suite = std::make_unique<Suite>(fixtures() / folder / file, formats);
      if (suite->diagnostics.has_errors()) {
        scores.misses += folder + "/" + file + " is refused:\n" + suite->diagnostics.text();
      }
    }
    std::string body = entry["body"];
    if (wrapped) body = R"({"v":)" + body + "}";
    const auto answer = suite->answer(entry["schema"], body);
    const bool right = answer == entry["valid"].get<bool>() && !suite->diagnostics.has_errors();
    scores.by_file[file].add(right);
    (is_format_file(file) ? scores.formats : scores.required).add(right);
    if (!right) {
      scores.misses += folder + "/" + file + " " + entry["schema"].get<std::string>() + ": " +
                       entry["group"].get<std::string>() + ": " + entry["test"].get<std::string>() +
                       ": " + body + (answer ? "" : " (the two ways of asking differ)") + "\n";
    }
  }
  return scores;
}

void expect(const std::string& cases, const std::string& folder, bool wrapped) {
  if (!fs::exists(fixtures() / folder)) GTEST_SKIP() << "no fixtures beside the checkout";
  const Scores scores = run(cases, folder, wrapped);
  for (const auto& [file, score] : scores.by_file) {
    std::cout << folder << "/" << file << ": " << score.right << " of " << score.all << "\n";
  }
  std::cout << folder << ": required " << scores.required.right << " of " << scores.required.all
            << ", formats " << scores.formats.right << " of " << scores.formats.all << "\n";
  EXPECT_GE(scores.required.percent(), 99.5) << scores.misses;
  EXPECT_GE(scores.formats.percent(), 97) << scores.misses;
  std::cout << scores.misses;
}

TEST(Conformance, Draft202012) { expect("31.cases.jsonl", "31", false); }
TEST(Conformance, Draft202012InAMember) { expect("31.cases.jsonl", "31w", true); }
TEST(Conformance, Draft4As30) { expect("30.cases.jsonl", "30", false); }

}  // namespace
}  // namespace specgen::generator
