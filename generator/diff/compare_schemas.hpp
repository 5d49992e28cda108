#pragma once

#include <cstddef>
#include <deque>
#include <map>
#include <string>
#include <tuple>
#include <vector>

#include "diff/change.hpp"
#include "diff/compare_keywords.hpp"
#include "schema/schema.hpp"
#include "schema/schema_store.hpp"
#include "source/diagnostics.hpp"

namespace specgen::generator {

/// Who sends the values: a request must go on being accepted, a response must stay within what
/// clients were told.
enum class Direction { kRequest, kResponse };

/// Requests break by what is refused now, responses by what may come now.
Impact impact_of(Shift shift, Direction direction);

/// Requests for responses and the other way round: what breaks where more is less.
Direction opposite(Direction direction);

/// Compares schemas of two documents with all that they refer to. Each pair is looked at once,
/// however many operations use it and whatever circles there are: first call add() for every pair,
/// then settle(), then changes().
class SchemaComparison {
 public:
  SchemaComparison(SchemaStore& before, SchemaStore& after) : stores_{before, after} {}

  /// Takes note of a pair. nullptr stands for a schema that allows everything; what only refers
  /// to another schema is that one.
  std::size_t add(const Schema* before, const Schema* after, Direction direction);

  void settle();

  /// The changes of a pair and below, nearest first; each says nothing of its part yet. Pointers
  /// have `*` for any item or unnamed member. A schema that stands in several places is reported
  /// at the nearest.
  std::vector<Change> changes(std::size_t pair) const;

 private:
  struct Finding {
    Change change;
    std::string token;  ///< The property that it speaks of; empty: the value itself.
    bool has_token = false;
  };
  struct Edge {
    std::string token;
    bool has_token = false;
    std::size_t target = 0;
  };
  struct Pair {
    const Schema* before = nullptr;  ///< Merged: without `$ref` and allOf.
    const Schema* after = nullptr;
    const Schema* old_origin = nullptr;  ///< As the documents have them.
    const Schema* new_origin = nullptr;
    Direction direction = Direction::kRequest;
    std::vector<Finding> findings;
    std::vector<Edge> edges;
    bool leads_to_change = false;
  };
  struct Stores {
    SchemaStore& before;
    SchemaStore& after;
  };

  void compare(std::size_t index);
  void compare_objects(std::size_t index, const Schema& before, const Schema& after);
  void compare_required(std::size_t index, const Schema& before, const Schema& after);
  void compare_parts(std::size_t index, const Schema& before, const Schema& after);
  void compare_rules(std::size_t index);
  void compare_contained(std::size_t index, const Schema& before, const Schema& after);
  void compare_negations(std::size_t index, const Schema& before, const Schema& after);
  void compare_conditions(std::size_t index, const Schema& before, const Schema& after);
  void compare_named_rules(std::size_t index, const Schema& before, const Schema& after);
  void report_presence(std::size_t index, std::string_view keyword, bool is_new);
  void compare_alternatives(std::size_t index, std::string_view keyword,
                            const std::vector<const Schema*>& before,
                            const std::vector<const Schema*>& after);
  void find(std::size_t index, Shift shift, std::string what);
  void find_at(std::size_t index, Impact impact, std::string what, const std::string& property,
               const Location& before, const Location& after);
  void connect(std::size_t index, const Schema* before, const Schema* after);
  void connect_as(std::size_t index, Direction direction, const Schema* before,
                  const Schema* after);
  void connect(std::size_t index, const std::string& token, const Schema* before,
               const Schema* after);
  const Schema* flat(const Schema* schema, SchemaStore& store);

  Stores stores_;
  Diagnostics
      ignored_;  ///< Of merging, which was done, and reported, when the documents were read.
  std::map<std::tuple<const Schema*, const Schema*, Direction>, std::size_t> known_;
  std::deque<Pair> pairs_;
};

}  // namespace specgen::generator
