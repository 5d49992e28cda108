#include "plan/declaration_order.hpp"

#include <algorithm>
#include <functional>
#include <set>

namespace specgen::generator::plan {
namespace {

/// Whether a member of type vector or map lies between a type and what it names: those hold types
/// that are declared but not yet defined.
enum class Held { kDirectly, kAnyhow };

void collect(const CppType& type, Held held, std::vector<std::size_t>& out) {
  if (const auto* named = std::get_if<NamedType>(&type.kind)) {
    if (std::find(out.begin(), out.end(), named->declaration) == out.end()) {
      out.push_back(named->declaration);
    }
  } else if (const auto* nullable = std::get_if<NullableType>(&type.kind)) {
    collect(*nullable->value, held, out);
  } else if (const auto* array = std::get_if<ArrayType>(&type.kind)) {
    if (held == Held::kAnyhow) collect(*array->item, held, out);
  } else if (const auto* map = std::get_if<MapType>(&type.kind)) {
    if (held == Held::kAnyhow) collect(*map->value, held, out);
  } else if (const auto* checked = std::get_if<CheckedType>(&type.kind)) {
    collect(*checked->value, held, out);
  } else if (const auto* variant = std::get_if<VariantType>(&type.kind)) {
    for (const auto& alternative : variant->alternatives) collect(*alternative.type, held, out);
  }
}

std::vector<std::size_t> neighbours(const Declaration& declaration, Held held) {
  std::vector<std::size_t> out;
  if (const auto* alias = std::get_if<AliasDeclaration>(&declaration.kind)) {
    if (alias->type != nullptr) collect(*alias->type, held, out);
  } else if (const auto* fields = std::get_if<StructDeclaration>(&declaration.kind)) {
    for (const MemberDeclaration& member : fields->members) {
      if (held == Held::kAnyhow || !member.boxed) collect(*member.type, held, out);
    }
    if (fields->additional != nullptr && held == Held::kAnyhow) {
      collect(*fields->additional, held, out);
    }
  }
  return out;
}

using Graph = std::vector<std::vector<std::size_t>>;

/// Strongly connected components (Tarjan, 1972). With an explicit stack: a document may nest
/// schemas deeper than the machine's stack.
class Components {
 public:
  explicit Components(const Graph& graph)
      : graph_(graph),
        number_(graph.size(), kNone),
        low_(graph.size(), 0),
        component_(graph.size(), kNone) {}

  /// The component of each node, named after its smallest member.
  std::vector<std::size_t> find() {
    for (std::size_t start = 0; start < graph_.size(); ++start) {
      if (number_[start] == kNone) enter(start);
      while (!frames_.empty()) step();
    }
    return std::move(component_);
  }

 private:
  static constexpr std::size_t kNone = static_cast<std::size_t>(-1);

  struct Frame {
    std::size_t node;
    std::size_t next = 0;  ///< Which edge comes next.
  };

  void enter(std::size_t node) {
    number_[node] = low_[node] = counter_++;
    stack_.push_back(node);
    frames_.push_back({node});
  }

  void step() {
    Frame& frame = frames_.back();
    const std::size_t node = frame.node;
    if (frame.next == graph_[node].size()) return leave(node);
    const std::size_t to = graph_[node][frame.next++];
    if (number_[to] == kNone) {
      enter(to);
    } else if (component_[to] == kNone) {
      low_[node] = std::min(low_[node], number_[to]);
    }
  }

  void leave(std::size_t node) {
    if (low_[node] == number_[node]) {
      const auto first = std::find(stack_.begin(), stack_.end(), node);
      const std::size_t smallest = *std::min_element(first, stack_.end());
      for (auto at = first; at != stack_.end(); ++at) component_[*at] = smallest;
      stack_.erase(first, stack_.end());
    }
    frames_.pop_back();
    if (!frames_.empty()) {
      const std::size_t parent = frames_.back().node;
      low_[parent] = std::min(low_[parent], low_[node]);
    }
  }

