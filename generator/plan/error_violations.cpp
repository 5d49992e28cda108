#include "plan/error_violations.hpp"

#include "plan/error_names.hpp"
#include "plan/kind.hpp"

namespace specgen::generator::plan {
namespace {

/// The member of specgen::Violation.
std::string source_of(std::string_view member) {
  switch (violation_meaning(member)) {
    case ViolationMeaning::kIn:
      return "in";
    case ViolationMeaning::kPointer:
      return "pointer";
    case ViolationMeaning::kKeyword:
      return "keyword";
    case ViolationMeaning::kMessage:
      return "message";
    case ViolationMeaning::kUnknown:
      break;
  }
  return {};
}

}  // namespace

std::string add_violation(const ArrayType& array, const std::string& list,
                          const Declarations& declarations) {
  const Kind item = kind_of(*array.item, declarations);
  if (item.nullable) return {};
  if (free_string(item) != nullptr) {
    return list + ".push_back(violation.pointer + \": \" + violation.message);\n";
  }
  const auto* fields = declared<StructDeclaration>(item, declarations);
  if (fields == nullptr) return {};
  std::string out = "auto& item = " + list + ".emplace_back();\n";
  bool has_message = false;
  for (const MemberDeclaration& member : fields->members) {
    const std::string source = source_of(member.json_name);
    if (source.empty() || free_string(kind_of(*member.type, declarations)) == nullptr) continue;
    has_message = has_message || source == "message";
    out += "item." + member.name + " = violation." + source + ";\n";
  }
  return has_message ? out : "";
}

}  // namespace specgen::generator::plan
