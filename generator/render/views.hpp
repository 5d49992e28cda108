#pragma once

#include "plan/plan.hpp"
#include "render/value.hpp"

/// Views of the plan: its text under the names that templates use. Nothing is decided here.
namespace specgen::generator::views {

Value::Object model(const plan::Plan& plan, const plan::TypesFile& file);
Value::Object json_header(const plan::Plan& plan, const plan::TypesFile& file);
/// `own_header` declares the functions: "\"json/user.hpp\"".
Value::Object json_source(const plan::Plan& plan, const plan::TypesFile& file,
                          const std::string& own_header);
Value::Object schemas(const plan::Plan& plan, const plan::TablesFile& file);
/// A header that only includes another.
Value::Object forward(const plan::Plan& plan, const std::string& header);

Value::Object operation(const plan::Plan& plan, const plan::OperationText& operation);
Value::Object serve(const plan::Plan& plan, const plan::OperationText& operation);
Value::Object api(const plan::Plan& plan, const plan::ApiText& api);
/// The interface to what the API calls; `class_name` is "Webhooks" or "Callbacks".
Value::Object outgoing(const plan::Plan& plan, const std::vector<plan::OperationText>& operations,
                       const std::string& class_name);
Value::Object all_apis(const plan::Plan& plan);
Value::Object security(const plan::Plan& plan);
Value::Object operations_header(const plan::Plan& plan);
Value::Object operations_source(const plan::Plan& plan);
Value::Object openapi_document(const plan::Plan& plan);

Value::Object edge_cases(const plan::Plan& plan);
Value::Object conformance(const plan::Plan& plan);
Value::Object responses(const plan::Plan& plan, const plan::ResponsesText& text);

/// The names that every view has.
Value::Object common(const plan::Plan& plan);

}  // namespace specgen::generator::views
