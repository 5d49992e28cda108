#include "plan/schema_tables.hpp"

#include <map>
#include <set>
#include <string_view>

#include "plan/literals.hpp"
#include "plan/names.hpp"
#include "plan/table_text.hpp"

namespace specgen::generator::plan {
namespace {

using tables::Index;
using tables::Row;

/// The component or operation in which a schema stands: "Pet", "pets get", as file_name() takes it.
std::string group_of(const Schema& schema) {
  constexpr std::string_view kComponents = "/components/";
  constexpr std::string_view kPaths = "/paths/";
  std::string_view pointer = schema.location.pointer;
  const auto segments = [&](std::size_t from, int count) {
    std::size_t end = from;
    for (int i = 0; i < count && end < pointer.size(); ++i) end = pointer.find('/', end + 1);
    return std::string(pointer.substr(from, end == std::string_view::npos ? end : end - from));
  };
  if (pointer.starts_with(kComponents)) {
    const std::size_t kind_end = pointer.find('/', kComponents.size());
    if (kind_end == std::string_view::npos) return "components";
    return segments(kind_end, 1).substr(1);
  }
  if (pointer.starts_with(kPaths)) return segments(kPaths.size() - 1, 2).substr(1);
  return "document";
}

/// Calls `f` for each row and pattern that the row refers to.
template <class F, class G>
void for_each_reference(const Row& row, F&& row_used, G&& pattern_used) {
  const auto one = [&](const std::optional<Index>& index) {
    if (index) row_used(*index);
  };
  const auto all = [&](const std::vector<Index>& list) {
    for (const Index index : list) row_used(index);
  };
  for (const auto& index : {row.items, row.contains, row.unevaluated_items, row.additional,
                            row.property_names, row.unevaluated_properties, row.ref,
                            row.dynamic_ref, row.negated, row.condition, row.then, row.otherwise}) {
    one(index);
  }
  for (const auto* list : {&row.prefix_items, &row.all_of, &row.any_of, &row.one_of}) all(*list);
  for (const auto& property : row.properties) one(property.schema);
  for (const auto& entry : row.dependent_schemas) row_used(entry.schema);
  for (const auto& entry : row.pattern_properties) {
    row_used(entry.schema);
    pattern_used(entry.pattern);
  }
  if (row.pattern) pattern_used(*row.pattern);
}

std::string pattern_definition(const tables::Pattern& pattern, Index index) {
  std::string arguments = regex_literal(pattern.regex);
  if (!pattern.message.empty()) arguments += ", " + string_literal(pattern.message);
  return "const specgen::Pattern " + TableWriter::pattern_name(index) + "(" + arguments + ");";
}

TablesFile write_file(const tables::Tables& tables, const std::vector<Index>& rows) {
  TablesFile file;
  TableWriter writer(tables);
  const std::set<Index> own(rows.begin(), rows.end());
  std::set<Index> others;
  std::set<Index> patterns;
  for (const Index index : rows) {
    const Row& row = tables.rows[index];
    file.own.push_back(row.name);
    file.tables.push_back(writer.write(row));
    const auto row_used = [&](Index used) {
      if (!own.contains(used)) others.insert(used);
    };
    for_each_reference(row, row_used, [&](Index used) { patterns.insert(used); });
    if (!row.resource) continue;
    for (const auto& [name, anchored] : tables.resources[*row.resource].dynamic_anchors) {
      row_used(anchored);
    }
  }
  for (const Index index : others) file.others.push_back(tables.rows[index].name);
  for (const Index index : patterns) {
    file.patterns.push_back(pattern_definition(tables.patterns[index], index));
  }
  return file;
}

}  // namespace

void name_tables(const tables::Tables& tables, Declarations& declarations) {
  for (std::size_t at = 0; at < declarations.tabled.size(); ++at) {
    declarations.table_names[declarations.tabled[at]] = tables.rows[at].name;
  }
}

std::vector<TablesFile> write_tables(const tables::Tables& tables) {
  std::vector<std::vector<Index>> groups;
  std::vector<std::string> names;
  std::map<std::string, std::size_t> known;
  for (Index index = 0; index < tables.rows.size(); ++index) {
    const std::string group = group_of(*tables.rows[index].source);
    const auto [entry, is_new] = known.try_emplace(group, groups.size());
    if (is_new) {
      groups.emplace_back();
      names.push_back(group);
    }
    groups[entry->second].push_back(index);
  }
  NameScope files;
  std::vector<TablesFile> result;
  for (std::size_t at = 0; at < groups.size(); ++at) {
    TablesFile file = write_file(tables, groups[at]);
    file.name = files.claim(file_name(names[at]));
    result.push_back(std::move(file));
  }
  return result;
}

}  // namespace specgen::generator::plan
