#pragma once

#include <set>
#include <string>
#include <string_view>
#include <vector>

namespace specgen::generator::plan {

/// The words of a name as it stands in a document, in lower case, ASCII letters and digits only:
/// "createdAt", "created_at" and "Created At" are all {"created", "at"}. Accents are dropped, other
/// letters become their code points ("u65e5"), and what has no letters is spelt out ("+1" is
/// {"plus", "1"}, "" is {"empty"}). Never empty; bounded in length.
std::vector<std::string> split_words(std::string_view name);

/// A member, function or namespace: `created_at`. Reserved words and names that C or POSIX headers
/// define as macros end in an underscore: `default_`, `major_`.
std::string snake_case(std::string_view name);

/// A type: `CreatedAt`. Never all capitals, as macros are.
std::string camel_case(std::string_view name);

/// A constant or enumerator: `kCreatedAt`.
std::string constant_case(std::string_view name);

/// A file's name without extension: [a-z0-9_]+, at most 100 characters.
std::string file_name(std::string_view name);

/// A namespace as it is given on the command line: identifiers joined by `::`, none of them
/// reserved.
bool is_valid_namespace(std::string_view name);

/// The names of one scope. The first to claim a name gets it, later ones a number behind it.
class NameScope {
 public:
  NameScope() = default;
  explicit NameScope(std::set<std::string, std::less<>> taken) : taken_(std::move(taken)) {}

  std::string claim(const std::string& wanted);
  bool is_taken(std::string_view name) const { return taken_.find(name) != taken_.end(); }

 private:
  std::set<std::string, std::less<>> taken_;
};

}  // namespace specgen::generator::plan
