#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "plan/declarations.hpp"

namespace specgen::generator::plan {

/// A function that makes the patterns of a string, which need static storage.
struct PatternsFunction {
  struct Pattern {
    std::string regex;    ///< A literal.
    std::string message;  ///< A literal, or empty.
  };
  std::string name;
  std::vector<Pattern> patterns;
};

/// Writes the code that depends on a type: its C++ name, and how it is decoded and encoded.
/// Collects the helpers that this code calls. One for each emitted source file.
class CodeWriter {
 public:
  explicit CodeWriter(const Declarations& declarations) : declarations_(declarations) {}

  const Declarations& declarations() const { return declarations_; }

  /// "std::vector<Pet>"
  std::string type_name(const CppType& type) const;

  /// Code that decodes the JSON at `in` into the lvalue `out`; `place` names helpers, e.g.
  /// "user_email". An expression statement without the semicolon.
  std::string decode(const CppType& type, const std::string& in, const std::string& out,
                     const std::string& place);

  /// Code that writes `value` to the writer `out`; statements.
  std::string encode(const CppType& type, const std::string& value) const;

  /// Code that writes a member: key and value.
  std::string encode_member(const CppType& type, const std::string& key, const std::string& value,
                            int depth = 0) const;

  /// Pattern functions that decode() calls refer to.
  const std::vector<PatternsFunction>& patterns() const { return patterns_; }
  /// Names of the schema tables that decode() calls refer to.
  const std::vector<std::string>& tables() const { return tables_; }
  /// An expression for the table of a schema.
  std::string table(const Schema* schema);

 private:
  std::string decode_at(const CppType& type, const std::string& in, const std::string& out,
                        const std::string& place, int depth);
  std::string lambda(const CppType& type, const std::string& place, int depth);
  std::string string_rules(const StringType& type, const std::string& place);
  std::string encode_at(const CppType& type, const std::string& value, int depth) const;
  std::string variant_name(const VariantType& variant) const;
  std::string decode_variant(const VariantType& variant, const std::string& in,
                             const std::string& out, const std::string& place, int depth);
  std::string encode_variant(const VariantType& variant, const std::string& value, int depth) const;

  const Declarations& declarations_;
  NameScope pattern_names_;
  std::vector<PatternsFunction> patterns_;
  std::vector<std::string> tables_;
};

/// The name of the function that decodes a declaration: aliases need names of their own, since
/// several may be the same type.
std::string decode_function(const Declaration& declaration);

/// The standard and runtime headers that a type's name needs: "<string>", "\"specgen/box.hpp\"".
void collect_headers(const CppType& type, std::vector<std::string>& out);

/// Whether the type is a scalar that C++ leaves uninitialised, or an enum.
bool needs_initialiser(const CppType& type, const Declarations& declarations);

}  // namespace specgen::generator::plan
