#pragma once

#include <map>
#include <nlohmann/json.hpp>
#include <utility>
#include <vector>

#include "openapi/document.hpp"
#include "schema/runtime_tables.hpp"
#include "source/diagnostics.hpp"
#include "specgen/violations.hpp"

namespace specgen::roundtrip {

using Json = nlohmann::ordered_json;

/// Makes values that schemas allow: guesses, of which those stay that the schemas' tables find
/// valid.
class Candidates {
 public:
  explicit Candidates(generator::Document& document) : document_(document) {}

  /// Some values, of which the first has all that the schema names, as far as the nesting is not
  /// deep. Empty where nothing comes to mind.
  const std::vector<Json>& of(const generator::Schema& schema) { return of(&schema, 0); }

  /// The table by which values of one of the document's schemas are judged.
  const schema::Schema& table(const generator::Schema& schema) { return tables_.of(schema); }

 private:
  const std::vector<Json>& of(const generator::Schema* schema, int depth);
  std::vector<Json> guesses(const generator::Schema& merged, int depth);
  std::vector<Json> of_alternatives(const generator::Schema& merged, int depth);
  std::vector<Json> objects(const generator::Schema& merged, int depth);
  Json with_more_members(Json object, const generator::Schema& merged, int depth);
  std::vector<Json> arrays(const generator::Schema& merged, int depth);

  generator::Document& document_;
  generator::RuntimeTables tables_{generator::Formats::kAssert};
  /// By schema and depth; schemas may meet many times.
  std::map<std::pair<const generator::Schema*, int>, std::vector<Json>> known_;
  generator::Diagnostics ignored_;
};

/// What a value breaks of a schema.
std::vector<Violation> violations_of(const schema::Schema& schema, const std::string& body);

}  // namespace specgen::roundtrip
