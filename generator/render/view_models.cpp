#include <algorithm>
#include <cstddef>

#include "render/view_parts.hpp"
#include "render/views.hpp"

namespace specgen::generator::views {
namespace {

using Kind = plan::TypeText::Kind;

Value members(const plan::JsonText& json) {
  return list(json.cases, [](const plan::JsonText::Case& each) {
    return Value::Object{
        {"name_literal", each.name_literal},
        {"required", each.required},
        {"more", each.field.empty() ? "" : ", " + each.field},
    };
  });
}

bool is_field(const plan::JsonText::Case& each) { return !each.field.empty(); }

bool has_fields(const plan::JsonText& json) {
  return std::any_of(json.cases.begin(), json.cases.end(), is_field);
}

bool has_code(const plan::JsonText& json) {
  return !std::all_of(json.cases.begin(), json.cases.end(), is_field);
}

/// Whether that code fills members; what has none is only checked.
bool fills_by_code(const plan::JsonText& json) {
  return std::any_of(json.cases.begin(), json.cases.end(), [](const plan::JsonText::Case& each) {
    return !is_field(each) && each.has_member;
  });
}

/// The members that are decoded by code, with their places among all.
Value cases(const plan::JsonText& json) {
  Value::List out;
  for (std::size_t index = 0; index < json.cases.size(); ++index) {
    if (is_field(json.cases[index])) continue;
    out.emplace_back(Value::Object{
        {"index", std::to_string(index)},
        {"decode", json.cases[index].decode},
    });
  }
  return out;
}

/// The arguments of decode_struct or decode_object behind the rules.
std::string arguments(const plan::JsonText& json) {
  const bool has_additional = !json.decode_additional.empty();
  std::string out = has_fields(json) ? ", out" : "";
  if (has_code(json)) {
    out += ", member";
  } else if (has_additional || !has_fields(json)) {
    out += ", specgen::no_member";
  }
  return out + (has_additional ? ", additional" : "");
}

Value entries(const plan::JsonText& json) {
  return list(json.entries, [](const plan::JsonText::Entry& entry) {
    return Value::Object{{"literal", entry.literal}, {"enumerator", entry.enumerator}};
  });
}

Value json_types(const std::vector<plan::JsonText>& types) {
  return list(types, [](const plan::JsonText& json) {
    const bool integer = json.integer_enum;
    return Value::Object{
        {"is_enum", json.kind == Kind::kEnum},
        {"is_struct", json.kind == Kind::kStruct},
        {"is_alias", json.kind == Kind::kAlias},
        {"name", json.name},
        {"decode_function", json.decode_function},
        {"is_checked", !json.check.empty()},
        {"check", json.check},
        {"entries", entries(json)},
        {"more_arguments", json.enum_rules.empty() ? "" : ", " + json.enum_rules},
        {"entry_type", integer ? "std::int64_t" : "std::string_view"},
        {"entry_function", integer ? "to_number" : "to_string"},
        {"entry_template", integer ? "specgen::IntegerEnumEntry" : "specgen::EnumEntry"},
        {"has_members", !json.cases.empty()},
        {"members", members(json)},
        {"has_code", has_code(json)},
        {"cases", cases(json)},
        {"decode_members", has_fields(json) ? "specgen::decode_struct" : "specgen::decode_object"},
        {"arguments", arguments(json)},
        {"rules", json.rules},
        {"keeps_additional", !json.decode_additional.empty()},
        {"decode_additional", json.decode_additional},
        {"capture", fills_by_code(json) ? "&out" : ""},
        {"out_parameter",
         !has_fields(json) && !fills_by_code(json) && json.decode_additional.empty()
             ? json.name + "& /*out*/"
             : json.name + "& out"},
        {"parameter", json.encode.empty() ? "const " + json.name + "& /*value*/"
                                          : "const " + json.name + "& value"},
        {"encode", statements(json.encode)},
        {"decode", json.decode},
    };
  });
}

}  // namespace

Value::Object common(const plan::Plan& plan) {
  return {{"spec_name", plan.spec_name}, {"namespace_name", plan.namespace_name}};
}

Value::Object model(const plan::Plan& plan, const plan::TypesFile& file) {
  Value::Object view = common(plan);
  add_includes(file.header_includes, view);
  view.insert_or_assign("forward_declarations", texts(file.forward_declarations));
  view.insert_or_assign("types", types(file.types));
  return view;
}

Value::Object forward(const plan::Plan& plan, const std::string& header) {
  Value::Object view = common(plan);
  view.insert_or_assign("header", header);
  return view;
}

Value::Object json_header(const plan::Plan& plan, const plan::TypesFile& file) {
  Value::Object view = common(plan);
  add_includes(file.json_header_includes, view);
  view.insert_or_assign("types", json_types(file.json));
  return view;
}

Value::Object json_source(const plan::Plan& plan, const plan::TypesFile& file,
                          const std::string& own_header) {
  Value::Object view = common(plan);
  add_includes(file.json_source_includes, view);
  view.insert_or_assign("own_header", own_header);
  view.insert_or_assign("has_patterns", !file.patterns.empty());
  view.insert_or_assign("patterns", patterns(file.patterns));
  view.insert_or_assign("has_fields", std::any_of(file.json.begin(), file.json.end(), has_fields));
  view.insert_or_assign("types", json_types(file.json));
  add_tables(file.tables, view);
  return view;
}

Value::Object schemas(const plan::Plan& plan, const plan::TablesFile& file) {
  Value::Object view = common(plan);
  std::vector<std::string> declared = file.others;
  declared.insert(declared.end(), file.own.begin(), file.own.end());
  std::vector<std::string> parts;
  for (const auto& table : file.tables) {
    parts.insert(parts.end(), table.parts.begin(), table.parts.end());
  }
  view.insert_or_assign("declared", texts(declared));
  view.insert_or_assign("patterns", texts(file.patterns));
  view.insert_or_assign("parts", texts(parts));
  view.insert_or_assign(
      "tables", list(file.tables, [](const plan::TablesFile::Table& table) {
        return Value::Object{{"name", table.name}, {"initialiser", table.initialiser}};
      }));
  return view;
}

}  // namespace specgen::generator::views
