#pragma once

#include <initializer_list>
#include <string_view>
#include <vector>

#include "specgen/json/input.hpp"
#include "specgen/parameters/spec.hpp"

/// The folder testing/ is the harness under emitted tests: an HTTP client, a starter for the server
/// under test, a runner for edge cases and the checks that hold every answer against the spec.
namespace specgen::testing {

/// Reports what the schema finds wrong with a value.
using Check = void (*)(const json::Input& in);

// The texts must outlive what holds them; emitted ones are literals.

struct HeaderSpec {
  std::string_view name{};
  bool required = false;
  TextKind kind = TextKind::kString;
  /// Gets the header as JSON of that kind; nullptr: the kind is all there is.
  Check check = nullptr;
  /// How an array, an object or JSON is written, for which the kind does not count; else nullptr.
  const ParameterSpec* style = nullptr;
  /// Whether it, or an item of it, may be null, which is written as nothing.
  bool nullable = false;
};

struct BodySpec {
  std::string_view
      media_type{};       ///< Lower case without parameters; may be a range such as "text/*".
  Check check = nullptr;  ///< nullptr: any body will do.
};

struct ResponseSpec {
  int status = 0;                  ///< 200; 4 for "4XX"; 0 for "default".
  std::vector<BodySpec> bodies{};  ///< Empty: the response has no body.
  std::vector<HeaderSpec> headers{};
};

/// What the spec says about the answers of one operation.
struct OperationSpec {
  std::string_view id{};      ///< operationId, or method and path where there is none.
  std::string_view method{};  ///< "POST"
  std::string_view path{};    ///< The template below the base path: "/pets/{petId}".
  std::string_view source{};  ///< "spec/auth_spec.yaml:57"
  std::vector<ResponseSpec> responses{};
};

/// The API under test.
struct ApiSpec {
  std::string_view title{};
  std::string_view base_path{};  ///< "/v1", or "" for the root.
  std::vector<OperationSpec> operations{};
};

/// The entry for a status: exact, else its range, else default (OpenAPI 3.1, section 4.8.16), or
/// nullptr when the operation does not declare it.
const ResponseSpec* find_response(const OperationSpec& operation, int status);

const OperationSpec* find_operation(const ApiSpec& api, std::string_view id);

/// All of them in one list.
std::vector<OperationSpec> joined(std::initializer_list<std::vector<OperationSpec>> parts);

}  // namespace specgen::testing
