#include "api/all_apis.hpp"
#include "api/security.hpp"
#include "feature_server.hpp"
#include "operations/by_free_query.hpp"
#include "operations/by_header.hpp"
#include "operations/by_path.hpp"
#include "operations/by_place.hpp"
#include "operations/by_query.hpp"
#include "operations/guarded.hpp"
#include "operations/own.hpp"
#include "server/operations.hpp"

namespace features::parameters {
namespace {

template <class T>
std::string join(const std::vector<T>& items) {
  std::string text = "[";
  for (const T& item : items) {
    if (text.size() > 1) text += ",";
    if constexpr (std::is_same_v<T, std::string>) {
      text += item;
    } else {
      text += std::to_string(item);
    }
  }
  return text + "]";
}

template <class T>
std::string join(const std::optional<std::vector<T>>& items) {
  return items ? join(*items) : "-";
}

std::string join(const Point& point) {
  return "(" + std::to_string(point.x) + "," + std::to_string(point.y) + ")";
}

std::string join(const std::optional<Point>& point) { return point ? join(*point) : "-"; }

class Handlers : public AllApis, public Security {
 public:
  ByPathResult by_path(const ByPathRequest& request,
                       const specgen::RequestContext& /*context*/) override {
    return ByPathOk{.body = join(request.simple) + join(request.label) + join(request.matrix)};
  }
  ByQueryResult by_query(const ByQueryRequest& request,
                         const specgen::RequestContext& /*context*/) override {
    return ByQueryOk{.body = join(request.form) + join(request.comma) + join(request.space) +
                             join(request.pipe) + join(request.deep) + join(request.json) +
                             (request.color == ByQueryColor::kRed ? "red" : "green") +
                             join(request.limits)};
  }
  ByFreeQueryResult by_free_query(const ByFreeQueryRequest& request,
                                  const specgen::RequestContext& /*context*/) override {
    std::string text = "-";
    if (request.free) {
      text = "a=" + std::to_string(request.free->a.value_or(0));
      for (const auto& [name, value] : request.free->additional_properties) {
        text += "," + name + "=" + std::to_string(value);
      }
    }
    text += " " + join(request.deep) + " " + std::to_string(request.limit.value_or(0));
    text += request.flag ? " flag" : "";
    return ByFreeQueryOk{.body = text + " " + request.path.value_or("")};
  }
  ByPlaceResult by_place(const ByPlaceRequest& request,
                         const specgen::RequestContext& /*context*/) override {
    return ByPlaceOk{.body = request.id + " " + std::to_string(request.query_id.value_or(0)) + " " +
                             std::to_string(request.cookie_id.value_or(0)) + " " +
                             std::to_string(request.x_level.value_or(0))};
  }
  ByHeaderResult by_header(const ByHeaderRequest& request,
                           const specgen::RequestContext& /*context*/) override {
    return ByHeaderOk{.body = join(request.x_list) + request.session +
                              (request.theme == ByHeaderTheme::kDark ? " dark" : "")};
  }
  OwnResult own(const OwnRequest& /*request*/,
                const specgen::RequestContext& /*context*/) override {
    return OwnOk{.body = "own"};
  }
  GuardedResult guarded(const GuardedRequest& /*request*/,
                        const specgen::RequestContext& context) override {
    return GuardedOk{.body = context.principal<User>().name};
  }

  specgen::SecurityDecision digest(const specgen::HttpCredentials& credentials,
                                   const specgen::RequestContext& /*context*/) override {
    return std::make_shared<const User>(std::string(credentials.parameters));
  }
  specgen::SecurityDecision query_key(const specgen::ApiKeyCredentials& credentials,
                                      const specgen::RequestContext& /*context*/) override {
    return std::make_shared<const User>(std::string(credentials.key));
  }
  specgen::SecurityDecision key(const specgen::ApiKeyCredentials& credentials,
                                const specgen::RequestContext& /*context*/) override {
    if (credentials.key != "k") return specgen::Denied{};
    return std::make_shared<const User>("key");
  }
  specgen::SecurityDecision oauth(const specgen::BearerCredentials& credentials,
                                  const specgen::RequestContext& /*context*/) override {
    std::string scopes;
    for (const std::string_view scope : credentials.scopes) scopes.append(" ").append(scope);
    return std::make_shared<const User>(std::string(credentials.token) + scopes);
  }

