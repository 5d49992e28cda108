#include "render/view_parts.hpp"

#include "layout/indent_blocks.hpp"

namespace specgen::generator::views {

std::string listed(const std::vector<std::string>& items) {
  std::string out;
  for (const std::string& item : items) out += (out.empty() ? "" : ", ") + item;
  return out;
}

Value texts(const std::vector<std::string>& list) { return Value(list); }

Value statements(const std::vector<std::string>& list) {
  Value::List out;
  for (const std::string& statement : list) out.emplace_back(layout::indent_blocks(statement));
  return out;
}

void add_includes(const plan::Includes& includes, Value::Object& view) {
  view.insert_or_assign("system_includes", texts(includes.system));
  view.insert_or_assign("project_includes", texts(includes.project));
}

void add_tables(const std::vector<std::string>& names, Value::Object& view) {
  view.insert_or_assign("has_tables", !names.empty());
  view.insert_or_assign("tables", texts(names));
}

Value patterns(const std::vector<plan::PatternsFunction>& functions) {
  return list(functions, [](const plan::PatternsFunction& function) {
    return Value::Object{
        {"name", function.name},
        {"list", list(function.patterns,
                      [](const plan::PatternsFunction::Pattern& pattern) {
                        const bool plain = pattern.message.empty();
                        return Value::Object{
                            {"arguments",
                             plain ? pattern.regex : pattern.regex + ", " + pattern.message}};
                      })},
    };
  });
}

Value::Object style(const plan::StyleText& style) {
  return {
      {"constant", style.constant},
      {"fields", texts(style.fields)},
      {"has_properties", !style.properties.empty()},
      {"properties_constant", style.properties_constant},
      {"properties", texts(style.properties)},
      {"has_others", !style.others.empty()},
      {"others_constant", style.others_constant},
      {"others", texts(style.others)},
  };
}

Value members(const std::vector<plan::TypeText::Member>& members) {
  return list(members, [](const plan::TypeText::Member& member) {
    return Value::Object{{"doc", texts(member.doc)}, {"declaration", member.declaration}};
  });
}

Value types(const std::vector<plan::TypeText>& types) {
  return list(types, [](const plan::TypeText& type) {
    using Kind = plan::TypeText::Kind;
    return Value::Object{
        {"is_enum", type.kind == Kind::kEnum},
        {"is_struct", type.kind == Kind::kStruct},
        {"is_alias", type.kind == Kind::kAlias},
        {"doc", texts(type.doc)},
        {"name", type.name},
        {"aliased", type.aliased},
        {"enumerators",
         list(type.enumerators,
              [](const plan::EnumDeclaration::Enumerator& each) { return Value(each.name); })},
        {"members", members(type.members)},
        {"is_recursive", !type.comparison.empty()},
        {"comparison", type.comparison},
    };
  });
}

}  // namespace specgen::generator::views
