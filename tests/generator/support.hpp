#pragma once

#include <map>
#include <optional>
#include <string>
#include <string_view>

#include "openapi/document.hpp"
#include "source/diagnostics.hpp"

/// Helpers of the generator's tests: documents that stand in the test.
namespace specgen::generator {

/// Names and texts of files.
using Texts = std::map<std::string, std::string>;

/// Files in a directory of their own, which is the working directory while they exist.
class Files {
 public:
  explicit Files(const Texts& files);
  ~Files();
  Files(const Files&) = delete;
  Files& operator=(const Files&) = delete;

 private:
  std::string previous_;
  std::string directory_;
};

/// What reading a document of that name and text has to say.
std::string diagnose(const std::string& name, std::string_view text);

/// The document of a text that has nothing wrong with it; fails the test otherwise.
Document read(std::string_view text);
Document read(const Texts& files, const std::string& root);

/// "openapi: 3.1.0" and so on, with these lines below components/schemas.
std::string with_schemas(std::string_view lines, std::string_view version = "3.1.0");

/// The component of that name; fails the test when there is none.
const Schema& find_schema(const Document& document, std::string_view name);

}  // namespace specgen::generator