  const Graph& graph_;
  std::vector<std::size_t> number_;  ///< In the order of entering.
  std::vector<std::size_t> low_;     ///< The smallest number that the node leads back to.
  std::vector<std::size_t> component_;
  std::vector<std::size_t> stack_;
  std::vector<Frame> frames_;
  std::size_t counter_ = 0;
};

std::vector<std::size_t> components_of(const Graph& graph) { return Components(graph).find(); }

Graph graph_of(const Declarations& declarations, Held held) {
  Graph graph;
  for (const Declaration& declaration : declarations.all) {
    graph.push_back(neighbours(declaration, held));
  }
  return graph;
}

/// Which nodes are part of a cycle.
std::vector<bool> cyclic_nodes(const Graph& graph, const std::vector<std::size_t>& component) {
  std::vector<std::size_t> size(graph.size(), 0);
  for (const std::size_t of : component) ++size[of];
  std::vector<bool> cyclic(graph.size());
  for (std::size_t at = 0; at < graph.size(); ++at) {
    const bool holds_itself = std::find(graph[at].begin(), graph[at].end(), at) != graph[at].end();
    cyclic[at] = holds_itself || size[component[at]] > 1;
  }
  return cyclic;
}

void need_table(const Schema* schema, Declarations& declarations) {
  auto& tabled = declarations.tabled;
  if (std::find(tabled.begin(), tabled.end(), schema) == tabled.end()) tabled.push_back(schema);
}

/// An alias is only a name, so a cycle needs at least one struct in it: where there is none, the
/// first of the cycle becomes any JSON value, which its table checks. Whether there was one.
bool open_recursive_aliases(Declarations& declarations) {
  Graph graph;
  for (const Declaration& declaration : declarations.all) {
    const bool alias = std::holds_alternative<AliasDeclaration>(declaration.kind);
    graph.push_back(alias ? neighbours(declaration, Held::kAnyhow) : std::vector<std::size_t>());
  }
  const auto component = components_of(graph);
  const auto cyclic = cyclic_nodes(graph, component);
  bool found = false;
  for (std::size_t at = 0; at < graph.size(); ++at) {
    if (!cyclic[at] || component[at] != at) continue;
    Declaration& declaration = declarations.all[at];
    need_table(declaration.schema, declarations);
    declaration.kind =
        AliasDeclaration{make_type(CheckedType{make_type(JsonType{}), declaration.schema})};
    found = true;
  }
  return found;
}

/// Boxes members of structs that hold each other directly: every member that leads back into its
/// own cycle. Struct by struct, as one box may break several cycles.
void box_cycles(Declarations& declarations) {
  auto graph = graph_of(declarations, Held::kDirectly);
  auto component = components_of(graph);
  auto cyclic = cyclic_nodes(graph, component);
  for (std::size_t at = 0; at < declarations.all.size(); ++at) {
    auto* fields = std::get_if<StructDeclaration>(&declarations.all[at].kind);
    if (fields == nullptr || !cyclic[at]) continue;
    for (MemberDeclaration& member : fields->members) {
      std::vector<std::size_t> held;
      collect(*member.type, Held::kDirectly, held);
      member.boxed = std::any_of(held.begin(), held.end(),
                                 [&](std::size_t to) { return component[to] == component[at]; });
    }
    graph[at] = neighbours(declarations.all[at], Held::kDirectly);
    component = components_of(graph);
    cyclic = cyclic_nodes(graph, component);
  }
}

void mark_recursive(Declarations& declarations) {
  const auto graph = graph_of(declarations, Held::kAnyhow);
  const auto cyclic = cyclic_nodes(graph, components_of(graph));
  for (std::size_t at = 0; at < cyclic.size(); ++at) declarations.all[at].recursive = cyclic[at];
}

/// What stands in each unit, sorted: depth first, what is held before its holder.
class UnitSorter {
 public:
  explicit UnitSorter(const Declarations& declarations)
      : declarations_(declarations),
        direct_(graph_of(declarations, Held::kDirectly)),
        any_(graph_of(declarations, Held::kAnyhow)),
        component_(components_of(any_)) {}

