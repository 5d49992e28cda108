#include "schema/check_cycles.hpp"

#include <algorithm>
#include <unordered_map>
#include <unordered_set>
#include <vector>

#include "source/text.hpp"

namespace specgen::generator {
namespace {

constexpr std::size_t kLongestChain = 500;

enum class Color { kWhite, kGrey, kBlack };

/// A step from a schema to one that its values, or a part that they must have, satisfy too.
struct Edge {
  const Schema* target = nullptr;
  bool into_value = false;  ///< To a required property, that is, a smaller value.
};

struct Visit {
  Schema* schema = nullptr;
  std::vector<Edge> edges;
  std::size_t next = 0;
};

std::vector<Edge> edges_of(const Schema& schema) {
  std::vector<Edge> edges;
  if (schema.ref != nullptr) edges.push_back({schema.ref, false});
  for (const auto* list : {&schema.all_of, &schema.any_of, &schema.one_of}) {
    for (const Schema* member : *list) edges.push_back({member, false});
  }
  for (const Schema* member :
       {schema.dynamic_ref, schema.negated, schema.condition, schema.then, schema.otherwise}) {
    if (member != nullptr) edges.push_back({member, false});
  }
  for (const Property& dependent : schema.dependent_schemas) {
    edges.push_back({dependent.schema, false});
  }
  if (!schema.has_type || schema.types != TypeSet(TypeSet::kObject)) return edges;
  std::unordered_set<std::string> required;
  for (const LocatedValue& name : schema.required) required.insert(name.value);
  for (const Property& property : schema.properties) {
    if (required.count(property.name) > 0) edges.push_back({property.schema, true});
  }
  return edges;
}

/// Takes out the way by which a schema leads to `target`.
void cut(Schema& schema, const Schema* target) {
  for (const Schema** member : {&schema.ref, &schema.dynamic_ref, &schema.negated,
                                &schema.condition, &schema.then, &schema.otherwise}) {
    if (*member == target) *member = nullptr;
  }
  auto& dependent = schema.dependent_schemas;
  dependent.erase(std::remove_if(dependent.begin(), dependent.end(),
                                 [&](const Property& each) { return each.schema == target; }),
                  dependent.end());
  for (auto* list : {&schema.all_of, &schema.any_of, &schema.one_of}) {
    list->erase(std::remove(list->begin(), list->end(), target), list->end());
  }
}

/// Lets what leads from `schema` to `from` lead to `to`.
void redirect(Schema& schema, const Schema* from, const Schema* to) {
  if (schema.ref == from) schema.ref = to;
  for (auto* list : {&schema.all_of, &schema.any_of, &schema.one_of}) {
    std::replace(list->begin(), list->end(), from, to);
  }
}

bool is_alternative(const Schema& schema, const Schema* member) {
  return std::count(schema.one_of.begin(), schema.one_of.end(), member) > 0 ||
         std::count(schema.any_of.begin(), schema.any_of.end(), member) > 0;
}

class CycleFinder {
 public:
  CycleFinder(SchemaStore& store, Diagnostics& diagnostics)
      : store_(store), diagnostics_(diagnostics) {}

  void run() {
    for (Schema& schema : store_.schemas) owned_[&schema] = &schema;
    // By index, as bases are added on the way.
    for (std::size_t i = 0; i < store_.schemas.size(); ++i) {
      Schema& schema = store_.schemas[i];
      if (colors_[&schema] == Color::kWhite) visit(schema);
    }
  }

 private:
  void visit(Schema& start) {
    enter(start);
    while (!stack_.empty()) {
      Visit& top = stack_.back();
      if (top.next == top.edges.size()) {
        colors_[top.schema] = Color::kBlack;
        stack_.pop_back();
        continue;
      }
      const Edge edge = top.edges[top.next++];
      const Color color = colors_[edge.target];
      if (color == Color::kGrey) {
        report_cycle(edge);
      } else if (color == Color::kWhite) {
        if (!edge.into_value && chain_length() > kLongestChain) {
          report_chain(edge);
        } else {
          enter(*owned_.at(edge.target));
        }
      }
    }
  }

