#include "schema/tables.hpp"

#include <utility>

#include "schema/row_maker.hpp"
#include "schema/table_names.hpp"

namespace specgen::generator::tables {

Tables make_tables(const std::vector<const Schema*>& roots, Formats formats) {
  RowMaker maker(formats);
  for (const Schema* root : roots) maker.index_of(*root);
  Tables tables;
  TableNames names;
  do {
    while (tables.rows.size() < maker.size()) {
      Row row = maker.make(tables.rows.size());
      row.name = names.claim(*row.source);
      tables.rows.push_back(std::move(row));
    }
    if (!maker.has_dynamic_refs()) break;
    for (Row& row : tables.rows) row.resource = maker.resource_of(*row.source);
  } while (tables.rows.size() < maker.size());
  tables.patterns = maker.patterns();
  tables.resources = maker.resources();
  return tables;
}

bool Row::takes_anything() const {
  const bool scalars = !constant && enumeration.empty() && !minimum && !maximum &&
                       !exclusive_minimum && !exclusive_maximum && !multiple_of &&
                       number_format == NumberFormat::kNone && !min_length && !max_length &&
                       !pattern && format.empty();
  const bool arrays = !min_items && !max_items && !unique && prefix_items.empty() && !items &&
                      !contains && !unevaluated_items;
  const bool objects = !min_properties && !max_properties && properties.empty() &&
                       pattern_properties.empty() && !additional && !property_names &&
                       !unevaluated_properties && dependent_required.empty() &&
                       dependent_schemas.empty();
  const bool combination = !ref && !dynamic_ref && !negated && !condition && all_of.empty() &&
                           any_of.empty() && one_of.empty() && !resource;
  return !never && types == TypeSet() && scalars && arrays && objects && combination;
}

}  // namespace specgen::generator::tables
