#include "plan/type_text.hpp"

#include "plan/declaration_order.hpp"
#include "plan/literals.hpp"

namespace specgen::generator::plan {
namespace {

constexpr std::size_t kColumns = 100;

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

}  // namespace

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
  for (std::string& line : lines) line.insert(0, line.empty() ? "///" : "/// ");
  return lines;
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

}  // namespace specgen::generator::plan
