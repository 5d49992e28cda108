#include "plan/default_values.hpp"

#include <algorithm>
#include <nlohmann/json.hpp>

#include "plan/code.hpp"
#include "plan/declaration_order.hpp"
#include "plan/literals.hpp"
#include "plan/number_literals.hpp"
#include "plan/schema_questions.hpp"
#include "plan/variant_places.hpp"

namespace specgen::generator::plan {
namespace {

using Json = nlohmann::ordered_json;

void add(std::string& list, const std::string& item) { list += (list.empty() ? "" : ", ") + item; }

/// Writes values of a document as C++.
class DefaultWriter {
 public:
  explicit DefaultWriter(const Declarations& declarations) : declarations_(declarations) {}

  /// As the initialiser of a variable. Empty where there is none.
  std::string initialiser(const Json& value, const CppType& written) const {
    const CppType& type = resolve_type(written, declarations_);
    if (const auto* nullable = std::get_if<NullableType>(&type.kind)) {
      return value.is_null() ? "nullptr" : expression(value, *nullable->value);
    }
    if (std::holds_alternative<JsonType>(type.kind)) return of_open(value);
    if (const auto* named = std::get_if<NamedType>(&type.kind)) return of_named(value, *named);
    if (const auto* variant = std::get_if<VariantType>(&type.kind)) {
      return of_variant(value, *variant);
    }
    const auto* array = std::get_if<ArrayType>(&type.kind);
    if (array != nullptr && value.is_array()) return of_array(value, *array);
    const auto* map = std::get_if<MapType>(&type.kind);
    if (map != nullptr && value.is_object()) return of_map(value, *map);
    return of_scalar(value, type);
  }

 private:
  /// As an expression of that type, for where C++ would not see it, or another: braces may mean
  /// much, and from a string's literal it makes one conversion only.
  std::string expression(const Json& value, const CppType& type) const {
    const std::string text = initialiser(value, type);
    if (text.empty()) return {};
    if (text.front() == '{') return CodeWriter(declarations_).type_name(type) + text;
    const CppType& resolved = resolve_type(type, declarations_);
    // Compilers disagree on braces around one value of the same type.
    const bool open = std::holds_alternative<JsonType>(resolved.kind);
    if (open && value.is_structured()) return "specgen::Value(" + text + ")";
    const bool literal = text.front() == '"' && std::holds_alternative<StringType>(resolved.kind);
    return literal ? "std::string(" + text + ")" : text;
  }

  static std::string of_scalar(const Json& value, const CppType& type) {
    if (value.is_string() && std::holds_alternative<StringType>(type.kind)) {
      return string_expression(value.get<std::string>());
    }
    if (value.is_boolean() && std::holds_alternative<BooleanType>(type.kind)) return value.dump();
    if (value.is_number() && std::holds_alternative<NumberType>(type.kind)) {
      return double_literal(value.dump());
    }
    if (value.is_number() && std::holds_alternative<IntegerType>(type.kind)) {
      return integer_literal(value.dump(), Rounding::kUp).value_or("");
    }
    return {};
  }

  std::string of_array(const Json& value, const ArrayType& array) const {
    const bool scalar = is_scalar(*array.item);
    std::string items;
    for (const Json& item : value) {
      const std::string text =
          scalar ? initialiser(item, *array.item) : expression(item, *array.item);
      if (text.empty()) return {};
      add(items, text);
    }
    return "{" + items + "}";
  }

  bool is_scalar(const CppType& type) const {
    const auto& kind = resolve_type(type, declarations_).kind;
    return !std::holds_alternative<ArrayType>(kind) && !std::holds_alternative<MapType>(kind) &&
           !std::holds_alternative<NullableType>(kind) && !std::holds_alternative<JsonType>(kind);
  }

  std::string of_map(const Json& value, const MapType& map) const {
    std::string entries;
    for (const auto& [name, item] : value.items()) {
      const std::string text = expression(item, *map.value);
      if (text.empty()) return {};
      add(entries, "{" + string_expression(name) + ", " + text + "}");
    }
    return "{" + entries + "}";
  }

  /// A specgen::Value.
  std::string of_open(const Json& value) const {
    if (value.is_null()) return "nullptr";
    if (value.is_string()) return string_expression(value.get<std::string>());
    if (value.is_number_float()) return double_literal(value.dump());
    if (is_large(value)) return value.dump() + "U";
    if (value.is_number()) return integer_literal(value.dump(), Rounding::kUp).value_or("");
    if (value.is_boolean()) return value.dump();
    const auto within = [this](const Json& part) { return expression(part, kOpen); };
    std::string items;
    if (value.is_array()) {
      for (const Json& item : value) add(items, within(item));
      return "specgen::Value::Array{" + items + "}";
    }
    for (const auto& [name, member] : value.items()) {
      add(items, "{" + string_expression(name) + ", " + within(member) + "}");
    }
    return "specgen::Value::Object{" + items + "}";
  }

