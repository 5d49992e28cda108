#include <gtest/gtest.h>

#include "render/template.hpp"

namespace specgen::generator {
namespace {

using Object = Value::Object;
using List = Value::List;

/// The message of the fault that adding or rendering the template has.
std::string fault(std::string_view text, const Object& view = {}) {
  Templates templates;
  try {
    templates.add("main", "main.mustache", text);
    return "rendered: " + templates.render("main", Value(view));
  } catch (const TemplateError& error) {
    return error.what();
  }
}

TEST(TemplateErrors, UnknownName) {
  EXPECT_EQ(fault("a\n  {{nmae}}\n", {{"name", "x"}, {"other", true}}),
            "main.mustache:2:3: unknown name 'nmae'; known here: name, other");
}

TEST(TemplateErrors, NamesOfOuterScopesAreNotFound) {
  EXPECT_EQ(fault("{{#items}}{{title}}{{/items}}",
                  {{"title", "x"}, {"items", List{Object{{"name", "n"}}}}}),
            "main.mustache:1:11: unknown name 'title'; known here: name");
}

TEST(TemplateErrors, NameWithinAListOfTexts) {
  EXPECT_EQ(fault("{{#items}}{{name}}{{/items}}", {{"items", List{"a"}}}),
            "main.mustache:1:11: no name 'name' here: the list's items are not objects");
}

TEST(TemplateErrors, ScopeBeyondTheView) {
  EXPECT_EQ(fault("{{../name}}", {{"name", "x"}}),
            "main.mustache:1:1: '../' leads out of the view");
}

TEST(TemplateErrors, WrongKind) {
  const Object view{{"list", List()}, {"flag", true}, {"text", "x"}, {"object", Object()}};
  EXPECT_EQ(fault("{{list}}", view), "main.mustache:1:1: 'list' is a list, not a text");
  EXPECT_EQ(fault("{{flag}}", view), "main.mustache:1:1: 'flag' is a condition, not a text");
  EXPECT_EQ(fault("{{#text}}{{/text}}", view),
            "main.mustache:1:1: 'text' is a text, not a list or a condition");
  EXPECT_EQ(fault("{{^object}}{{/object}}", view),
            "main.mustache:1:1: 'object' is an object, not a list or a condition");
}

TEST(TemplateErrors, MissingPartial) {
  EXPECT_EQ(fault("{{> nope}}"), "main.mustache:1:1: no partial 'nope'");
}

TEST(TemplateErrors, PartialThatIncludesItself) {
  EXPECT_EQ(fault("{{> main}}"), "main.mustache:1:1: partial 'main' includes itself");
}

TEST(TemplateErrors, UnclosedSection) {
  EXPECT_EQ(fault("a\n {{#yes}}\nb", {{"yes", true}}),
            "main.mustache:2:2: section 'yes' is not closed");
}

TEST(TemplateErrors, WrongClosingTag) {
  EXPECT_EQ(fault("{{#a}}\n{{#b}}\n{{/a}}{{/b}}"),
            "main.mustache:3:1: section 'b' of line 2 is open here, not 'a'");
  EXPECT_EQ(fault("x{{/a}}"), "main.mustache:1:2: no section 'a' is open here");
}

TEST(TemplateErrors, UnclosedTag) {
  EXPECT_EQ(fault("a\nb {{name"), "main.mustache:2:3: tag is not closed");
}

TEST(TemplateErrors, BracesOfCode) {
  EXPECT_EQ(fault("int a[] = {{1, 2}};"),
            "main.mustache:1:11: bad tag '{{1, 2}}'; write '{ {' for two braces");
  EXPECT_EQ(fault("{{}}"), "main.mustache:1:1: bad tag '{{}}'; write '{ {' for two braces");
  EXPECT_EQ(fault("{{&name}}"),
            "main.mustache:1:1: bad tag '{{&name}}'; write '{ {' for two braces");
  EXPECT_EQ(fault("{{> Bad Name}}"), "main.mustache:1:1: bad partial name 'Bad Name'");
}

TEST(TemplateErrors, PlaceWithinAPartial) {
  Templates templates;
  templates.add("main", "main.mustache", "{{> part}}");
  templates.add("part", "part.mustache", "\n{{x}}");
  try {
    templates.render("main", Value(Object()));
    FAIL() << "rendered";
  } catch (const TemplateError& error) {
    EXPECT_STREQ(error.what(), "part.mustache:2:1: unknown name 'x'; known here: ");
  }
}

TEST(TemplateErrors, UnknownTemplate) {
  const Templates templates;
  EXPECT_THROW(templates.render("main", Value(Object())), TemplateError);
  EXPECT_FALSE(templates.has("main"));
}

}  // namespace
}  // namespace specgen::generator