  void enter(Schema& schema) {
    colors_[&schema] = Color::kGrey;
    stack_.push_back({&schema, edges_of(schema), 0});
  }

  /// How many steps without one into the value led here.
  std::size_t chain_length() const {
    std::size_t length = 0;
    for (auto visit = stack_.rbegin(); visit != stack_.rend(); ++visit) {
      if (visit != stack_.rbegin() && visit->edges[visit->next - 1].into_value) break;
      if (++length > kLongestChain) break;
    }
    return length;
  }

  void report_chain(const Edge& edge) {
    Schema& schema = *stack_.back().schema;
    diagnostics_.error(Rule::kLimit, schema.location,
                       "references follow each other through more than " +
                           std::to_string(kLongestChain) + " schemas");
    cut(schema, edge.target);
  }

  void report_cycle(const Edge& edge) {
    const auto first = std::find_if(stack_.begin(), stack_.end(), [&](const Visit& visit) {
      return visit.schema == edge.target;
    });
    const bool into_value = std::any_of(first, stack_.end(), [](const Visit& visit) {
      return visit.edges[visit.next - 1].into_value;
    });
    if (!into_value && inherits(first)) return;
    Schema& last = *stack_.back().schema;
    if (into_value) {
      diagnostics_.warning(Rule::kUnsatisfiable, edge.target->location,
                           "no finite value can satisfy this schema: it requires a part that "
                           "requires it again",
                           "make one of the properties on the way optional");
      return;
    }
    const bool by_reference = last.ref == edge.target;
    diagnostics_.error(Rule::kReference, last.location,
                       by_reference ? "'$ref' leads back to itself"
                                    : "this schema is among the members of which it is made");
    cut(last, edge.target);
  }

  /// A union with a discriminator whose alternatives are made of it, the usual way to write a base
  /// with what derives from it: as part of an alternative it means the base without the choice. Of
  /// the cycle that starts at `first`; false where it is none of these.
  bool inherits(std::vector<Visit>::iterator first) {
    for (auto visit = first; visit != stack_.end(); ++visit) {
      const Schema& base = *visit->schema;
      if (!base.discriminator || !is_alternative(base, visit->edges[visit->next - 1].target)) {
        continue;
      }
      Schema& derived = *(visit == first ? stack_.back() : *(visit - 1)).schema;
      if (derived.ref != &base &&
          std::count(derived.all_of.begin(), derived.all_of.end(), &base) == 0) {
        continue;
      }
      redirect(derived, &base, &without_choice(base));
      return true;
    }
    return false;
  }

  const Schema& without_choice(const Schema& base) {
    Schema*& known = bases_[&base];
    if (known == nullptr) {
      Schema copy = base;
      copy.component.clear();
      copy.one_of.clear();
      copy.any_of.clear();
      copy.discriminator.reset();
      const auto is_choice = [](const BeyondTyped& each) {
        return each.reason == "'oneOf'" || each.reason == "'anyOf'" ||
               each.reason == "'discriminator'";
      };
      auto& beyond = copy.beyond_typed;
      beyond.erase(std::remove_if(beyond.begin(), beyond.end(), is_choice), beyond.end());
      known = &store_.add(std::move(copy));
      owned_[known] = known;
    }
    return *known;
  }

  SchemaStore& store_;
  Diagnostics& diagnostics_;
  std::unordered_map<const Schema*, Schema*> bases_;  ///< See without_choice().
  std::unordered_map<const Schema*, Schema*> owned_;
  std::unordered_map<const Schema*, Color> colors_;
  std::vector<Visit> stack_;
};

}  // namespace

void check_cycles(SchemaStore& store, Diagnostics& diagnostics) {
  CycleFinder(store, diagnostics).run();
}

}  // namespace specgen::generator
