#include "plan/type_depth.hpp"

#include <algorithm>
#include <iterator>
#include <optional>
#include <string>

#include "plan/declaration_order.hpp"

namespace specgen::generator::plan {
namespace {

class TypeDepths {
 public:
  explicit TypeDepths(const Declarations& declarations)
      : declarations_(declarations), depths_(declarations.all.size()) {}

  /// Whether the declaration nests too deeply, and no alias in it does so already.
  bool exceeds(std::size_t index) {
    return !any_exceeds(aliases_in(index)) && of_declaration(index) > kMaxTypeDepth;
  }

  /// The same of a type that is not declared.
  bool exceeds(const CppType& type) {
    std::vector<std::size_t> named;
    collect_named(type, named);
    return !any_exceeds(aliases_among(named)) && of(type) > kMaxTypeDepth;
  }

 private:
  /// With an explicit stack: a document may nest aliases deeper than the machine's stack.
  std::size_t of_declaration(std::size_t start) {
    std::vector<std::size_t> open{start};
    while (!open.empty()) {
      const std::size_t index = open.back();
      const std::size_t before = open.size();
      for (const std::size_t named : aliases_in(index)) {
        if (!depths_[named]) open.push_back(named);
      }
      if (open.size() > before) continue;
      depths_[index] = depth_of(index);
      open.pop_back();
    }
    return *depths_[start];
  }

  bool any_exceeds(const std::vector<std::size_t>& aliases) {
    return std::any_of(aliases.begin(), aliases.end(),
                       [&](std::size_t each) { return of_declaration(each) > kMaxTypeDepth; });
  }

  std::vector<std::size_t> aliases_in(std::size_t index) const {
    return aliases_among(named_by(declarations_.all[index]));
  }

  std::vector<std::size_t> aliases_among(const std::vector<std::size_t>& named) const {
    std::vector<std::size_t> aliases;
    std::copy_if(named.begin(), named.end(), std::back_inserter(aliases),
                 [&](std::size_t each) { return is_alias(each); });
    return aliases;
  }

  bool is_alias(std::size_t index) const {
    return std::holds_alternative<AliasDeclaration>(declarations_.all[index].kind);
  }

  std::size_t depth_of(std::size_t index) const {
    const Declaration& declaration = declarations_.all[index];
    if (const auto* alias = std::get_if<AliasDeclaration>(&declaration.kind)) {
      return of(*alias->type);
    }
    const auto* fields = std::get_if<StructDeclaration>(&declaration.kind);
    if (fields == nullptr) return 0;
    std::size_t deepest = fields->additional == nullptr ? 0 : 1 + of(*fields->additional);
    for (const MemberDeclaration& member : fields->members) {
      deepest = std::max(deepest, of(*member.type));
    }
    return deepest;
  }

  std::size_t of(const CppType& type) const {
    if (const auto* named = std::get_if<NamedType>(&type.kind)) {
      return is_alias(named->declaration) ? *depths_[named->declaration] : 0;
    }
    if (const auto* array = std::get_if<ArrayType>(&type.kind)) return 1 + of(*array->item);
    if (const auto* map = std::get_if<MapType>(&type.kind)) return 1 + of(*map->value);
    if (const auto* null = std::get_if<NullableType>(&type.kind)) return 1 + of(*null->value);
    if (const auto* checked = std::get_if<CheckedType>(&type.kind)) return of(*checked->value);
    const auto* variant = std::get_if<VariantType>(&type.kind);
    if (variant == nullptr) return 0;
    std::size_t deepest = 0;
    for (const auto& each : variant->alternatives) deepest = std::max(deepest, of(*each.type));
    return 1 + deepest;
  }

  const Declarations& declarations_;
  std::vector<std::optional<std::size_t>> depths_;
};

void report(const Location& location, Diagnostics& diagnostics) {
  diagnostics.error(Rule::kLimit, location,
                    "arrays, maps and alternatives nest more than " +
                        std::to_string(kMaxTypeDepth) + " levels deep from here on");
}

void check(const CppType& type, const Location& location, TypeDepths& depths,
           Diagnostics& diagnostics) {
  if (depths.exceeds(type)) report(location, diagnostics);
}

void check_bodies(const std::vector<MediaUse>& bodies, TypeDepths& depths,
                  Diagnostics& diagnostics) {
  for (const MediaUse& body : bodies) {
    const Schema* schema = body.media_type == nullptr ? nullptr : body.media_type->schema;
    if (schema != nullptr) check(*body.type, schema->location, depths, diagnostics);
  }
}

void check_operation(const OperationUse& operation, TypeDepths& depths, Diagnostics& diagnostics) {
  for (const ParameterUse& use : operation.parameters) {
    check(*use.type, use.parameter->location, depths, diagnostics);
  }
  check_bodies(operation.body, depths, diagnostics);
  for (const ResponseUse& response : operation.responses) {
    for (const HeaderUse& use : response.headers) {
      check(*use.type, use.header->location, depths, diagnostics);
    }
    check_bodies(response.content, depths, diagnostics);
  }
}

}  // namespace

void check_type_depth(const Declarations& declarations,
                      std::initializer_list<const std::vector<OperationUse>*> operations,
                      Diagnostics& diagnostics) {
  TypeDepths depths(declarations);
  for (std::size_t index = 0; index < declarations.all.size(); ++index) {
    if (depths.exceeds(index)) report(declarations.all[index].location, diagnostics);
  }
  for (const auto* list : operations) {
    for (const OperationUse& use : *list) check_operation(use, depths, diagnostics);
  }
}

}  // namespace specgen::generator::plan
