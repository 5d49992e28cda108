#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

namespace specgen::testing {

// Empty initialisers let emitted tests leave members out without a compiler's warning.

struct NameValue {
  std::string name{};
  std::string value{};
};

/// A value of an answer that later requests of the same case use as `${name}`.
struct Capture {
  std::string name{};
  std::string pointer{};  ///< JSON pointer into the answer's body (RFC 6901).
};

/// One request of an edge case and the statuses that may answer it.
struct EdgeRequest {
  std::string operation{};  ///< OperationSpec::id
  std::string method{};
  std::string path{};              ///< Below the base path, placeholders filled, percent-encoded.
  std::vector<NameValue> query{};  ///< Not yet percent-encoded.
  std::vector<NameValue> headers{};
  std::string content_type{};         ///< Sent only with a body.
  std::optional<std::string> body{};  ///< Any bytes; nullopt: no body.
  /// JSON pointers of strings in the body that must be new to the server (e-mail addresses).
  std::vector<std::string> fresh{};
  std::vector<std::string> expected{};  ///< "201", "4XX"
  std::vector<Capture> captures{};
};

/// An entry of `edgeCases`.
struct EdgeCase {
  std::string id{};
  std::string description{};
  std::string source{};  ///< "spec/auth_spec.yaml:161"
  bool concurrent = false;
  std::size_t requests = 2;  ///< How many are released together when concurrent.
  std::vector<EdgeRequest> given{};
  EdgeRequest request{};
};

}  // namespace specgen::testing
