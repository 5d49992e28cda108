#include "plan/model_files.hpp"

#include <algorithm>
#include <set>

#include "plan/declaration_order.hpp"
#include "plan/json_text.hpp"
#include "plan/type_text.hpp"

namespace specgen::generator::plan {
namespace {

const Unit& emitting_unit(const Declarations& declarations, std::size_t unit) {
  return declarations.units[declarations.emitted_by[unit]];
}

/// Structs of the unit that are named before they are defined.
std::vector<std::string> forward_declarations(const Declarations& declarations, const Unit& unit) {
  std::vector<std::string> names;
  // Of the unit, and neither defined nor listed.
  std::set<std::size_t> awaited(unit.declarations.begin(), unit.declarations.end());
  for (const std::size_t index : unit.declarations) {
    awaited.erase(index);
    for (const std::size_t named : named_by(declarations.all[index])) {
      const Declaration& declaration = declarations.all[named];
      if (!std::holds_alternative<StructDeclaration>(declaration.kind)) continue;
      if (awaited.erase(named) == 1) names.push_back(declaration.name);
    }
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

/// What the JSON of this kind of type needs, whatever it is made of.
void add_json_includes(const Declaration& declaration, TypesFile& file) {
  if (const auto* fields = std::get_if<StructDeclaration>(&declaration.kind)) {
    file.json_source_includes.add("<cstddef>");
    if (fields->additional == nullptr) return;
    file.json_source_includes.add("<string>");
    file.json_source_includes.add("<string_view>");
  } else if (const auto* enumeration = std::get_if<EnumDeclaration>(&declaration.kind)) {
    file.json_source_includes.add("<array>");
    file.json_source_includes.add("<stdexcept>");
    file.json_header_includes.add(enumeration->integer ? "<cstdint>" : "<string_view>");
    if (enumeration->integer) file.header_includes.add("<cstdint>");
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
    add_json_includes(declaration, file);
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
