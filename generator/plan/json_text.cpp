#include "plan/json_text.hpp"

#include "plan/default_values.hpp"
#include "plan/field_text.hpp"
#include "plan/literals.hpp"
#include "plan/names.hpp"
#include "plan/number_literals.hpp"
#include "plan/table_text.hpp"

namespace specgen::generator::plan {
namespace {

std::string object_rules(const StructDeclaration& declaration) {
  std::string fields;
  const auto add = [&](const std::string& field) {
    fields += (fields.empty() ? "." : ", .") + field;
  };
  if (declaration.additional_forbidden) add("additional = specgen::Additional::kForbidden");
  if (declaration.min_properties > 0) {
    add("min_properties = " + unsigned_literal(declaration.min_properties));
  }
  if (declaration.max_properties) {
    add("max_properties = " + unsigned_literal(*declaration.max_properties));
  }
  return "{" + fields + "}";
}

JsonText::Case member_case(const MemberDeclaration& member, const std::string& target,
                           const std::string& place, CodeWriter& writer, const JsonText& text) {
  JsonText::Case out{view_literal(member.json_name), member.required ? "true" : "false",
                     field_text(text.name, member, writer.declarations())};
  if (out.field.empty()) {
    out.decode = writer.decode(*member.type, "value", target, place + "_" + member.name);
  }
  return out;
}

void write_struct_json(const StructDeclaration& declaration, const std::string& place,
                       CodeWriter& writer, JsonText& text) {
  text.rules = object_rules(declaration);
  for (const MemberDeclaration& member : declaration.members) {
    std::string target = decode_target("out." + member.name, member.initial);
    std::string source = "value." + member.name;
    if (member.is_optional()) target += ".emplace()";
    if (member.boxed) target.insert(0, "*");
    const std::string stars =
        std::string(member.is_optional() ? 1 : 0, '*') + std::string(member.boxed ? 1 : 0, '*');
    const std::string key = view_literal(member.json_name);
    text.cases.push_back(member_case(member, target, place, writer, text));
    std::string encode = writer.encode_member(*member.type, key, stars + source);
    if (member.is_optional()) encode.insert(0, "if (" + source + ") {\n").append("}\n");
    text.encode.push_back(std::move(encode));
  }
  for (const DroppedMember& dropped : declaration.dropped) {
    text.cases.push_back({view_literal(dropped.json_name), "false", "",
                          "specgen::schema::check(" + writer.table(dropped.schema) + ", value)",
                          false});
  }
  if (declaration.additional == nullptr) return;
  text.decode_additional =
      writer.decode(*declaration.additional, "value",
                    "out." + declaration.additional_name + "[std::string(name)]",
                    place + "_" + declaration.additional_name);
  text.encode.push_back("for (const auto& [name, item] : value." + declaration.additional_name +
                        ") {\n" + writer.encode_member(*declaration.additional, "name", "item", 1) +
                        "}\n");
}

std::string enum_rules(const EnumDeclaration& enumeration) {
  std::string fields;
  if (enumeration.constant) fields += ".keyword = \"const\"";
  if (enumeration.others.bits() != 0) {
    fields += (fields.empty() ? "" : ", ") + (".others = " + types_text(enumeration.others));
  }
  return fields.empty() ? fields : "{" + fields + "}";
}

}  // namespace

JsonText write_json(const Declaration& declaration, CodeWriter& writer) {
  JsonText text;
  text.name = declaration.name;
  text.decode_function = decode_function(declaration);
  if (declaration.checked) text.check = writer.table(declaration.schema);
  const std::string place = file_name(declaration.name);
  if (const auto* alias = std::get_if<AliasDeclaration>(&declaration.kind)) {
    text.kind = TypeText::Kind::kAlias;
    text.decode = writer.decode(*alias->type, "in", "out", place);
  } else if (const auto* enumeration = std::get_if<EnumDeclaration>(&declaration.kind)) {
    text.kind = TypeText::Kind::kEnum;
    text.integer_enum = enumeration->integer;
    text.enum_rules = enum_rules(*enumeration);
    for (const auto& enumerator : enumeration->enumerators) {
      text.entries.push_back({enumeration->integer
                                  ? integer_literal(enumerator.text, Rounding::kUp).value()
                                  : view_literal(enumerator.text),
                              declaration.name + "::" + enumerator.name});
    }
  } else {
    write_struct_json(std::get<StructDeclaration>(declaration.kind), place, writer, text);
  }
  return text;
}

}  // namespace specgen::generator::plan