 private:
  struct User : specgen::Principal {
    explicit User(std::string user_name) : name(std::move(user_name)) {}
    std::string name;
  };
};

class Parameters : public testing::Test {
 protected:
  std::string get(const std::string& path,
                  const std::vector<specgen::testing::NameValue>& headers = {}) {
    return FeatureServer::text(server_.get(path, headers));
  }

  Handlers handlers_;
  FeatureServer server_{kBasePath, make_operations(handlers_, handlers_)};
};

TEST_F(Parameters, InThePathInEveryStyle) {
  EXPECT_EQ(get("/v1/path/1,2/.a%2Cb.c/;matrix=x,3,y,4"), "200 [1,2][a,b,c](3,4)");
  EXPECT_EQ(get("/v1/path/1,b/.a/;matrix=x,3"),
            "400 /simple/1 type: must be an integer; /matrix/y required: is required");
}

TEST_F(Parameters, InTheQueryInEveryStyle) {
  EXPECT_EQ(get("/v1/query"), "200 ------green[1,2]");
  EXPECT_EQ(get("/v1/query?form=1&form=2&comma=a,b%2Cc&space=a%20b&pipe=3|4&deep[x]=5&deep[y]=6"
                "&json={\"x\":7,\"y\":8}&color=red&limits=9"),
            "200 [1,2][a,b,c][a,b][3,4](5,6)(7,8)red[9]");
  EXPECT_EQ(get("/v1/query?color=blue&deep[x]=5&json={"),
            "400 /deep/y required: is required; /json syntax: must be valid JSON: expected a "
            "member's name in double quotes at line 1, column 2; /color enum: must be one of "
            "'red', 'green'");
}

TEST_F(Parameters, InHeadersAndCookies) {
  EXPECT_EQ(get("/v1/headers", {{"X-List", "1, 2"}, {"Cookie", "theme=dark; session=abc"}}),
            "200 [1,2]abc dark");
  EXPECT_EQ(get("/v1/headers", {{"X-List", "10"}, {"Cookie", "session=ab; theme=blue"}}),
            "400 /X-List/0 maximum: must be at most 9; /session minLength: must have at least 3 "
            "characters; /theme enum: must be one of 'dark', 'light'");
  EXPECT_EQ(get("/v1/headers"), "400 /session required: is required");
}

TEST_F(Parameters, AnObjectMayTakeWhatNoOtherParameterHas) {
  EXPECT_EQ(get("/v1/free"), "200 - - 0 ");
  EXPECT_EQ(get("/v1/free?a=1&b=2&c%20d=3&limit=4&deep[x]=5&deep[y]=6&from=x&api_key=k&flag="
                "&path=a+b/c"),
            "200 a=1,b=2,c d=3 (5,6) 4 a+b/c");
  EXPECT_EQ(get("/v1/free?b=x&flag=true&path="), "400 /free/b type: must be an integer");
  EXPECT_EQ(get("/v1/free?flag&path=x"), "200 - - 0 x");
  EXPECT_EQ(get("/v1/free?flag=true"), "200 - - 0 flag ");
}

TEST_F(Parameters, OfOneNameInSeveralPlaces) {
  EXPECT_EQ(get("/v1/same/gr%C3%B6%C3%9Fe-1?id=2", {{"Cookie", "id=3"}, {"X-LEVEL", "4"}}),
            "200 1 2 3 4");
}

TEST_F(Parameters, OwnServersHaveTheirOwnBasePath) {
  EXPECT_EQ(get("/files/own"), "200 own");
  EXPECT_EQ(server_.get("/v1/own").status, 404);
}

TEST_F(Parameters, SecuritySchemesOfAnyKind) {
  EXPECT_EQ(get("/v1/guarded", {{"Authorization", "Digest a=b"}, {"Cookie", "key=k"}}), "200 a=b");
  EXPECT_EQ(get("/v1/guarded", {{"Authorization", "Bearer t"}}), "200 t read write");
  EXPECT_EQ(server_.get("/v1/guarded", {{"Authorization", "Digest a=b"}}).status, 401);
  const auto response = server_.get("/v1/guarded");
  EXPECT_EQ(response.status, 401);
  std::vector<std::string> challenges;
  for (const auto& header : response.headers) {
    if (header.name == "WWW-Authenticate") challenges.push_back(header.value);
  }
  EXPECT_EQ(challenges, (std::vector<std::string>{"digest realm=\"api\"",
                                                  "Bearer realm=\"api\", scope=\"read write\""}));
}

}  // namespace
}  // namespace features::parameters
