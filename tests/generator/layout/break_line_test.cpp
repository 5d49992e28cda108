#include <gtest/gtest.h>

#include <string>

#include "layout/layout.hpp"

namespace specgen::generator::layout {
namespace {

// What is given is one line; what is expected is what a person would make of it in 100 columns.

TEST(BreakLine, AlignsParameters) {
  EXPECT_EQ(lay_out("  virtual SignupResult signup(const SignupRequest& request, "
                    "const specgen::RequestContext& context) = 0;\n"),
            "  virtual SignupResult signup(const SignupRequest& request,\n"
            "                              const specgen::RequestContext& context) = 0;\n");
}

TEST(BreakLine, HangsArgumentsWhereThatTakesFewerLines) {
  EXPECT_EQ(lay_out("        return specgen::decode_string(value, {.min_length = 1, .patterns = "
                    "new_product_name_patterns()}, out.name);\n"),
            "        return specgen::decode_string(\n"
            "            value, {.min_length = 1, .patterns = new_product_name_patterns()}, "
            "out.name);\n");
}

TEST(BreakLine, OpensTheLambdaThatIsTheLastArgument) {
  EXPECT_EQ(lay_out("  decode_text(text, violations, {}, [&body](const specgen::json::Input& in) { "
                    "specgen::decode_string(in, {.patterns = login_patterns()}, body); });\n"),
            "  decode_text(text, violations, {}, [&body](const specgen::json::Input& in) {\n"
            "    specgen::decode_string(in, {.patterns = login_patterns()}, body);\n"
            "  });\n");
}

TEST(BreakLine, OpensLambdasInsideOfLambdas) {
  EXPECT_EQ(
      lay_out(
          "        return specgen::decode_array(value, {.min_items = 3}, out.cells.emplace(), "
          "[](const specgen::json::Input& item, std::vector<std::int64_t>& out_item) { "
          "specgen::decode_array(item, {}, out_item, [](const specgen::json::Input& item2, "
          "std::int64_t& out_item2) { specgen::decode_integer(item2, {}, out_item2); }); });\n"),
      "        return specgen::decode_array(\n"
      "            value, {.min_items = 3}, out.cells.emplace(),\n"
      "            [](const specgen::json::Input& item, std::vector<std::int64_t>& out_item) {\n"
      "              specgen::decode_array(\n"
      "                  item, {}, out_item,\n"
      "                  [](const specgen::json::Input& item2, std::int64_t& out_item2) {\n"
      "                    specgen::decode_integer(item2, {}, out_item2);\n"
      "                  });\n"
      "            });\n");
}

TEST(BreakLine, OpensAssignedLambdas) {
  EXPECT_EQ(
      lay_out("      .serve = [&api = handlers.products](const specgen::Exchange& exchange) { "
              "return serve_list_products(api, exchange); },\n"),
      "      .serve = [&api = handlers.products](const specgen::Exchange& exchange) {\n"
      "        return serve_list_products(api, exchange);\n"
      "      },\n");
}

TEST(BreakLine, PutsStatementsOfAnOpenedLambdaOnTheirLines) {
  EXPECT_EQ(
      lay_out("  visit([&out](const auto& chosen) { if (chosen.empty()) { out.value(nullptr); } "
              "out.key(\"a\"); encode(out, chosen); }, value.something_long);\n"),
      "  visit(\n"
      "      [&out](const auto& chosen) {\n"
      "        if (chosen.empty()) { out.value(nullptr); }\n"
      "        out.key(\"a\");\n"
      "        encode(out, chosen);\n"
      "      },\n"
      "      value.something_long);\n");
}

TEST(BreakLine, BreaksNestedLists) {
  EXPECT_EQ(lay_out("          .headers = { {\"X-Total\", true, TextKind::kInteger, "
                    "check_list_products_ok_x_total}, {\"ETag\", false, TextKind::kString, "
                    "nullptr} },\n"),
            "          .headers = {{\"X-Total\", true, TextKind::kInteger, "
            "check_list_products_ok_x_total},\n"
            "                      {\"ETag\", false, TextKind::kString, nullptr}},\n");
}

TEST(BreakLine, BreaksTemplateArguments) {
  EXPECT_EQ(lay_out("using LoginResult = std::variant<LoginOk, LoginBadRequest, LoginUnauthorized, "
                    "LoginContentTooLarge, LoginDefault>;\n"),
            "using LoginResult = std::variant<LoginOk, LoginBadRequest, LoginUnauthorized, "
            "LoginContentTooLarge,\n"
            "                                 LoginDefault>;\n");
}

TEST(BreakLine, PutsALongNameBelowItsType) {
  EXPECT_EQ(lay_out("  std::optional<AppPermissionsOrganizationPersonalAccessTokenRequests> "
                    "organization_personal_access_token_requests{};\n"),
            "  std::optional<AppPermissionsOrganizationPersonalAccessTokenRequests>\n"
            "      organization_personal_access_token_requests{};\n");
}

TEST(BreakLine, PutsALongValueBelowItsName) {
  EXPECT_EQ(lay_out("  const auto some_name_that_takes_room_and_more_room = "
                    "a_namespace::another_one::a_function_with_a_name(an_argument);\n"),
            "  const auto some_name_that_takes_room_and_more_room =\n"
            "      a_namespace::another_one::a_function_with_a_name(an_argument);\n");
}

TEST(BreakLine, AlignsOperands) {
  EXPECT_EQ(lay_out("  return left.aaaaaaaaaaaaaaaaaaaaaaa == right.aaaaaaaaaaaaaaaaaaaaaaa && "
                    "left.bbbbbbbbbbb == right.bbbbbbbbbbb && left.c == right.c;\n"),
            "  return left.aaaaaaaaaaaaaaaaaaaaaaa == right.aaaaaaaaaaaaaaaaaaaaaaa &&\n"
            "         left.bbbbbbbbbbb == right.bbbbbbbbbbb && left.c == right.c;\n");
  EXPECT_EQ(lay_out("  const bool equal = left.aaaaaaaaaaaaaaaaaaaaaaa == "
                    "right.aaaaaaaaaaaaaaaaaaaaaaa || left.bbbbbbbbb == right.bbbbbbbbbbbbb;\n"),
            "  const bool equal =\n"
            "      left.aaaaaaaaaaaaaaaaaaaaaaa == right.aaaaaaaaaaaaaaaaaaaaaaa ||\n"
            "      left.bbbbbbbbb == right.bbbbbbbbbbbbb;\n");
}

TEST(BreakLine, PutsAStatementBelowItsCondition) {
  EXPECT_EQ(lay_out("  if (request.something_long_enough && request.other) "
                    "http.headers.push_back({ \"Header-Name\", to_string(value.member) });\n"),
            "  if (request.something_long_enough && request.other)\n"
            "    http.headers.push_back({\"Header-Name\", to_string(value.member)});\n");
}

TEST(BreakLine, AlignsBaseClasses) {
  EXPECT_EQ(lay_out("class AllApis : public AuthenticationApi, public MfaApi, public UsersApi, "
                    "public SomethingElseApi, public MoreApi {};\n"),
            "class AllApis : public AuthenticationApi, public MfaApi, public UsersApi, "
            "public SomethingElseApi,\n"
            "                public MoreApi {};\n");
}

TEST(BreakLine, SplitsLongLiterals) {
  EXPECT_EQ(
      lay_out("      .description = \"Refuses a very long text that somebody has written in the "
              "spec, because why not, and so on\",\n"),
      "      .description =\n"
      "          \"Refuses a very long text that somebody has written in the spec, because why "
      "not, and so \"\n"
      "          \"on\",\n");
}

TEST(BreakLine, KeepsAPartOfALongerStatementInItsPlace) {
  EXPECT_EQ(lay_out("              [](const specgen::json::Input& in, std::int32_t& out) { "
                    "specgen::decode_integer(in, {.minimum = 1}, out); });\n"),
            "              [](const specgen::json::Input& in, std::int32_t& out) {\n"
            "                specgen::decode_integer(in, {.minimum = 1}, out);\n"
            "              });\n");
  EXPECT_EQ(lay_out("ListProductsRequest read_request(const specgen::Exchange& exchange, "
                    "specgen::Violations& violations) {\n  return {};\n}\n"),
            "ListProductsRequest read_request(const specgen::Exchange& exchange,\n"
            "                                 specgen::Violations& violations) {\n"
            "  return {};\n}\n");
}

TEST(BreakLine, LeavesLongWhatHasNoPlaceToBreak) {
  const std::string name(120, 'x');
  EXPECT_EQ(lay_out("  f(" + name + ");\n"), "  f(" + name + ");\n");
  EXPECT_EQ(lay_out("  " + name + ";\n"), "  " + name + ";\n");
}

TEST(BreakLine, PutsAnEndingCommentAboveTheCode) {
  EXPECT_EQ(
      lay_out("  int x = 1;  // a comment that goes on and on behind the code until the line "
              "is much too long for it\n"),
      "  // a comment that goes on and on behind the code until the line is much too long for it\n"
      "  int x = 1;\n");
}

TEST(BreakLine, CountsColumnsNotBytes) {
  const std::string text =
      "  f(\"" + std::string(40, 'x') + "ääääääääääääääääääää\", " + std::string(28, 'y') + ");\n";
  EXPECT_EQ(lay_out(text), text);  // 100 columns, 120 bytes
}

TEST(BreakLine, TakesBracketsOfAnyDepth) {
  const std::string open(20000, '(');
  const std::string close(20000, ')');
  std::string code = lay_out(open + "x" + close + ";\n");
  std::erase_if(code, [](char c) { return c == ' ' || c == '\n'; });
  EXPECT_EQ(code, open + "x" + close + ";");
}

}  // namespace
}  // namespace specgen::generator::layout
