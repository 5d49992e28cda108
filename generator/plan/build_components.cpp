// How component schemas become declarations, of both views where they have two: a part of
// TypeBuilder.

#include <utility>

#include "plan/names.hpp"
#include "plan/type_builder.hpp"
#include "schema/merge.hpp"

namespace specgen::generator::plan {

void TypeBuilder::build_components() {
  NameScope files;
  for (const Schema* schema : document_.schemas) {
    Unit unit;
    unit.name = files.claim(file_name(schema->component));
    declarations_.units.push_back(std::move(unit));
    Declaration declaration = declaration_of(*schema);
    declaration.name = type_names_.claim(camel_case(schema->component));
    declaration.unit = declarations_.units.size() - 1;
    components_[schema].plain = declare(std::move(declaration));
    by_pointer_[schema->location.file + "#" + schema->location.pointer] = schema;
  }
  declare_request_views();
  for (const Schema* schema : document_.schemas) build_component(*schema);
}

Declaration TypeBuilder::declaration_of(const Schema& component) {
  Declaration declaration;
  declaration.description = component.description;
  declaration.deprecated = component.deprecated;
  declaration.location = component.location;
  declaration.schema = &component;
  return declaration;
}

/// After all components have their names, which they keep.
void TypeBuilder::declare_request_views() {
  for (const Schema* schema : document_.schemas) {
    if (!directions_.of(*schema, Side::kRequests).apart) continue;
    Component& component = components_.at(schema);
    Declaration& plain = declarations_.all[component.plain];
    plain.view = Side::kResponses;
    Declaration declaration = declaration_of(*schema);
    declaration.name = type_names_.claim(plain.name + "Request");
    declaration.unit = plain.unit;
    declaration.view = Side::kRequests;
    component.request = declare(std::move(declaration));
  }
}

void TypeBuilder::build_component(const Schema& schema) {
  if (!built_.insert(&schema).second) return;
  const Component component = components_.at(&schema);
  build_view(schema, component.plain, Side::kResponses);
  if (component.request) build_view(schema, *component.request, Side::kRequests);
}

void TypeBuilder::build_view(const Schema& component, std::size_t index, Side side) {
  const auto outer_direction = std::exchange(direction_, directions_.of(component, side));
  const Declaration& plain = declarations_.all[components_.at(&component).plain];
  const std::string name = plain.name;
  const std::size_t unit = plain.unit;
  const Schema& merged = *merge(component, document_.store, diagnostics_);
  CppTypePtr type;
  if (const Schema* target = referred_component(component, merged)) {
    type = make_type(NamedType{declaration_for(*target)});
  } else {
    const auto outer = std::exchange(place_, index);
    type = build_asserted(component, merged, name, unit);
    place_ = outer;
  }
  direction_ = outer_direction;
  const auto* named = std::get_if<NamedType>(&type->kind);
  if (named != nullptr && named->declaration == index) return;
  declarations_.all[index].kind = AliasDeclaration{std::move(type)};
}

/// Of the view that is being built.
std::size_t TypeBuilder::declaration_for(const Schema& schema) const {
  const Component& component = components_.at(&schema);
  const bool for_requests = direction_.side == Side::kRequests;
  return for_requests ? component.request.value_or(component.plain) : component.plain;
}

/// The component that the schema stands for without asserting anything of its own, or nullptr.
const Schema* TypeBuilder::referred_component(const Schema& schema, const Schema& merged) {
  const Schema* target = schema.ref;
  if (target == nullptr && schema.all_of.size() == 1) target = schema.all_of.front();
  if (target == nullptr || merge(*target, document_.store, diagnostics_) != &merged) return nullptr;
  return components_.contains(target) ? target : referred_component(*target, merged);
}

const Schema* TypeBuilder::component_of(const Schema& schema) {
  if (components_.contains(&schema)) return &schema;
  return referred_component(schema, *merge(schema, document_.store, diagnostics_));
}

}  // namespace specgen::generator::plan
