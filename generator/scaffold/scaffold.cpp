#include "scaffold/scaffold.hpp"

#include "layout/layout.hpp"
#include "plan/literals.hpp"
#include "render/view_parts.hpp"
#include "render/views.hpp"

namespace specgen::generator {
namespace {

Value::Object project_view(const plan::Plan& plan, const ProjectOptions& options) {
  Value::Object view = views::operations_source(plan);
  view.insert_or_assign("title", options.title);
  view.insert_or_assign("project", options.name);
  view.insert_or_assign("spec", options.spec);
  view.insert_or_assign("specgen_root", options.specgen_root);
  view.insert_or_assign("base_path", plan.base_path);
  view.insert_or_assign("has_errors", plan.errors.has_value());
  return view;
}

Value enum_functions(const std::string& scope, const plan::ErrorShapeText& errors) {
  using Function = plan::ErrorShapeText::EnumFunction;
  return views::list(errors.functions, [&](const Function& function) {
    const auto value = [&](const auto& each) {
      return Value::Object{{"status", each.first}, {"enumerator", scope + each.second}};
    };
    return Value::Object{
        {"name", function.name},
        {"type", scope + function.type},
        {"values", views::list(function.values, value)},
        {"otherwise", scope + function.otherwise},
    };
  });
}

Value::Object errors_view(const plan::Plan& plan, const plan::ErrorShapeText& errors) {
  Value::Object view = views::common(plan);
  views::add_includes(errors.includes, view);
  view.insert_or_assign("type", errors.type);
  view.insert_or_assign("content_type_literal", errors.content_type_literal);
  view.insert_or_assign("functions", enum_functions(plan.namespace_name + "::", errors));
  view.insert_or_assign("uses_word", errors.uses_word);
  view.insert_or_assign("uses_text", errors.uses_text);
  view.insert_or_assign("statements", views::statements(errors.statements));
  view.insert_or_assign("has_unguessed", !errors.unguessed.empty());
  view.insert_or_assign("unguessed", views::texts(errors.unguessed));
  return view;
}

}  // namespace

std::vector<FileText> render_handlers(const plan::Plan& plan, const Templates& templates) {
  std::vector<FileText> files;
  for (const plan::OperationText& operation : plan.operations) {
    Value::Object view = views::operation(plan, operation);
    view.insert_or_assign("doc", views::texts(operation.doc));
    view.insert_or_assign("message_literal", plan::string_literal("the handler '" + operation.name +
                                                                  "' is not written yet"));
    files.push_back(
        {"handlers/" + operation.file + ".cpp",
         layout::lay_out(templates.render("init/handler.cpp", Value(std::move(view))))});
  }
  return files;
}

std::vector<FileText> render_project(const plan::Plan& plan, const ProjectOptions& options,
                                     const Templates& templates) {
  const Value view(project_view(plan, options));
  std::vector<FileText> files;
  const auto add = [&](const std::string& path, std::string_view name) {
    files.push_back({path, templates.render(name, view)});
  };
  const auto add_code = [&](const std::string& path, std::string_view name, const Value& from) {
    files.push_back({path, layout::lay_out(templates.render(name, from))});
  };
  add("CMakeLists.txt", "init/CMakeLists.txt");
  add("README.md", "init/README.md");
  add(".gitignore", "init/gitignore");
  add_code("main.cpp", "init/main.cpp", view);
  add_code("handlers/handlers.hpp", "init/handlers.hpp", view);
  if (!plan.security.empty()) {
    add_code("security.hpp", "init/security.hpp", view);
    add_code("security.cpp", "init/security.cpp", view);
  }
  if (plan.errors) {
    const Value errors(errors_view(plan, *plan.errors));
    add_code("errors.hpp", "init/errors.hpp", errors);
    add_code("errors.cpp", "init/errors.cpp", errors);
  }
  for (FileText& file : render_handlers(plan, templates)) files.push_back(std::move(file));
  return files;
}

}  // namespace specgen::generator
