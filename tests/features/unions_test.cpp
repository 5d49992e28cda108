#include "api/all_apis.hpp"
#include "feature_server.hpp"
#include "operations/add_animal.hpp"
#include "operations/add_defaults.hpp"
#include "operations/add_rules.hpp"
#include "operations/add_shape.hpp"
#include "operations/add_tree.hpp"
#include "server/operations.hpp"

namespace features::unions {
namespace {

/// Answers with what it was sent, which has become a value and JSON again.
class Handlers : public AllApis {
 public:
  AddShapeResult add_shape(const AddShapeRequest& request,
                           const specgen::RequestContext& /*context*/) override {
    return AddShapeOk{.body = request.body};
  }
  AddAnimalResult add_animal(const AddAnimalRequest& request,
                             const specgen::RequestContext& /*context*/) override {
    return AddAnimalOk{.body = request.body};
  }
  AddTreeResult add_tree(const AddTreeRequest& request,
                         const specgen::RequestContext& /*context*/) override {
    return AddTreeOk{.body = request.body};
  }
  AddDefaultsResult add_defaults(const AddDefaultsRequest& request,
                                 const specgen::RequestContext& /*context*/) override {
    const auto text = [](const auto& end) { return end ? std::to_string(*end) : "none"; };
    return AddDefaultsOk{.x_range = text(request.range.from) + "-" + text(request.range.to),
                         .body = request.body};
  }
  AddRulesResult add_rules(const AddRulesRequest& request,
                           const specgen::RequestContext& /*context*/) override {
    return AddRulesOk{.body = request.body};
  }
};

class Unions : public testing::Test {
 protected:
  std::string post(const std::string& path, const std::string& json) {
    return FeatureServer::text(server_.post(path, "application/json", json));
  }
  void expect_echo(const std::string& path, const std::string& json) {
    EXPECT_EQ(post(path, json), "200 " + json);
  }

  Handlers handlers_;
  FeatureServer server_{kBasePath, make_operations(handlers_)};
};

TEST_F(Unions, ExactlyOneAlternativeMatches) {
  expect_echo("/shapes", R"({"kind":"round","radius":1.5})");
  expect_echo("/shapes", R"({"kind":"Square","side":2})");
  EXPECT_EQ(post("/shapes", R"({"kind":"round","radius":0})"),
            "400 /radius exclusiveMinimum: must be greater than 0");
  EXPECT_EQ(post("/shapes", R"({"kind":"oval"})"),
            "400 /kind discriminator: must be one of 'round', 'Circle', 'Square'");
}

TEST_F(Unions, BasesWithWhatDerivesFromThem) {
  expect_echo("/animals", R"({"kind":"Cat","name":"Tom","lives":9})");
  expect_echo("/animals", R"({"kind":"Dog","trained":true})");
  EXPECT_EQ(post("/animals", R"({"kind":"Dog"})"), "400 /trained required: is required");
}

TEST_F(Unions, SchemasThatHoldThemselves) {
  expect_echo("/trees", R"({"value":1,"left":{"value":"a"},"others":[{},{"value":null}]})");
  EXPECT_EQ(post("/trees", R"({"others":[{"left":{"value":true}}]})"),
            "400 /others/0/left/value type: must be a string, an integer or null");
}

TEST_F(Unions, RulesThatOnlyATableChecks) {
  expect_echo("/rules",
              R"({"either":"abc","mixed":{"a":1},"big":9007199254740993,"other":true,"x-a":"b"})");
  expect_echo("/rules", R"({"tuple":["a",1],"odd":null,"either":10})");
  EXPECT_EQ(post("/rules", R"({"tuple":["a","b"],"odd":"text"})"),
            "400 /tuple/1 type: must be an integer; /odd not: must not match the schema of 'not', "
            "but does");
  EXPECT_EQ(post("/rules", R"({"big":9007199254740992,"mixed":2,"x-a":1})"),
            "400 /big minimum: must be at least 9007199254740993; /mixed enum: must be one of 1, "
            "\"two\", null, {\"a\":1}; /x-a type: must be a string");
  EXPECT_EQ(post("/rules", R"({"tuple":[]})"), "400 /odd required: is required");
}

TEST_F(Unions, DefaultsOfEveryTypeAreFilledIn) {
  const std::string rest =
      R"("points":[{"x":1,"unit":"cm"},{"x":2,"unit":"mm"}],)"
      R"("weights":{"a":[1,2.5],"b":[]},"open":{"kind":"k","more":"m"},)"
      R"("anything":{"list":[[1],"two",null],"flag":true},"either":7,"tuple":[[1]]})";
  EXPECT_EQ(post("/defaults", "{}"), R"(200 {"point":{"x":3,"label":"a","unit":"cm"},)" + rest);
  // Nothing of the default is left in what was sent.
  EXPECT_EQ(post("/defaults", R"({"point":{"x":9}})"),
            R"(200 {"point":{"x":9,"unit":"cm"},)" + rest);
}

TEST_F(Unions, DefaultsOfParametersMayBeObjects) {
  const auto range = [&](const std::string& query) {
    const auto response = server_.post("/defaults" + query, "application/json", "{}");
    const std::string* header = response.header("X-Range");
    return header == nullptr ? std::string("no header") : *header;
  };
  EXPECT_EQ(range(""), "1-9");
  EXPECT_EQ(range("?range[to]=4"), "none-4");
}

}  // namespace
}  // namespace features::unions
