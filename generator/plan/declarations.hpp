#pragma once

#include <map>
#include <string>
#include <variant>
#include <vector>

#include "plan/cpp_type.hpp"
#include "plan/names.hpp"
#include "schema/schema.hpp"
#include "specgen/side.hpp"

namespace specgen::generator::plan {

struct EnumDeclaration {
  bool integer = false;   ///< The texts are integers.
  bool constant = false;  ///< Stated by `const`.
  TypeSet others{0};      ///< Types that `type` allows beside that of the texts.

  struct Enumerator {
    std::string name;  ///< kActive
    std::string text;  ///< As in JSON.
  };
  std::vector<Enumerator> enumerators;
};

struct MemberDeclaration {
  std::string name;  ///< C++
  std::string json_name;
  std::string description;
  bool deprecated = false;
  bool required = false;
  bool boxed = false;  ///< Breaks a cycle of structs that hold each other.
  CppTypePtr type;
  const LocatedValue* default_value = nullptr;  ///< What stands for it where it is absent.
  std::string initial;                          ///< The default as a C++ initialiser; empty: none.

  /// Whether it is a std::optional: with an initialiser it always has a value.
  bool is_optional() const { return !required && initial.empty(); }
};

/// A property that does not travel in messages of the struct's view, and so has no member: it is
/// checked where it is there, and dropped.
struct DroppedMember {
  std::string json_name;
  const Schema* schema = nullptr;
  CppTypePtr text;  ///< A type, without rules, of what has the same text in forms.
};

struct StructDeclaration {
  std::vector<MemberDeclaration> members;
  std::vector<DroppedMember> dropped;
  bool additional_forbidden = false;
  /// The type of members that the schema does not name, where it asks to keep them.
  CppTypePtr additional;
  std::string additional_name;
  std::uint64_t min_properties = 0;
  std::optional<std::uint64_t> max_properties;
};

struct AliasDeclaration {
  CppTypePtr type;
};

/// A type that the emitted code declares.
struct Declaration {
  std::string name;
  std::string description;
  bool deprecated = false;
  Location location;  ///< Of the schema.
  std::size_t unit = 0;
  bool recursive = false;  ///< Holds itself, however deep inside.
  const Schema* schema = nullptr;
  bool checked = false;     ///< Its decoder evaluates the schema's table first.
  Side view = Side::kBoth;  ///< Which view of the schema, where the document has two of it.
  std::variant<AliasDeclaration, EnumDeclaration, StructDeclaration> kind;
};

/// What is emitted together: a component schema, or an operation, with the schemas inlined in it.
struct Unit {
  std::string name;  ///< Of its files, without folder and extension.
  bool is_operation = false;
  std::vector<std::size_t> declarations;  ///< In the order in which they are emitted.
};

/// All types of a document.
struct Declarations {
  std::vector<Declaration> all;
  std::vector<Unit> units;
  /// Units whose types contain each other are emitted by the first of them.
  std::vector<std::size_t> emitted_by;
  /// The schemas of which the emitted code has tables, and the names of those.
  std::vector<const Schema*> tabled;
  std::map<const Schema*, std::string> table_names;

  const Declaration& of(const NamedType& type) const { return all[type.declaration]; }
};

}  // namespace specgen::generator::plan
