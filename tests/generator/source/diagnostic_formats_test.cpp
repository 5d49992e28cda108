#include "source/diagnostic_formats.hpp"

#include <gtest/gtest.h>

#include <set>

namespace specgen::generator {
namespace {

/// One finding with everything, one with a hint only, one about nothing but a file.
Diagnostics some_diagnostics() {
  Diagnostics diagnostics;
  diagnostics.add_source("my api/é,1.yaml", "one: 1\n\"né\": {\"$ref\": \"x\"}\n");
  diagnostics.error(Rule::kReference, {"my api/é,1.yaml", 2, 8, "/né"}, "100% 'x':\r\nnowhere",
                    "did you mean 'y'?");
  diagnostics.warning(Rule::kUnusedComponent, {"my api/é,1.yaml", 1, 1, ""}, "nothing", "remove");
  diagnostics.error(Rule::kFile, {"b.yaml", 0, 0, ""}, "cannot open the file");
  diagnostics.error(Rule::kReference, {"my api/é,1.yaml", 2, 9, ""}, "again");
  return diagnostics;
}

TEST(DiagnosticFormats, HaveNames) {
  EXPECT_EQ(parse_diagnostic_format("text"), DiagnosticFormat::kText);
  EXPECT_EQ(parse_diagnostic_format("json"), DiagnosticFormat::kJson);
  EXPECT_EQ(parse_diagnostic_format("github"), DiagnosticFormat::kGithub);
  EXPECT_EQ(parse_diagnostic_format("sarif"), DiagnosticFormat::kSarif);
  EXPECT_EQ(parse_diagnostic_format("xml"), std::nullopt);
}

TEST(DiagnosticFormats, Json) {
  EXPECT_EQ(
      diagnostics_as_json(some_diagnostics()),
      "[\n"
      R"(  {"severity":"warning","rule":"unused-component","message":"nothing","hint":"remove",)"
      R"("file":"my api/é,1.yaml","line":1,"column":1},)"
      "\n"
      R"(  {"severity":"error","rule":"unresolved-reference","message":"100% 'x':\r\nnowhere",)"
      R"("hint":"did you mean 'y'?","file":"my api/é,1.yaml","line":2,"column":8,"pointer":"/né"},)"
      "\n"
      R"(  {"severity":"error","rule":"unresolved-reference","message":"again",)"
      R"("file":"my api/é,1.yaml","line":2,"column":9},)"
      "\n"
      R"(  {"severity":"error","rule":"unreadable-file","message":"cannot open the file",)"
      R"("file":"b.yaml"})"
      "\n]\n");
  EXPECT_EQ(diagnostics_as_json({}), "[]\n");
}

TEST(DiagnosticFormats, Github) {
  EXPECT_EQ(diagnostics_as_github(some_diagnostics()),
            "::warning file=my api/é%2C1.yaml,line=1,col=1,title=unused-component::nothing"
            "%0Aremove\n"
            "::error file=my api/é%2C1.yaml,line=2,col=8,title=unresolved-reference::"
            "100%25 'x':%0D%0Anowhere%0Aat /né; did you mean 'y'?\n"
            "::error file=my api/é%2C1.yaml,line=2,col=9,title=unresolved-reference::again\n"
            "::error file=b.yaml,title=unreadable-file::cannot open the file\n");
  EXPECT_EQ(diagnostics_as_github({}), "");
}

TEST(DiagnosticFormats, Sarif) {
  EXPECT_EQ(diagnostics_as_sarif(some_diagnostics(), "1.2.3"), R"({
  "$schema": "https://json.schemastore.org/sarif-2.1.0.json",
  "version": "2.1.0",
  "runs": [
    {
      "tool": {
        "driver": {
          "name": "specgen",
          "version": "1.2.3",
          "rules": [
            {
              "id": "unused-component",
              "shortDescription": {
                "text": "Nothing refers to a component."
              }
            },
            {
              "id": "unresolved-reference",
              "shortDescription": {
                "text": "A reference leads nowhere, in a circle, or to the wrong thing."
              }
            },
            {
              "id": "unreadable-file",
              "shortDescription": {
                "text": "A file cannot be read, or is no UTF-8 text."
              }
            }
          ]
        }
      },
      "columnKind": "unicodeCodePoints",
      "results": [
        {
          "ruleId": "unused-component",
          "ruleIndex": 0,
          "level": "warning",
          "message": {
            "text": "nothing; remove"
          },
          "locations": [
            {
              "physicalLocation": {
                "artifactLocation": {
                  "uri": "my%20api/%C3%A9,1.yaml"
                },
                "region": {
                  "startLine": 1,
                  "startColumn": 1
                }
              }
            }
          ]
        },
        {
          "ruleId": "unresolved-reference",
          "ruleIndex": 1,
          "level": "error",
          "message": {
            "text": "100% 'x':\r\nnowhere; did you mean 'y'?"
          },
          "locations": [
            {
              "physicalLocation": {
                "artifactLocation": {
                  "uri": "my%20api/%C3%A9,1.yaml"
                },
                "region": {
                  "startLine": 2,
                  "startColumn": 7
                }
              },
              "logicalLocations": [
                {
                  "fullyQualifiedName": "/né"
                }
              ]
            }
          ]
        },
        {
          "ruleId": "unresolved-reference",
          "ruleIndex": 1,
          "level": "error",
          "message": {
            "text": "again"
          },
          "locations": [
            {
              "physicalLocation": {
                "artifactLocation": {
                  "uri": "my%20api/%C3%A9,1.yaml"
                },
                "region": {
                  "startLine": 2,
                  "startColumn": 8
                }
              }
            }
          ]
        },
        {
          "ruleId": "unreadable-file",
          "ruleIndex": 2,
          "level": "error",
          "message": {
            "text": "cannot open the file"
          },
          "locations": [
            {
              "physicalLocation": {
                "artifactLocation": {
                  "uri": "b.yaml"
                }
              }
            }
          ]
        }
      ]
    }
  ]
}
)");
}

TEST(DiagnosticFormats, SarifOfAnAbsolutePath) {
  Diagnostics diagnostics;
  diagnostics.error(Rule::kFile, {"/a b/c.yaml", 0, 0, ""}, "m");
  EXPECT_NE(diagnostics_as_sarif(diagnostics, "1").find(R"("uri": "file:///a%20b/c.yaml")"),
            std::string::npos);
}

TEST(DiagnosticFormats, TellHowManyAreMissing) {
  Diagnostics diagnostics;
  for (std::size_t i = 1; i <= 10'003; ++i) {
    diagnostics.warning(Rule::kExample, {"a", i, 1, ""}, "m");
  }
  const std::string text = diagnostics_as_github(diagnostics);
  EXPECT_EQ(text.substr(text.rfind("::warning")),
            "::warning title=too-many::3 more findings are not shown\n");
}

TEST(DiagnosticFormats, RuleIdsAreAllDifferent) {
  std::set<std::string_view> ids;
  for (int rule = 0; rule <= static_cast<int>(Rule::kDocument); ++rule) {
    const RuleInfo& each = info(static_cast<Rule>(rule));
    EXPECT_TRUE(ids.insert(each.id).second) << each.id;
    EXPECT_EQ(each.id.find_first_not_of("abcdefghijklmnopqrstuvwxyz-"), std::string::npos);
    EXPECT_EQ(each.summary.back(), '.');
  }
}

}  // namespace
}  // namespace specgen::generator