  static bool is_large(const Json& value) {
    return value.is_number_unsigned() && value.get<std::uint64_t>() > std::uint64_t{INT64_MAX};
  }

  std::string of_named(const Json& value, const NamedType& named) const {
    const Declaration& declaration = declarations_.of(named);
    if (const auto* enumeration = std::get_if<EnumDeclaration>(&declaration.kind)) {
      return of_enumerator(value, declaration, *enumeration);
    }
    const auto* fields = std::get_if<StructDeclaration>(&declaration.kind);
    if (fields == nullptr || !value.is_object()) return {};
    if (value.empty()) return "{}";
    // It may be defined behind what has the default.
    return declaration.recursive ? "" : of_struct(value, *fields);
  }

  static std::string of_enumerator(const Json& value, const Declaration& declaration,
                                   const EnumDeclaration& enumeration) {
    const std::string text = value.is_string() ? value.get<std::string>() : value.dump();
    for (const auto& entry : enumeration.enumerators) {
      if (entry.text == text) return declaration.name + "::" + entry.name;
    }
    return {};
  }

  /// With members named. What the struct has no member for is dropped, as its decoder does.
  std::string of_struct(const Json& value, const StructDeclaration& fields) const {
    std::string members;
    for (const MemberDeclaration& member : fields.members) {
      const auto found = value.find(member.json_name);
      if (found == value.end() && member.required) return {};
      if (found == value.end()) continue;
      const std::string text = member.boxed ? "" : expression(*found, *member.type);
      if (text.empty()) return {};
      add(members, "." + member.name + " = " + text);
    }
    if (fields.additional == nullptr) return "{" + members + "}";
    std::string entries;
    for (const auto& [name, item] : value.items()) {
      if (is_named(fields, name)) continue;
      const std::string text = expression(item, *fields.additional);
      if (text.empty()) return {};
      add(entries, "{" + string_expression(name) + ", " + text + "}");
    }
    add(members, "." + fields.additional_name + " = {" + entries + "}");
    return "{" + members + "}";
  }

  static bool is_named(const StructDeclaration& fields, const std::string& name) {
    const auto same = [&](const auto& each) { return each.json_name == name; };
    return std::any_of(fields.members.begin(), fields.members.end(), same) ||
           std::any_of(fields.dropped.begin(), fields.dropped.end(), same);
  }

  /// Which alternative it is would be for the schemas to say; where only one type can have it, that
  /// is known.
  std::string of_variant(const Json& value, const VariantType& variant) const {
    std::string only;
    for (const CppType* type : variant_places(variant, declarations_).types) {
      std::string text = expression(value, *type);
      if (text.empty()) continue;
      if (!only.empty()) return {};
      const bool number = value.is_number() && !std::holds_alternative<NamedType>(type->kind);
      only = number ? CodeWriter(declarations_).type_name(*type) + "{" + text + "}" : text;
    }
    return only;
  }

  static inline const CppType kOpen{JsonType()};

  const Declarations& declarations_;
};

void warn_if_empty(const std::string& initial, const LocatedValue& stated,
                   Diagnostics& diagnostics) {
  if (!initial.empty()) return;
  diagnostics.warning(Rule::kIgnored, stated.location,
                      "this default is not filled in: its type holds itself, or is a union of "
                      "which not exactly one alternative may have it");
}

}  // namespace

std::string default_initialiser(const Json& value, const CppType& type,
                                const Declarations& declarations) {
  return DefaultWriter(declarations).initialiser(value, type);
}

std::string decode_target(const std::string& place, const std::string& initial) {
  return initial.starts_with("{.") ? place + " = {}" : place;
}

void fill_in_defaults(Declarations& declarations, Diagnostics& diagnostics) {
  for (Declaration& declaration : declarations.all) {
    auto* fields = std::get_if<StructDeclaration>(&declaration.kind);
    if (fields == nullptr) continue;
    for (MemberDeclaration& member : fields->members) {
      const LocatedValue* stated = member.default_value;
      if (stated == nullptr || member.required) continue;
      if (!member.boxed) {
        member.initial = default_initialiser(stated->value, *member.type, declarations);
      }
      warn_if_empty(member.initial, *stated, diagnostics);
    }
  }
}

void fill_in_defaults(std::vector<OperationUse>& operations, const Declarations& declarations,
                      Diagnostics& diagnostics) {
  for (OperationUse& operation : operations) {
    for (ParameterUse& use : operation.parameters) {
      const LocatedValue* stated = stated_default(use.parameter->schema);
      if (stated == nullptr || use.parameter->required) continue;
      use.initial = default_initialiser(stated->value, *use.type, declarations);
      warn_if_empty(use.initial, *stated, diagnostics);
    }
  }
}

}  // namespace specgen::generator::plan
