#include "render/render_all.hpp"

#include <algorithm>

#include "layout/layout.hpp"
#include "render/view_parts.hpp"
#include "render/views.hpp"

namespace specgen::generator {
namespace {

/// Collects rendered files.
class Output {
 public:
  explicit Output(const Templates& templates) : templates_(templates) {}

  /// A file of C++.
  void add(const std::string& path, std::string_view name, const Value::Object& view) {
    files_.push_back({path, layout::lay_out(templates_.render(name, Value(view)))});
  }

  /// A file that is rendered as it has to be.
  void add_verbatim(const std::string& path, std::string_view name, const Value::Object& view) {
    files_.push_back({path, templates_.render(name, Value(view))});
  }

  std::vector<FileText> take() { return std::move(files_); }

  /// The .cpp files so far below a folder, or in all but that one.
  std::vector<std::string> sources(bool tests) const {
    std::vector<std::string> paths;
    for (const FileText& file : files_) {
      if (file.path.ends_with(".cpp") && file.path.starts_with("tests/") == tests) {
        paths.push_back("${CMAKE_CURRENT_LIST_DIR}/" + file.path);
      }
    }
    std::sort(paths.begin(), paths.end());
    return paths;
  }

 private:
  const Templates& templates_;
  std::vector<FileText> files_;
};

void add_models(const plan::Plan& plan, Output& output) {
  for (const plan::TypesFile& file : plan.models) {
    const std::string types = "models/" + file.name + ".hpp";
    const std::string json = "json/" + file.name + ".hpp";
    if (!file.forwards_to.empty()) {
      output.add(types, "forward.hpp",
                 views::forward(plan, "\"models/" + file.forwards_to + ".hpp\""));
      output.add(json, "forward.hpp",
                 views::forward(plan, "\"json/" + file.forwards_to + ".hpp\""));
      continue;
    }
    output.add(types, "model.hpp", views::model(plan, file));
    output.add(json, "json.hpp", views::json_header(plan, file));
    output.add("json/" + file.name + ".cpp", "json.cpp",
               views::json_source(plan, file, "\"" + json + "\""));
  }
}

void add_tables(const plan::Plan& plan, Output& output) {
  for (const plan::TablesFile& file : plan.tables) {
    output.add("schemas/" + file.name + ".cpp", "schemas.cpp", views::schemas(plan, file));
  }
}

/// Request, responses, and the types that only they have.
void add_messages(const plan::Plan& plan, const plan::OperationText& operation, Output& output) {
  const std::string base = "operations/" + operation.file;
  output.add(base + ".hpp", "operation.hpp", views::operation(plan, operation));
  if (!operation.has_inline_types) return;
  output.add(base + "_json.hpp", "json.hpp", views::json_header(plan, operation.types));
  output.add(base + "_json.cpp", "json.cpp",
             views::json_source(plan, operation.types, "\"" + base + "_json.hpp\""));
}

void add_outgoing(const plan::Plan& plan, const std::vector<plan::OperationText>& operations,
                  const std::string& class_name, const std::string& file, Output& output) {
  if (operations.empty()) return;
  for (const plan::OperationText& each : operations) add_messages(plan, each, output);
  output.add("api/" + file + ".hpp", "outgoing.hpp", views::outgoing(plan, operations, class_name));
}

void add_operations(const plan::Plan& plan, Output& output) {
  for (const plan::OperationText& operation : plan.operations) {
    add_messages(plan, operation, output);
    output.add("server/" + operation.file + ".hpp", "serve.hpp", views::serve(plan, operation));
    output.add("server/" + operation.file + ".cpp", "serve.cpp", views::serve(plan, operation));
  }
}

void add_api(const plan::Plan& plan, Output& output) {
  for (const plan::ApiText& api : plan.apis) {
    output.add("api/" + api.file + ".hpp", "api.hpp", views::api(plan, api));
  }
  output.add("api/all_apis.hpp", "all_apis.hpp", views::all_apis(plan));
  output.add("api/overrides.inc", "overrides.inc", views::all_apis(plan));
  if (!plan.security.empty()) output.add("api/security.hpp", "security.hpp", views::security(plan));
  output.add("server/operations.hpp", "operations.hpp", views::operations_header(plan));
  output.add("server/operations.cpp", "operations.cpp", views::operations_source(plan));
  output.add("openapi_document.hpp", "openapi_document.hpp", views::openapi_document(plan));
  output.add_verbatim("openapi_document.cpp", "openapi_document.cpp",
                      views::openapi_document(plan));
}

void add_tests(const plan::Plan& plan, Output& output) {
  const Value::Object conformance = views::conformance(plan);
  output.add("tests/edge_cases_test.cpp", "tests/edge_cases_test.cpp", views::edge_cases(plan));
  output.add("tests/conformance.hpp", "tests/conformance.hpp", conformance);
  output.add("tests/conformance.cpp", "tests/conformance.cpp", conformance);
  output.add("tests/operation_sources.hpp", "tests/operation_sources.hpp", conformance);
  output.add("tests/operation_sources.cpp", "tests/operation_sources.cpp", conformance);
  output.add("tests/main.cpp", "tests/main.cpp", conformance);
}

}  // namespace

std::vector<FileText> render_all(const plan::Plan& plan, const Templates& templates) {
  Output output(templates);
  add_models(plan, output);
  add_tables(plan, output);
  add_operations(plan, output);
  add_api(plan, output);
  add_outgoing(plan, plan.webhooks, "Webhooks", "webhooks", output);
  add_outgoing(plan, plan.callbacks, "Callbacks", "callbacks", output);
  add_tests(plan, output);
  Value::Object sources = views::common(plan);
  sources.insert_or_assign("sources", views::texts(output.sources(false)));
  sources.insert_or_assign("test_sources", views::texts(output.sources(true)));
  output.add_verbatim("sources.cmake", "sources.cmake", sources);
  output.add_verbatim(".clang-format", "clang-format", sources);
  return output.take();
}

}  // namespace specgen::generator
