// render/ turns a view of the plan into text through strict, logic-less templates.
#pragma once

#include <cstddef>
#include <map>
#include <stdexcept>
#include <string>
#include <string_view>
#include <vector>

#include "render/value.hpp"

namespace specgen::generator {

/// A fault of a template, or of the view that it was given: `file:line:column: what`.
class TemplateError : public std::runtime_error {
 public:
  using std::runtime_error::runtime_error;
};

/// A part of a parsed template.
struct TemplateNode {
  enum class Kind { kText, kVariable, kSection, kInverted, kPartial };

  Kind kind = Kind::kText;
  std::string text;    ///< Of a text: itself; else the name in the tag, without leading `../`.
  std::size_t up = 0;  ///< How many scopes outwards the name is looked up: the number of `../`.
  std::string indent;  ///< What stands before a tag that begins its line.
  std::size_t line = 0;
  std::size_t column = 0;
  std::vector<TemplateNode> children;  ///< Of sections.
};

/// A set of templates that can include each other. The language is a subset of Mustache:
///
///     {{name}}               the text of that name; its further lines get the tag's indentation
///     {{.}}                  the current list item, where the list holds texts
///     {{#name}}…{{/name}}    once for each item of a list, or once when a condition holds
///     {{^name}}…{{/name}}    when a list is empty or a condition does not hold
///     {{> name}}             another template, with the tag's indentation before each line
///     {{! comment}}
///     {{../name}}            a name of the scope around the current list item
///
/// Sections, comments and partials alone on their lines leave no line behind. A list item's scope
/// holds its own names only. An unknown name, a missing partial, a value of the wrong kind, and
/// any other `{{…}}` is an error. Nothing is escaped.
class Templates {
 public:
  /// Parses and adds a template; `file` is what messages call it. Throws TemplateError.
  void add(std::string name, std::string file, std::string_view text);

  bool has(std::string_view name) const { return templates_.find(name) != templates_.end(); }
  std::vector<std::string> names() const;

  /// Renders a template; throws TemplateError.
  std::string render(std::string_view name, const Value& view) const;

 private:
  struct Template {
    std::string file;
    std::vector<TemplateNode> nodes;
  };
  friend class TemplateRenderer;

  std::map<std::string, Template, std::less<>> templates_;
};

/// Parses a template's text; throws TemplateError with `file` in the message.
std::vector<TemplateNode> parse_template(const std::string& file, std::string_view text);

}  // namespace specgen::generator
