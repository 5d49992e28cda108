#pragma once

#include <map>
#include <set>
#include <string>
#include <string_view>

#include "openapi/document.hpp"
#include "plan/declarations.hpp"
#include "schema/formats.hpp"
#include "source/diagnostics.hpp"

namespace specgen::generator::plan {

/// Finds the C++ type of every schema. Component schemas and inline objects and enums become
/// declarations; what can't be expressed yet is reported with its place.
class TypeBuilder {
 public:
  TypeBuilder(Document& document, Formats formats, Diagnostics& diagnostics, NameScope& type_names);

  /// Declares every component schema, in document order.
  void build_components();

  /// Starts the unit of an operation; inline schemas of `build` calls then belong to it.
  std::size_t add_operation_unit(const std::string& file_name);

  /// The type of a schema that stands in `unit`; an inline schema is declared as `name`. Where a
  /// schema is missing the type is open.
  CppTypePtr build(const Schema* schema, const std::string& name, std::size_t unit);

  /// The schema as the conjunction of all that it combines.
  const Schema& merged(const Schema& schema);

  /// The type behind aliases and checks.
  const CppType& resolve(const CppType& type) const;

  Declarations take() { return std::move(declarations_); }
  const Declarations& declarations() const { return declarations_; }

 private:
  const Schema* referred_component(const Schema& schema, const Schema& merged);
  const Schema* component_of(const Schema& schema);
  void build_component(const Schema& component);
  CppTypePtr build_asserted(const Schema& asked, const Schema& merged, const std::string& name,
                            std::size_t unit);
  CppTypePtr build_typed(const Schema& merged, const std::string& name, std::size_t unit);
  CppTypePtr build_checked(const Schema& asked, const Schema& merged, const std::string& name,
                           std::size_t unit);
  CppTypePtr build_unchecked(const Schema& merged, const std::string& name, std::size_t unit);
  CppTypePtr build_union(const Schema& merged, const std::string& name, std::size_t unit);
  CppTypePtr build_by_type(const Schema& merged, const std::string& name, std::size_t unit);
  CppTypePtr build_object_or_other(const Schema& merged, const std::string& name, std::size_t unit);
  const Schema& narrowed(const Schema& merged, TypeSet::Type type);
  const Schema& only(TypeSet::Type type, std::string_view name);
  const Schema& any_value();
  void need_table(const Schema& schema);
  CppTypePtr build_single(const Schema& merged, const std::string& name, std::size_t unit);
  CppTypePtr build_string(const Schema& merged, const std::string& name, std::size_t unit);
  CppTypePtr build_array(const Schema& merged, const std::string& name, std::size_t unit);
  CppTypePtr build_object(const Schema& merged, const std::string& name, std::size_t unit);
  CppTypePtr build_enum(const Schema& merged, const std::string& name, std::size_t unit);
  StructDeclaration build_struct(const Schema& merged, const std::string& name, std::size_t unit);
  MemberDeclaration build_member(const Property& property, const Schema& owner,
                                 const std::string& owner_name, NameScope& names, std::size_t unit);
  NumberBounds bounds(const Schema& schema, bool integer);
  std::optional<CppTypePtr> declared_elsewhere(const Schema& merged);
  std::size_t declare(Declaration declaration);
  std::size_t declare_inline(const Schema& schema, const std::string& name, std::size_t unit);

  Document& document_;
  Formats formats_;
  Diagnostics& diagnostics_;
  NameScope& type_names_;
  Declarations declarations_;
  std::map<const Schema*, std::size_t> components_;   ///< Component schema → declaration.
  std::set<const Schema*> built_;                     ///< Components begun.
  std::map<const Schema*, CppTypePtr> inline_types_;  ///< Merged inline schema → declared type.
  std::map<std::string, const Schema*> by_pointer_;
  std::set<const Schema*> building_;  ///< Merged inline schemas whose type is being found.
  std::set<const Schema*> tabled_;
  std::map<TypeSet::Type, const Schema*> only_;
  const Schema* any_ = nullptr;
  /// Where to put the next struct or enum instead of declaring a new one: a component's place.
  std::optional<std::size_t> place_;
};

}  // namespace specgen::generator::plan
