#pragma once

#include <map>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <utility>

#include "openapi/document.hpp"
#include "plan/declarations.hpp"
#include "plan/directions.hpp"
#include "schema/formats.hpp"
#include "source/diagnostics.hpp"

namespace specgen::generator::plan {

/// Finds the C++ type of every schema. Component schemas and inline objects and enums become
/// declarations; what can't be expressed yet is reported with its place. A schema of which requests
/// and responses have different views becomes two: the responses' has its name, the requests' that
/// name with "Request" behind it.
class TypeBuilder {
 public:
  TypeBuilder(Document& document, Formats formats, Diagnostics& diagnostics, NameScope& type_names);

  /// Declares every component schema, in document order.
  void build_components();

  /// Starts the unit of an operation; inline schemas of `build` calls then belong to it.
  std::size_t add_operation_unit(const std::string& file_name);

  /// The type of a schema that stands in `unit`, in messages of `side`; an inline schema is
  /// declared as `name`. Where a schema is missing the type is open.
  CppTypePtr build(const Schema* schema, const std::string& name, std::size_t unit, Side side);

  /// The schema as the conjunction of all that it combines.
  const Schema& merged(const Schema& schema);

  /// The type behind aliases and checks.
  const CppType& resolve(const CppType& type) const;

  Declarations take() { return std::move(declarations_); }
  const Declarations& declarations() const { return declarations_; }

 private:
  /// The declarations of a component.
  struct Component {
    std::size_t plain = 0;               ///< That of its name.
    std::optional<std::size_t> request;  ///< The requests' view, where there are two.
  };
  /// A schema in one of its views.
  using Viewed = std::pair<const Schema*, Side>;

  CppTypePtr build(const Schema* schema, const std::string& name, std::size_t unit);
  Declaration declaration_of(const Schema& component);
  void declare_request_views();
  std::size_t declaration_for(const Schema& component) const;
  void build_view(const Schema& component, std::size_t index, Side side);
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
  DroppedMember build_dropped(const Property& property);
  MemberDeclaration build_member(const Property& property, const Schema& owner,
                                 const std::string& owner_name, const std::string& name,
                                 std::size_t unit);
  NumberBounds bounds(const Schema& schema, bool integer);
  std::optional<CppTypePtr> declared_elsewhere(const Schema& merged);
  std::size_t declare(Declaration declaration);
  std::size_t declare_inline(const Schema& schema, const std::string& name, std::size_t unit);
  /// Whether what is built is the requests' view of a schema that has another.
  bool is_request_view() const { return direction_.apart && direction_.side == Side::kRequests; }
  Viewed viewed(const Schema& merged) const { return {&merged, direction_.side}; }

  Document& document_;
  Formats formats_;
  Diagnostics& diagnostics_;
  NameScope& type_names_;
  Declarations declarations_;
  Directions directions_;
  Direction direction_;  ///< Of the schema whose type is being found.
  std::map<const Schema*, Component> components_;
  std::set<const Schema*> built_;              ///< Components begun.
  std::map<Viewed, CppTypePtr> inline_types_;  ///< Merged inline schema → declared type.
  std::map<std::string, const Schema*> by_pointer_;
  std::set<Viewed> building_;  ///< Merged inline schemas whose type is being found.
  std::set<const Schema*> tabled_;
  std::map<TypeSet::Type, const Schema*> only_;
  const Schema* any_ = nullptr;
  /// Where to put the next struct or enum instead of declaring a new one: a component's place.
  std::optional<std::size_t> place_;
};

}  // namespace specgen::generator::plan
