#include "render/template.hpp"

#include <gtest/gtest.h>

namespace specgen::generator {
namespace {

using Object = Value::Object;
using List = Value::List;

std::string render(std::string_view text, const Object& view) {
  Templates templates;
  templates.add("main", "main.mustache", text);
  return templates.render("main", Value(view));
}

TEST(Template, TextIsCopied) {
  EXPECT_EQ(render("", {}), "");
  EXPECT_EQ(render("a { } }} b\n\n", {}), "a { } }} b\n\n");
}

TEST(Template, VariablesAreNotEscaped) {
  EXPECT_EQ(render("{{name}}={{ value }};", {{"name", "<&\">"}, {"value", "{{x}}"}}),
            "<&\">={{x}};");
}

TEST(Template, SectionRepeatsForEachItem) {
  const Object view{{"members", List{Object{{"type", "int"}, {"name", "a"}},
                                     Object{{"type", "bool"}, {"name", "b"}}}}};
  EXPECT_EQ(render("struct {\n  {{#members}}\n  {{type}} {{name}};\n  {{/members}}\n};\n", view),
            "struct {\n  int a;\n  bool b;\n};\n");
  EXPECT_EQ(render("{{#members}}{{name}},{{/members}}", view), "a,b,");
}

TEST(Template, SectionOfTextsUsesTheDot) {
  EXPECT_EQ(render("{{#names}}<{{.}}>{{/names}}", {{"names", List{"a", "b"}}}), "<a><b>");
}

TEST(Template, ConditionKeepsTheScope) {
  const std::string text =
      "{{#yes}}{{name}}{{/yes}}{{#no}}never{{/no}}{{^no}}!{{/no}}{{^yes}}?{{/yes}}";
  EXPECT_EQ(render(text, {{"yes", true}, {"no", false}, {"name", "n"}}), "n!");
}

TEST(Template, InvertedSectionStandsForAnEmptyList) {
  EXPECT_EQ(render("{{^items}}none{{/items}}", {{"items", List()}}), "none");
  EXPECT_EQ(render("{{^items}}none{{/items}}", {{"items", List{"x"}}}), "");
}

TEST(Template, DotsLeadToTheScopeAround) {
  const Object inner{{"name", "inner"}};
  const Object outer{{"name", "outer"}, {"inner", List{inner}}};
  EXPECT_EQ(render("{{#outer}}{{#inner}}{{name}} {{../name}} {{../../name}}{{/inner}}{{/outer}}",
                   {{"name", "root"}, {"outer", List{outer}}}),
            "inner outer root");
}

TEST(Template, DotsWorkForSectionsToo) {
  const Object view{{"flag", true}, {"items", List{"a", "b"}}};
  EXPECT_EQ(render("{{#items}}{{#../flag}}{{.}}{{/../flag}}{{/items}}", view), "ab");
}

TEST(Template, StandaloneTagsLeaveNoLine) {
  EXPECT_EQ(render("a\n{{! note }}\nb\n  {{! note }}  \nc", {}), "a\nb\nc");
  EXPECT_EQ(render("a\n  {{#no}}\nx\n  {{/no}}\nb\n", {{"no", false}}), "a\nb\n");
  EXPECT_EQ(render("{{#yes}}\nx\n{{/yes}}", {{"yes", true}}), "x\n");
}

TEST(Template, TagsWithinALineLeaveTheLine) {
  EXPECT_EQ(render("a{{! note }}\n{{#no}}x{{/no}}\nb", {{"no", false}}), "a\n\nb");
}

TEST(Template, FurtherLinesOfAValueAreIndented) {
  EXPECT_EQ(render("  {{code}}\n", {{"code", "if (x) {\n  y();\n\n}"}}),
            "  if (x) {\n    y();\n\n  }\n");
  EXPECT_EQ(render("x {{code}}\n", {{"code", "a\nb"}}), "x a\nb\n");
}

TEST(Template, PartialsSeeTheScopeAndAreIndented) {
  Templates templates;
  templates.add("main", "main.mustache", "{\n  {{#items}}\n  {{> item}}\n  {{/items}}\n}\n");
  templates.add("item", "item.mustache", "{{name}}:\n\n  {{code}}\n");
  const Object view{{"items", List{Object{{"name", "a"}, {"code", "1\n2"}}}}};
  EXPECT_EQ(templates.render("main", Value(view)), "{\n  a:\n\n    1\n    2\n}\n");
}

TEST(Template, PartialOfNothingLeavesNothing) {
  Templates templates;
  templates.add("main", "main.mustache", "a\n  {{> empty}}\nb\n");
  templates.add("empty", "empty.mustache", "");
  EXPECT_EQ(templates.render("main", Value(Object())), "a\nb\n");
}

TEST(Template, LaterTemplateReplacesEarlierOne) {
  Templates templates;
  templates.add("main", "built-in", "old");
  templates.add("main", "user", "new");
  EXPECT_EQ(templates.render("main", Value(Object())), "new");
  EXPECT_EQ(templates.names(), std::vector<std::string>{"main"});
}

}  // namespace
}  // namespace specgen::generator
