#include "feature_server.hpp"

#include <iostream>
#include <nlohmann/json.hpp>

namespace features {

void ErrorPrinter::on_error(const specgen::ErrorRecord& record) {
  std::cerr << "server: " << record.message << "\n";
}

std::string FeatureServer::text(const specgen::testing::HttpResponse& response) {
  const std::string* type = response.header("Content-Type");
  std::string text = std::to_string(response.status);
  if (type == nullptr || *type != "application/problem+json") return text + " " + response.body;
  const auto problem = nlohmann::json::parse(response.body);
  if (!problem.contains("violations")) return text + " " + problem.at("detail").get<std::string>();
  std::string separator = " ";
  for (const auto& violation : problem.at("violations")) {
    text += separator + violation.at("pointer").get<std::string>() + " " +
            violation.at("keyword").get<std::string>() + ": " +
            violation.at("message").get<std::string>();
    separator = "; ";
  }
  return text;
}

}  // namespace features
