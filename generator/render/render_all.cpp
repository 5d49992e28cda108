#include "render/render_all.hpp"

#include <algorithm>
#include <functional>

#include "layout/layout.hpp"
#include "render/parallel.hpp"
#include "render/view_parts.hpp"
#include "render/views.hpp"

namespace specgen::generator {
namespace {

/// Collects files, and renders them all at the end.
class Output {
 public:
  explicit Output(const Templates& templates) : templates_(templates) {}

  /// A file of C++. `view` makes what its template sees.
  template <class View>
  void add(std::string path, std::string name, View view) {
    add_file(std::move(path), [this, name = std::move(name), view = std::move(view)] {
      return layout::lay_out(templates_.render(name, view()));
    });
  }

  /// A file that is rendered as it has to be.
  template <class View>
  void add_verbatim(std::string path, std::string name, View view) {
    add_file(std::move(path), [this, name = std::move(name), view = std::move(view)] {
      return templates_.render(name, view());
    });
  }

  /// Calls the views, so what they refer to has to be there still.
  std::vector<FileText> render() {
    for_each_index(files_.size(), [this](std::size_t at) { files_[at].text = texts_[at](); });
    return std::move(files_);
  }

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
  void add_file(std::string path, std::function<std::string()> text) {
    files_.push_back({std::move(path), {}});
    texts_.push_back(std::move(text));
  }

  const Templates& templates_;
  std::vector<FileText> files_;  ///< Without their texts, until render().
  std::vector<std::function<std::string()>> texts_;
};

void add_models(const plan::Plan& plan, Output& output) {
  for (const plan::TypesFile& file : plan.models) {
    const std::string types = "models/" + file.name + ".hpp";
    const std::string json = "json/" + file.name + ".hpp";
    if (!file.forwards_to.empty()) {
      output.add(types, "forward.hpp", [&plan, &file] {
        return views::forward(plan, "\"models/" + file.forwards_to + ".hpp\"");
      });
      output.add(json, "forward.hpp", [&plan, &file] {
        return views::forward(plan, "\"json/" + file.forwards_to + ".hpp\"");
      });
      continue;
    }
    output.add(types, "model.hpp", [&plan, &file] { return views::model(plan, file); });
    output.add(json, "json.hpp", [&plan, &file] { return views::json_header(plan, file); });
    output.add("json/" + file.name + ".cpp", "json.cpp",
               [&plan, &file, json] { return views::json_source(plan, file, "\"" + json + "\""); });
  }
}

void add_tables(const plan::Plan& plan, Output& output) {
  for (const plan::TablesFile& file : plan.tables) {
    output.add("schemas/" + file.name + ".cpp", "schemas.cpp",
               [&plan, &file] { return views::schemas(plan, file); });
  }
}

/// Request, responses, and the types that only they have.
void add_messages(const plan::Plan& plan, const plan::OperationText& operation, Output& output) {
  const std::string base = "operations/" + operation.file;
  output.add(base + ".hpp", "operation.hpp",
             [&plan, &operation] { return views::operation(plan, operation); });
  if (!operation.has_inline_types) return;
  output.add(base + "_json.hpp", "json.hpp",
             [&plan, &operation] { return views::json_header(plan, operation.types); });
  output.add(base + "_json.cpp", "json.cpp", [&plan, &operation, base] {
    return views::json_source(plan, operation.types, "\"" + base + "_json.hpp\"");
  });
}

void add_outgoing(const plan::Plan& plan, const std::vector<plan::OperationText>& operations,
                  const std::string& class_name, const std::string& file, Output& output) {
  if (operations.empty()) return;
  for (const plan::OperationText& each : operations) add_messages(plan, each, output);
  output.add("api/" + file + ".hpp", "outgoing.hpp", [&plan, &operations, class_name] {
    return views::outgoing(plan, operations, class_name);
  });
}

void add_operations(const plan::Plan& plan, Output& output) {
  for (const plan::OperationText& operation : plan.operations) {
    add_messages(plan, operation, output);
    output.add("server/" + operation.file + ".hpp", "serve.hpp",
               [&plan, &operation] { return views::serve(plan, operation); });
    output.add("server/" + operation.file + ".cpp", "serve.cpp",
               [&plan, &operation] { return views::serve(plan, operation); });
  }
}

void add_api(const plan::Plan& plan, Output& output) {
  for (const plan::ApiText& api : plan.apis) {
    output.add("api/" + api.file + ".hpp", "api.hpp",
               [&plan, &api] { return views::api(plan, api); });
  }
  output.add("api/all_apis.hpp", "all_apis.hpp", [&plan] { return views::all_apis(plan); });
  output.add("api/overrides.inc", "overrides.inc", [&plan] { return views::all_apis(plan); });
  if (!plan.security.empty())
    output.add("api/security.hpp", "security.hpp", [&plan] { return views::security(plan); });
  output.add("server/operations.hpp", "operations.hpp",
             [&plan] { return views::operations_header(plan); });
  output.add("server/operations.cpp", "operations.cpp",
             [&plan] { return views::operations_source(plan); });
  output.add("server/all_operations.cpp", "all_operations.cpp",
             [&plan] { return views::operations_source(plan); });
  output.add("openapi_document.hpp", "openapi_document.hpp",
             [&plan] { return views::openapi_document(plan); });
  output.add_verbatim("openapi_document.cpp", "openapi_document.cpp",
                      [&plan] { return views::openapi_document(plan); });
}

void add_tests(const plan::Plan& plan, Output& output) {
  const auto common = [&plan] { return views::common(plan); };
  const auto conformance = [&plan] { return views::conformance(plan); };
  output.add("tests/edge_cases_test.cpp", "tests/edge_cases_test.cpp",
             [&plan] { return views::edge_cases(plan); });
  output.add("tests/conformance.hpp", "tests/conformance.hpp", common);
  output.add("tests/conformance.cpp", "tests/conformance.cpp", conformance);
  output.add("tests/responses.hpp", "tests/responses.hpp", conformance);
  for (const plan::ResponsesText& text : plan.tests.responses) {
    output.add("tests/" + text.name + ".cpp", "tests/responses.cpp",
               [&plan, &text] { return views::responses(plan, text); });
  }
  output.add("tests/operation_sources.hpp", "tests/operation_sources.hpp", common);
  output.add("tests/operation_sources.cpp", "tests/operation_sources.cpp", conformance);
  output.add("tests/main.cpp", "tests/main.cpp", common);
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
  Value::Object view = views::common(plan);
  view.insert_or_assign("sources", views::texts(output.sources(false)));
  view.insert_or_assign("test_sources", views::texts(output.sources(true)));
  const auto sources = [&view] { return view; };
  output.add_verbatim("sources.cmake", "sources.cmake", sources);
  output.add_verbatim(".clang-format", "clang-format", sources);
  return output.render();
}

}  // namespace specgen::generator
