#include "plan/make_plan.hpp"

#include <algorithm>
#include <filesystem>
#include <map>
#include <utility>

#include "plan/declaration_order.hpp"
#include "plan/default_values.hpp"
#include "plan/error_shape.hpp"
#include "plan/literals.hpp"
#include "plan/media_types.hpp"
#include "plan/model_files.hpp"
#include "plan/operation_text.hpp"
#include "plan/operations.hpp"
#include "plan/schema_tables.hpp"
#include "plan/security_text.hpp"
#include "plan/tests_text.hpp"
#include "plan/type_builder.hpp"
#include "plan/type_depth.hpp"
#include "plan/type_text.hpp"

namespace specgen::generator::plan {
namespace {

/// Types of the namespace that every document has.
const std::set<std::string, std::less<>> kFixedTypes = {"Handlers", "Security", "AllApis",
                                                        "Webhooks", "Callbacks"};

/// Groups operations by their first tag, in the order of first use.
class ApiGroups {
 public:
  ApiGroups(const Document& document, NameScope& type_names)
      : document_(document), type_names_(type_names) {}

  /// The index of the operation's group.
  std::size_t add(const Operation& operation, std::size_t index) {
    const std::string tag = operation.tags.empty() ? "default" : operation.tags.front();
    const auto [known, is_new] = by_tag_.try_emplace(tag, apis_.size());
    if (is_new) {
      ApiText api;
      api.class_name = type_names_.claim(camel_case(tag) + "Api");
      api.file = files_.claim(file_name(tag) + "_api");
      api.member = members_.claim(snake_case(tag));
      api.doc = doc_comment(description(tag), "", 0);
      apis_.push_back(std::move(api));
    }
    apis_[known->second].operations.push_back(index);
    return known->second;
  }

  std::vector<ApiText> take() { return std::move(apis_); }
  const ApiText& at(std::size_t index) const { return apis_[index]; }

 private:
  std::string description(const std::string& tag) const {
    const auto found = std::find_if(document_.tags.begin(), document_.tags.end(),
                                    [&](const Tag& each) { return each.name == tag; });
    return found == document_.tags.end() ? "" : found->description;
  }

  const Document& document_;
  NameScope& type_names_;
  NameScope files_{{"all_apis", "webhooks", "callbacks"}};
  NameScope members_{{"security"}};
  std::map<std::string, std::size_t> by_tag_;
  std::vector<ApiText> apis_;
};

void write_models(const Declarations& declarations, Plan& plan) {
  for (std::size_t unit = 0; unit < declarations.units.size(); ++unit) {
    if (!declarations.units[unit].is_operation)
      plan.models.push_back(write_types(declarations, unit));
  }
}

/// What the API calls has types and a signature, but nothing that serves it.
std::vector<OperationText> write_outgoing(const std::vector<OperationUse>& uses,
                                          const Declarations& declarations) {
  std::vector<OperationText> texts;
  MediaTypeLists unused;
  for (const OperationUse& use : uses) {
    texts.push_back(write_operation(use, declarations, unused));
    texts.back().outgoing = true;
  }
  return texts;
}

}  // namespace

Plan make_plan(Document& document, const CodeOptions& options, Diagnostics& diagnostics) {
  Plan plan;
  plan.spec_name = comment_line(std::filesystem::path(document.file).filename().string(), 80);
  plan.namespace_name = options.namespace_name;
  plan.title_literal = string_literal(document.title);
  plan.version_literal = string_literal(document.version);
  plan.base_path = document.base_path;
  plan.base_path_literal = string_literal(document.base_path);

  NameScope type_names(kFixedTypes);
  TypeBuilder types(document, options.formats, diagnostics, type_names);
  types.build_components();
  OperationsBuilder builder(types, type_names, diagnostics);
  auto operations = builder.build(document.operations, kServed);
  auto webhooks = builder.build(document.webhooks, kOutgoing);
  auto callbacks = builder.build(document.callbacks, kOutgoing);
  const SecurityWriter security(document);
  Declarations declarations = types.take();
  order_declarations(declarations);
  check_type_depth(declarations, {&operations, &webhooks, &callbacks}, diagnostics);
  fill_in_defaults(declarations, diagnostics);
  for (auto* list : {&operations, &webhooks, &callbacks}) {
    fill_in_defaults(*list, declarations, diagnostics);
  }
  if (diagnostics.has_errors()) return plan;

  const tables::Tables tables = tables::make_tables(declarations.tabled, options.formats);
  name_tables(tables, declarations);
  plan.tables = write_tables(tables);
  write_models(declarations, plan);
  ApiGroups apis(document, type_names);
  MediaTypeLists media_types;
  for (std::size_t index = 0; index < operations.size(); ++index) {
    const Operation& operation = *operations[index].operation;
    OperationText text = write_operation(operations[index], declarations, media_types);
    const ApiText& api = apis.at(apis.add(operation, index));
    text.api_class = api.class_name;
    text.api_file = api.file;
    text.api_member = api.member;
    text.security = security.alternatives(operation);
    if (operation.base_path == document.base_path) text.base_path_literal.clear();
    plan.operations.push_back(std::move(text));
  }
  plan.apis = apis.take();
  plan.webhooks = write_outgoing(webhooks, declarations);
  plan.callbacks = write_outgoing(callbacks, declarations);
  plan.security = security.schemes();
  plan.media_types = media_types.take();
  plan.tests = write_tests(document, operations, declarations);
  plan.errors = write_error_shape(operations, declarations);
  plan.json_document = raw_literals(std::exchange(document.published.json, {}));
  plan.yaml_document = raw_literals(std::exchange(document.published.yaml, {}));
  return plan;
}

}  // namespace specgen::generator::plan
