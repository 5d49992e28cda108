#pragma once

#include <gtest/gtest.h>

#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "specgen/server/problem.hpp"
#include "specgen/server/server.hpp"
#include "specgen/testing/client.hpp"

namespace features {

/// Tells on standard error why the server failed.
class ErrorPrinter : public specgen::Observer {
 public:
  void on_response(const specgen::AccessRecord& /*record*/) override {}
  void on_error(const specgen::ErrorRecord& record) override;
};

/// A server with the operations of one document, and a client for it.
class FeatureServer {
 public:
  FeatureServer(std::string_view base_path, std::vector<specgen::Operation> operations)
      : server_(options(base_path), std::move(operations), mapper_, &printer_) {
    server_.start();
    client_.emplace("http://127.0.0.1:" + std::to_string(server_.port()));
  }

  specgen::testing::HttpResponse send(const specgen::testing::HttpRequest& request) {
    return client_->send(request);
  }
  specgen::testing::HttpResponse get(const std::string& path,
                                     std::vector<specgen::testing::NameValue> headers = {}) {
    return send({.method = "GET", .path = path, .headers = std::move(headers), .body = {}});
  }
  specgen::testing::HttpResponse post(const std::string& path, const std::string& type,
                                      const std::string& body) {
    return send(
        {.method = "POST", .path = path, .headers = {{"Content-Type", type}}, .body = body});
  }

  /// Status and body, "200 text"; of a problem its violations: "400 /a/b keyword: message; …".
  static std::string text(const specgen::testing::HttpResponse& response);

 private:
  static specgen::ServerOptions options(std::string_view base_path) {
    specgen::ServerOptions options;
    options.base_path = base_path;
    return options;
  }

  specgen::ProblemJsonMapper mapper_;
  ErrorPrinter printer_;
  specgen::Server server_;
  std::optional<specgen::testing::Client> client_;
};

}  // namespace features
