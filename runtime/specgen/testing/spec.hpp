#pragma once

#include <string>
#include <vector>

#include "specgen/violations.hpp"

/// The folder testing/ is the harness under emitted tests: an HTTP client, a starter for the server
/// under test, a runner for edge cases and the checks that hold every answer against the spec.
namespace specgen::testing {

/// How a response header's text is read before it is held against the spec.
enum class HeaderShape { kString, kInteger, kNumber, kBoolean };

/// Adds what the schema finds wrong with a text.
using Check = void (*)(std::string_view text, Violations& violations);

struct HeaderSpec {
  std::string name{};
  bool required = false;
  HeaderShape shape = HeaderShape::kString;
  /// Gets the header as a JSON text of that shape; nullptr: the shape is all there is.
  Check check = nullptr;
};

struct BodySpec {
  std::string media_type{};  ///< Lower case without parameters; may be a range such as "text/*".
  Check check = nullptr;     ///< nullptr: any body will do.
};

struct ResponseSpec {
  int status = 0;                  ///< 200; 4 for "4XX"; 0 for "default".
  std::vector<BodySpec> bodies{};  ///< Empty: the response has no body.
  std::vector<HeaderSpec> headers{};
};

/// What the spec says about the answers of one operation.
struct OperationSpec {
  std::string id{};      ///< operationId, or method and path where there is none.
  std::string method{};  ///< "POST"
  std::string path{};    ///< The template below the base path: "/pets/{petId}".
  std::string source{};  ///< "spec/auth_spec.yaml:57"
  std::vector<ResponseSpec> responses{};
};

/// The API under test.
struct ApiSpec {
  std::string title{};
  std::string base_path{};  ///< "/v1", or "" for the root.
  std::vector<OperationSpec> operations{};
};

/// The entry for a status: exact, else its range, else default (OpenAPI 3.1, section 4.8.16), or
/// nullptr when the operation does not declare it.
const ResponseSpec* find_response(const OperationSpec& operation, int status);

const OperationSpec* find_operation(const ApiSpec& api, std::string_view id);

}  // namespace specgen::testing
