#include "plan/model_files.hpp"

#include <algorithm>
#include <set>

#include "plan/declaration_order.hpp"
#include "plan/literals.hpp"
#include "plan/names.hpp"
#include "plan/number_literals.hpp"

namespace specgen::generator::plan {
namespace {

constexpr std::size_t kColumns = 100;

const Unit& emitting_unit(const Declarations& declarations, std::size_t unit) {
  return declarations.units[declarations.emitted_by[unit]];
}

TypeText write_enum(const EnumDeclaration& declaration) {
  TypeText text;
  text.kind = TypeText::Kind::kEnum;
  text.enumerators = declaration.enumerators;
  return text;
}

std::string comparison_of(const StructDeclaration& declaration) {
  std::string out;
  const auto add = [&](const std::string& name) {
    out += (out.empty() ? "left." : " && left.") + name + " == right." + name;
  };
  for (const MemberDeclaration& member : declaration.members) add(member.name);
  if (declaration.additional != nullptr) add(declaration.additional_name);
  return out;
}

/// Structs of a unit that are yet to be defined.
using Awaited = std::set<std::size_t>;

/// Whether the type names such a struct, by way of aliases or not. Only within a container can it.
bool names_awaited(const CppType& type, const Declarations& declarations, const Awaited& awaited) {
  std::vector<std::size_t> named;
  collect_named(type, named);
  for (std::size_t at = 0; at < named.size(); ++at) {
    if (awaited.contains(named[at])) return true;
    const auto* alias = std::get_if<AliasDeclaration>(&declarations.all[named[at]].kind);
    if (alias != nullptr) collect_named(*alias->type, named);
  }
  return false;
}

std::string write_member(const MemberDeclaration& member, const Declarations& declarations,
                         const Awaited& awaited, const CodeWriter& writer) {
  const std::string type = writer.type_name(*member.type);
  // An initialiser would have to know how to destroy what is yet to be defined. Without one the
  // member is as empty.
  if (!member.boxed && names_awaited(*member.type, declarations, awaited)) {
    return (member.is_optional() ? "std::optional<" + type + ">" : type) + " " + member.name + ";";
  }
  if (!member.initial.empty()) return type + " " + member.name + " = " + member.initial + ";";
  return member_declaration(type, member.name, !member.required, member.boxed,
                            needs_initialiser(*member.type, declarations));
}

TypeText write_struct(const StructDeclaration& declaration, const Declarations& declarations,
                      const Awaited& awaited, const CodeWriter& writer) {
  TypeText text;
  text.kind = TypeText::Kind::kStruct;
  for (const MemberDeclaration& member : declaration.members) {
    const std::string deprecated = member.deprecated ? "Deprecated." : "";
    text.members.push_back({doc_comment(member.description, deprecated, 2),
                            write_member(member, declarations, awaited, writer)});
  }
  if (declaration.additional != nullptr) {
    const std::string type =
        "std::map<std::string, " + writer.type_name(*declaration.additional) + ">";
    text.members.push_back({doc_comment("Members that the schema does not name.", "", 2),
                            type + " " + declaration.additional_name + ";"});
  }
  return text;
}

TypeText write_type(const Declaration& declaration, const Declarations& declarations,
                    const Awaited& awaited, const CodeWriter& writer) {
  TypeText text;
  if (const auto* alias = std::get_if<AliasDeclaration>(&declaration.kind)) {
    text.kind = TypeText::Kind::kAlias;
    text.aliased = writer.type_name(*alias->type);
  } else if (const auto* enumeration = std::get_if<EnumDeclaration>(&declaration.kind)) {
    text = write_enum(*enumeration);
  } else {
    const auto& fields = std::get<StructDeclaration>(declaration.kind);
    text = write_struct(fields, declarations, awaited, writer);
    if (declaration.recursive) text.comparison = comparison_of(fields);
  }
  text.name = declaration.name;
  std::string place = "#" + comment_line(declaration.location.pointer, 90);
  if (declaration.view == Side::kRequests) place += ", in requests";
  if (declaration.view == Side::kResponses) place += ", in responses";
  if (declaration.deprecated) place += " (deprecated)";
  text.doc = doc_comment(declaration.description, place, 0);
  return text;
}

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

void write_struct_json(const StructDeclaration& declaration, const std::string& place,
                       CodeWriter& writer, JsonText& text) {
  text.rules = object_rules(declaration);
  for (const MemberDeclaration& member : declaration.members) {
    std::string target = "out." + member.name;
    std::string source = "value." + member.name;
    if (member.is_optional()) target += ".emplace()";
    if (member.boxed) target = "*" + target;
    const std::string stars =
        std::string(member.is_optional() ? 1 : 0, '*') + std::string(member.boxed ? 1 : 0, '*');
    const std::string key = view_literal(member.json_name);
    text.cases.push_back({key, member.required ? "true" : "false",
                          writer.decode(*member.type, "value", target, place + "_" + member.name)});
    std::string encode = writer.encode_member(*member.type, key, stars + source);
    if (member.is_optional()) encode = "if (" + source + ") {\n" + encode + "}\n";
    text.encode.push_back(std::move(encode));
  }
  text.fills_members = !declaration.members.empty();
  for (const DroppedMember& dropped : declaration.dropped) {
    text.cases.push_back({view_literal(dropped.json_name), "false",
                          "specgen::schema::check(" + writer.table(dropped.schema) + ", value)"});
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
  if (!enumeration.typed) fields += (fields.empty() ? "" : ", ") + std::string(".typed = false");
  return fields.empty() ? fields : "{" + fields + "}";
}

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

/// Structs of the unit that are named before they are defined.
std::vector<std::string> forward_declarations(const Declarations& declarations, const Unit& unit) {
  std::vector<std::string> names;
  std::vector<std::size_t> defined;
  for (const std::size_t index : unit.declarations) {
    for (const std::size_t named : named_by(declarations.all[index])) {
      const bool here = std::find(unit.declarations.begin(), unit.declarations.end(), named) !=
                        unit.declarations.end();
      const bool known = std::find(defined.begin(), defined.end(), named) != defined.end();
      const std::string& name = declarations.all[named].name;
      const bool listed = std::find(names.begin(), names.end(), name) != names.end();
      const bool object = std::holds_alternative<StructDeclaration>(declarations.all[named].kind);
      if (here && object && !known && !listed && named != index) names.push_back(name);
    }
    defined.push_back(index);
  }
  return names;
}

void add_type_includes(const Declaration& declaration, const Declarations& declarations,
                       TypesFile& file) {
  if (const auto* alias = std::get_if<AliasDeclaration>(&declaration.kind)) {
    add_includes(*alias->type, declarations, Uses::kType, file.header_includes);
    add_includes(*alias->type, declarations, Uses::kJson, file.json_source_includes);
    return;
  }
  const auto* fields = std::get_if<StructDeclaration>(&declaration.kind);
  if (fields == nullptr) return;
  for (const MemberDeclaration& member : fields->members) {
    add_includes(*member.type, declarations, Uses::kType, file.header_includes);
    add_includes(*member.type, declarations, Uses::kJson, file.json_source_includes);
    if (member.is_optional()) file.header_includes.add("<optional>");
    if (member.boxed) file.header_includes.add("\"specgen/box.hpp\"");
  }
  if (fields->additional != nullptr) {
    add_includes(*fields->additional, declarations, Uses::kType, file.header_includes);
    add_includes(*fields->additional, declarations, Uses::kJson, file.json_source_includes);
    file.header_includes.add("<map>");
    file.header_includes.add("<string>");
  }
}

void drop(std::vector<std::string>& headers, const std::string& header) {
  headers.erase(std::remove(headers.begin(), headers.end(), header), headers.end());
}

}  // namespace

void Includes::add(const std::string& header) {
  auto& list = header.front() == '<' ? system : project;
  if (std::find(list.begin(), list.end(), header) == list.end()) list.push_back(header);
}

void Includes::sort() {
  std::sort(system.begin(), system.end());
  std::sort(project.begin(), project.end());
}

std::string types_header(const Declarations& declarations, std::size_t unit) {
  const Unit& emitter = emitting_unit(declarations, unit);
  return std::string("\"") + (emitter.is_operation ? "operations/" : "models/") + emitter.name +
         ".hpp\"";
}

std::string json_header(const Declarations& declarations, std::size_t unit) {
  const Unit& emitter = emitting_unit(declarations, unit);
  return emitter.is_operation ? "\"operations/" + emitter.name + "_json.hpp\""
                              : "\"json/" + emitter.name + ".hpp\"";
}

void add_includes(const CppType& type, const Declarations& declarations, Uses uses,
                  Includes& includes) {
  if (uses == Uses::kType) {
    std::vector<std::string> headers;
    collect_headers(type, headers);
    for (const std::string& header : headers) includes.add(header);
  }
  std::vector<std::size_t> named;
  collect_named(type, named);
  for (std::size_t at = 0; at < named.size(); ++at) {
    const Declaration& declaration = declarations.all[named[at]];
    includes.add(uses == Uses::kType ? types_header(declarations, declaration.unit)
                                     : json_header(declarations, declaration.unit));
    // Values of an alias are written by its user, who then needs what the alias stands for.
    const auto* alias = std::get_if<AliasDeclaration>(&declaration.kind);
    if (alias != nullptr && uses == Uses::kJson) collect_named(*alias->type, named);
  }
}

void add_table_includes(const CodeWriter& writer, Includes& includes) {
  if (writer.tables().empty()) return;
  includes.add("<array>");
  includes.add("\"specgen/decode/checked.hpp\"");
  includes.add("\"specgen/decode/variant.hpp\"");
  includes.add("\"specgen/schema/schema.hpp\"");
}

std::string member_declaration(const std::string& type, const std::string& name, bool optional,
                               bool boxed, bool initialise) {
  std::string full = boxed ? "specgen::Box<" + type + ">" : type;
  if (optional) full = "std::optional<" + full + ">";
  // With an initialiser a member may be left out of a list of others without a warning: what a
  // schema need not have, code that makes it need not name.
  const bool braces = optional || (initialise && !boxed);
  return full + " " + name + (braces ? "{};" : ";");
}

std::vector<std::string> doc_comment(std::string_view description, std::string_view last,
                                     std::size_t indent) {
  const std::size_t width = kColumns - indent - 4;
  std::vector<std::string> lines = comment_lines(description, width);
  if (!last.empty()) lines.emplace_back(last);
  for (std::string& line : lines) line = line.empty() ? "///" : "/// " + line;
  return lines;
}

TypesFile write_types(const Declarations& declarations, std::size_t unit_index) {
  const Unit& unit = declarations.units[unit_index];
  TypesFile file;
  file.name = unit.name;
  if (declarations.emitted_by[unit_index] != unit_index) {
    file.forwards_to = emitting_unit(declarations, unit_index).name;
    return file;
  }
  CodeWriter writer(declarations);
  file.forward_declarations = forward_declarations(declarations, unit);
  Awaited awaited(unit.declarations.begin(), unit.declarations.end());
  for (const std::size_t index : unit.declarations) {
    const Declaration& declaration = declarations.all[index];
    awaited.erase(index);  // A member's initialiser knows the whole of its own struct.
    file.types.push_back(write_type(declaration, declarations, awaited, writer));
    file.json.push_back(write_json(declaration, writer));
    add_type_includes(declaration, declarations, file);
    const bool object = std::holds_alternative<StructDeclaration>(declaration.kind);
    const auto* enumeration = std::get_if<EnumDeclaration>(&declaration.kind);
    if (object) file.json_source_includes.add("<cstddef>");
    const auto* fields = std::get_if<StructDeclaration>(&declaration.kind);
    if (object && fields->additional != nullptr) {
      file.json_source_includes.add("<string>");
      file.json_source_includes.add("<string_view>");
    }
    if (enumeration != nullptr) file.json_source_includes.add("<array>");
    if (enumeration != nullptr) {
      file.json_source_includes.add("<stdexcept>");
      file.json_header_includes.add(enumeration->integer ? "<cstdint>" : "<string_view>");
      if (enumeration->integer) file.header_includes.add("<cstdint>");
    }
  }
  file.tables = writer.tables();
  add_table_includes(writer, file.json_source_includes);
  file.patterns = writer.patterns();
  if (!file.patterns.empty()) {
    file.json_source_includes.add("<array>");
    file.json_source_includes.add("<span>");
  }
  const std::string own_types = types_header(declarations, unit_index);
  const std::string own_json = json_header(declarations, unit_index);
  drop(file.header_includes.project, own_types);
  drop(file.json_source_includes.project, own_json);
  file.json_header_includes.add(own_types);
  file.json_header_includes.add("\"specgen/json/input.hpp\"");
  file.json_header_includes.add("\"specgen/json/writer.hpp\"");
  file.json_source_includes.add("\"specgen/decode/decode.hpp\"");
  file.header_includes.sort();
  file.json_header_includes.sort();
  file.json_source_includes.sort();
  return file;
}

}  // namespace specgen::generator::plan