  std::vector<std::size_t> sort(const std::vector<std::size_t>& declarations) const {
    const std::set<std::size_t> wanted(declarations.begin(), declarations.end());
    std::set<std::size_t> done;
    std::vector<std::size_t> sorted;
    // Not by recursion: documents may have long chains.
    std::vector<Frame> open;
    const auto enter = [&](std::size_t at) {
      if (wanted.contains(at) && done.insert(at).second) open.push_back({at, needed_for(at)});
    };
    for (const std::size_t declaration : declarations) {
      enter(declaration);
      while (!open.empty()) {
        Frame& frame = open.back();
        if (frame.next < frame.needed.size()) {
          enter(frame.needed[frame.next++]);
        } else {
          sorted.push_back(frame.at);
          open.pop_back();
        }
      }
    }
    return sorted;
  }

 private:
  /// A declaration that waits for those which come before it.
  struct Frame {
    std::size_t at;
    std::vector<std::size_t> needed;
    std::size_t next = 0;
  };

  /// What has to come before a declaration.
  std::vector<std::size_t> needed_for(std::size_t at) const {
    std::vector<std::size_t> needed;
    for (const std::size_t to : any_[at]) {
      // Within a cycle only what has to come first does.
      if (component_[to] != component_[at] || is_alias(to)) needed.push_back(to);
    }
    if (!is_alias(at)) {
      const std::vector<std::size_t> whole = held_whole(at);
      needed.insert(needed.end(), whole.begin(), whole.end());
    }
    return needed;
  }

  /// A name for others, which can't be declared before it is defined, but needs no more of them
  /// than that they are declared.
  bool is_alias(std::size_t at) const {
    return std::holds_alternative<AliasDeclaration>(declarations_.all[at].kind);
  }

  /// What must be complete for the declaration to be: what it holds itself, and by way of aliases.
  std::vector<std::size_t> held_whole(std::size_t at) const {
    std::vector<std::size_t> held = direct_[at];
    std::set<std::size_t> seen(held.begin(), held.end());
    for (std::size_t next = 0; next < held.size(); ++next) {
      if (!is_alias(held[next])) continue;
      for (const std::size_t to : direct_[held[next]]) {
        if (seen.insert(to).second) held.push_back(to);
      }
    }
    return held;
  }

  const Declarations& declarations_;
  Graph direct_;
  Graph any_;
  std::vector<std::size_t> component_;
};

}  // namespace

void order_declarations(Declarations& declarations) {
  while (open_recursive_aliases(declarations)) {
  }
  box_cycles(declarations);
  mark_recursive(declarations);
  Graph units(declarations.units.size());
  for (const Declaration& declaration : declarations.all) {
    auto& to = units[declaration.unit];
    for (const std::size_t named : neighbours(declaration, Held::kAnyhow)) {
      const std::size_t unit = declarations.all[named].unit;
      if (std::find(to.begin(), to.end(), unit) == to.end()) to.push_back(unit);
    }
  }
  declarations.emitted_by = components_of(units);
  Graph together(declarations.units.size());
  for (std::size_t unit = 0; unit < declarations.units.size(); ++unit) {
    auto& all = together[declarations.emitted_by[unit]];
    auto& own = declarations.units[unit].declarations;
    all.insert(all.end(), own.begin(), own.end());
    own.clear();
  }
  const UnitSorter sorter(declarations);
  for (std::size_t unit = 0; unit < together.size(); ++unit) {
    declarations.units[unit].declarations = sorter.sort(together[unit]);
  }
}

std::vector<std::size_t> named_by(const Declaration& declaration) {
  return neighbours(declaration, Held::kAnyhow);
}

void collect_named(const CppType& type, std::vector<std::size_t>& out) {
  collect(type, Held::kAnyhow, out);
}

}  // namespace specgen::generator::plan
