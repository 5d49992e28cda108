#pragma once

#include <cstddef>
#include <deque>
#include <map>
#include <optional>
#include <string>
#include <tuple>
#include <vector>

#include "diff/admitted_types.hpp"
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

/// What changed about the value that counts where none is sent; without places.
std::optional<Change> compare_defaults(const Schema* before, const Schema* after);

/// Compares schemas of two documents with all that they refer to. Each pair is looked at once,
/// however many operations use it and whatever circles there are: first call add() for every pair,
/// then settle(), then changes().
class SchemaComparison {
 public:
  SchemaComparison(SchemaStore& before, SchemaStore& after) : stores_{before, after} {}

  /// Takes note of a pair. nullptr stands for a schema that allows everything; what only refers
  /// to another schema is that one. The places are those to report where there is no schema.
  std::size_t add(const Schema* before, const Schema* after, Direction direction,
                  const Location& old_place = {}, const Location& new_place = {});

  /// A schema of one of the documents without `$ref` and allOf.
  const Schema& merged_before(const Schema* schema);
  const Schema& merged_after(const Schema* schema);

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
    Location old_place, new_place;
    Direction direction = Direction::kRequest;
    std::vector<Finding> findings;
    std::vector<Edge> edges;
    bool leads_to_change = false;
  };
  /// What a schema with a single alternative amounts to.
  struct Unwrapped {
    const Schema* merged = nullptr;
    const Schema* origin = nullptr;
  };
  struct Stores {
    SchemaStore& before;
    SchemaStore& after;
  };

  void compare(std::size_t index);
  void compare_objects(std::size_t index, const Schema& before, const Schema& after);
  void compare_property(std::size_t index, const Property& before, const Property& after);
  void compare_required(std::size_t index, const Schema& before, const Schema& after);
  void compare_items(std::size_t index, const Schema& before, const Schema& after);
  void compare_rules(std::size_t index);
  void compare_contained(std::size_t index, const Schema& before, const Schema& after);
  void compare_negations(std::size_t index, const Schema& before, const Schema& after);
  void compare_conditions(std::size_t index, const Schema& before, const Schema& after);
  void compare_named_rules(std::size_t index, const Schema& before, const Schema& after);
  void report_presence(std::size_t index, std::string_view keyword, bool is_new);
  void compare_alternatives(std::size_t index, std::string_view keyword,
                            std::vector<const Schema*> lost, std::vector<const Schema*> won);
  void compare_alternative_rules(std::size_t index, const Schema& before, const Schema& after);
  void compare_exclusion(std::size_t index, const std::vector<const Schema*>& before,
                         const std::vector<const Schema*>& after, bool now_exclusive);
  /// Where one of a pair is alternatives and the other is not, writes it as the other is, if that
  /// says the same.
  void write_alike(std::size_t index);
  bool compare_as_unions(std::size_t index);
  void compare_discriminators(std::size_t index, const Schema& before, const Schema& after);
  /// Whether values of both are the same, as far as that is seen without reordering what they hold.
  bool are_equal(const Schema* before, const Schema* after, Direction direction);
  void find(std::size_t index, Shift shift, std::string what);
  void find_at(std::size_t index, Impact impact, std::string what, const std::string& property,
               const Location& before, const Location& after);
  void connect(std::size_t index, const Schema* before, const Schema* after);
  void connect_as(std::size_t index, Direction direction, const Schema* before,
                  const Schema* after);
  void connect(std::size_t index, const std::string& token, const Schema* before,
               const Schema* after);
  const Schema* merge_in(const Schema* schema, SchemaStore& store);
  /// The merged schema; `origin` becomes what it was merged from.
  const Schema* flat(const Schema* schema, SchemaStore& store, const Schema*& origin);
  Unwrapped unwrap(const Schema& merged, const Schema& origin, SchemaStore& store);
  const Schema* as_one(const Schema& merged, SchemaStore& store);
  static std::vector<const Schema*> split(const Schema& merged, SchemaStore& store);

  Stores stores_;
  Diagnostics
      ignored_;  ///< Of merging, which was done, and reported, when the documents were read.
  AdmittedTypes old_types_, new_types_;
  std::map<std::tuple<const Schema*, const Schema*, Direction>, std::size_t> known_;
  std::map<std::tuple<const Schema*, const Schema*, Direction>, bool> equal_;
  std::map<const Schema*, Unwrapped> unwrapped_;
  std::deque<Pair> pairs_;
  std::size_t trials_ = 0;
  bool in_order_ = false;  ///< Alternatives are compared in their order.
};

}  // namespace specgen::generator
