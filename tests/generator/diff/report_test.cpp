#include "diff/report.hpp"

#include <gtest/gtest.h>

#include <sstream>

#include "cli.hpp"
#include "generator/support.hpp"

namespace specgen::generator {
namespace {

struct Result {
  int code = 0;
  std::string out;
  std::string err;
};

Result run(const std::vector<std::string>& arguments) {
  std::ostringstream out;
  std::ostringstream err;
  const ExitCode code = run_cli(arguments, out, err);
  return {static_cast<int>(code), out.str(), err.str()};
}

constexpr const char* kOld = R"(openapi: 3.1.0
info: {title: t, version: '1'}
paths:
  /a:
    get:
      operationId: listAll
      parameters: [{name: limit, in: query, schema: {type: integer, maximum: 9}}]
      responses: {'204': {description: d}}
  /b:
    get: {operationId: getB, responses: {'204': {description: d}}}
)";

constexpr const char* kNew = R"(openapi: 3.1.0
info: {title: t, version: '2'}
paths:
  /a:
    get:
      operationId: listAll
      parameters: [{name: limit, in: query, schema: {type: integer, maximum: 5}}]
      responses: {'204': {description: d}, '404': {description: e}}
)";

TEST(DiffReport, Text) {
  const Files files(Texts{{"old.yaml", kOld}, {"new.yaml", kNew}});
  const Result result = run({"diff", "old.yaml", "new.yaml"});
  EXPECT_EQ(result.out, R"(GET /a (list_all)
  breaking: query parameter 'limit': 'maximum' is 5, was 9
    before  old.yaml:7:53
    after   new.yaml:7:53
  compatible: response 404: is new
    before  old.yaml:5:5
    after   new.yaml:8:51

GET /b (get_b)
  breaking: is gone
    before  old.yaml:10:5
    after   new.yaml

2 breaking changes, 1 compatible change; touched are get_b, list_all
)");
  EXPECT_EQ(result.err, "");
  EXPECT_EQ(result.code, 1);
}

TEST(DiffReport, Json) {
  const Files files(Texts{{"old.yaml", kOld}, {"new.yaml", kNew}});
  const Result result = run({"diff", "old.yaml", "new.yaml", "--format", "json"});
  EXPECT_EQ(result.out,
            "[\n"
            R"(  {"impact":"breaking","operation":"GET /a","handler":"list_all",)"
            R"("part":"query parameter 'limit'","message":"'maximum' is 5, was 9",)"
            R"("before":{"file":"old.yaml","line":7,"column":53,)"
            R"("pointer":"/paths/~1a/get/parameters/0/schema"},)"
            R"("after":{"file":"new.yaml","line":7,"column":53,)"
            R"("pointer":"/paths/~1a/get/parameters/0/schema"}},)"
            "\n"
            R"(  {"impact":"compatible","operation":"GET /a","handler":"list_all",)"
            R"("part":"response 404","message":"is new",)"
            R"("before":{"file":"old.yaml","line":5,"column":5,"pointer":"/paths/~1a/get"},)"
            R"("after":{"file":"new.yaml","line":8,"column":51,)"
            R"("pointer":"/paths/~1a/get/responses/404"}},)"
            "\n"
            R"(  {"impact":"breaking","operation":"GET /b","handler":"get_b","message":"is gone",)"
            R"("before":{"file":"old.yaml","line":10,"column":5,"pointer":"/paths/~1b/get"},)"
            R"("after":{"file":"new.yaml"}})"
            "\n]\n");
  EXPECT_EQ(result.code, 1);
}

/// Where one side says nothing of what changed, the place is what it would stand in.
TEST(DiffReport, PlacesOfWhatIsNotWritten) {
  const auto document = [](const std::string& closed) {
    return "openapi: 3.1.0\ninfo: {title: t, version: '1'}\npaths:\n  /a:\n    post:\n"
           "      requestBody: {content: {application/json: {schema: {type: object" +
           closed + "}}}}\n      responses: {'204': {description: d}}\n";
  };
  const Files files(
      Texts{{"old.yaml", document("")}, {"new.yaml", document(", additionalProperties: false")}});
  EXPECT_EQ(run({"diff", "old.yaml", "new.yaml"}).out, R"(POST /a (post_a)
  breaking: request body 'application/json' at /*: no value is allowed any more
    before  old.yaml:6:58
    after   new.yaml:6:95

1 breaking change, 0 compatible changes; touched is post_a
)");
}

TEST(DiffReport, ExitCodes) {
  const Files files(
      Texts{{"old.yaml", kOld}, {"new.yaml", kNew}, {"bad.yaml", "openapi: 3.1.0\n"}});
  const Result same = run({"diff", "old.yaml", "old.yaml"});
  EXPECT_EQ(same.out, "no changes\n");
  EXPECT_EQ(same.code, 0);
  EXPECT_EQ(run({"diff", "old.yaml", "old.yaml", "--format", "json"}).out, "[]\n");
  const Result bad = run({"diff", "old.yaml", "bad.yaml"});
  EXPECT_EQ(bad.out, "");
  EXPECT_TRUE(bad.err.ends_with("specgen: bad.yaml cannot be compared\n")) << bad.err;
  EXPECT_EQ(bad.code, 2);
  EXPECT_EQ(run({"diff", "old.yaml"}).code, 2);
}

TEST(DiffReport, OnlyBreakingChangesFail) {
  std::string longer = kOld;
  longer += "    post: {operationId: addB, responses: {'204': {description: d}}}\n";
  const Files files(Texts{{"old.yaml", kOld}, {"new.yaml", longer}});
  const Result result = run({"diff", "old.yaml", "new.yaml"});
  EXPECT_EQ(result.out, R"(POST /b (add_b)
  compatible: is new
    before  old.yaml
    after   new.yaml:11:5

0 breaking changes, 1 compatible change; touched is add_b
)");
  EXPECT_EQ(result.code, 0);
}

}  // namespace
}  // namespace specgen::generator
