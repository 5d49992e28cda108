#include "specgen/routing/router.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <stdexcept>
#include <string>
#include <vector>

#include "specgen/routing/percent.hpp"

namespace specgen {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;

/// The template that a path went to, and its parameters.
struct Match {
  std::string path_template;
  std::vector<std::string> parameters;

  friend bool operator==(const Match&, const Match&) = default;
};

void PrintTo(const Match& match, std::ostream* out) {
  *out << match.path_template << " " << ::testing::PrintToString(match.parameters);
}

class RouterTest : public ::testing::Test {
 protected:
  void add(const std::string& path) {
    router_.add(http::Method::kGet, path, templates_.size());
    templates_.push_back(path);
  }

  Match match(std::string_view path) const {
    PathParameters parameters;
    const RouteSet* routes = router_.match(path, parameters);
    if (routes == nullptr) return {};
    Match found{templates_.at(static_cast<std::size_t>(routes->by_method[0])), {}};
    for (const std::string_view value : parameters.all()) found.parameters.emplace_back(value);
    return found;
  }

  Router router_;
  std::vector<std::string> templates_;
};

std::string refusal(const std::string& path) {
  Router router;
  try {
    router.add(http::Method::kGet, path, 0);
  } catch (const std::invalid_argument& error) {
    return error.what();
  }
  return "";
}

TEST_F(RouterTest, FindsLiteralsAndParameters) {
  add("/");
  add("/pets");
  add("/pets/{id}");
  add("/pets/{id}/toys/{toy}");
  EXPECT_EQ(match("/"), (Match{"/", {}}));
  EXPECT_EQ(match("/pets"), (Match{"/pets", {}}));
  EXPECT_EQ(match("/pets/7"), (Match{"/pets/{id}", {"7"}}));
  EXPECT_EQ(match("/pets/7/toys/ball"), (Match{"/pets/{id}/toys/{toy}", {"7", "ball"}}));
  for (const char* path : {"", "pets", "//", "/pets/", "/pets/7/", "/pets/7/toys", "/Pets",
                           "/pets//toys/x", "/petsx", "/pet"}) {
    EXPECT_EQ(match(path), (Match{})) << path;
  }
}

TEST_F(RouterTest, LiteralsWinWhateverTheOrder) {
  add("/pets/{id}");
  add("/pets/mine");
  add("/pets/{id}.json");
  EXPECT_EQ(match("/pets/mine"), (Match{"/pets/mine", {}}));
  EXPECT_EQ(match("/pets/my.json"), (Match{"/pets/{id}.json", {"my"}}));
  EXPECT_EQ(match("/pets/minx"), (Match{"/pets/{id}", {"minx"}}));
}

TEST_F(RouterTest, GoesBackWhereTheBetterBranchEnds) {
  add("/a/b/c");
  add("/{x}/b/d");
  add("/a{y}/{z}/e");
  add("/{x}/{y}/{z}");
  EXPECT_EQ(match("/a/b/c"), (Match{"/a/b/c", {}}));
  EXPECT_EQ(match("/a/b/d"), (Match{"/{x}/b/d", {"a"}}));
  EXPECT_EQ(match("/ab/c/e"), (Match{"/a{y}/{z}/e", {"b", "c"}}));
  EXPECT_EQ(match("/ab/c/f"), (Match{"/{x}/{y}/{z}", {"ab", "c", "f"}}));
  EXPECT_EQ(match("/a/b/e"), (Match{"/{x}/{y}/{z}", {"a", "b", "e"}}));
}

TEST_F(RouterTest, MixesLiteralsAndParametersInASegment) {
  add("/{a}.{b}");
  add("/pre{a}post");
  add("/x-{a}-{b}-y");
  EXPECT_EQ(match("/m.n"), (Match{"/{a}.{b}", {"m", "n"}}));
  EXPECT_EQ(match("/m.n.o"), (Match{"/{a}.{b}", {"m", "n.o"}}));
  EXPECT_EQ(match("/..x"), (Match{"/{a}.{b}", {".", "x"}}));
  EXPECT_EQ(match("/preXpost"), (Match{"/pre{a}post", {"X"}}));
  EXPECT_EQ(match("/prepostpost"), (Match{"/pre{a}post", {"post"}}));
  EXPECT_EQ(match("/x-1-2-y"), (Match{"/x-{a}-{b}-y", {"1", "2"}}));
  EXPECT_EQ(match("/x-1-2-3-y"), (Match{"/x-{a}-{b}-y", {"1", "2-3"}}));
  for (const char* path : {"/.n", "/m.", "/prepost", "/x-1-y", "/x--1-y"}) {
    EXPECT_EQ(match(path), (Match{})) << path;
  }
}

TEST_F(RouterTest, DecodesEachSegmentOnItsOwn) {
  add("/caf\xc3\xa9/{x}");
  add("/a b/{x}");
  add("/{p}/{q}/r");
  EXPECT_EQ(match("/caf%C3%A9/1"), (Match{"/caf\xc3\xa9/{x}", {"1"}}));
  EXPECT_EQ(match("/%61%20b/1"), (Match{"/a b/{x}", {"1"}}));
  EXPECT_EQ(match("/a%2Fb/c%2fd/r"), (Match{"/{p}/{q}/r", {"a%2Fb", "c%2fd"}}));
  EXPECT_EQ(match("/%2e%2E/+/r"), (Match{"/{p}/{q}/r", {"%2e%2E", "+"}}));
}

TEST_F(RouterTest, TellsWhatIsAllowed) {
  Router router;
  router.add(http::Method::kPost, "/p", 0);
  router.add(http::Method::kGet, "/p", 1);
  router.add(http::Method::kDelete, "/q", 2);
  PathParameters parameters;
  EXPECT_EQ(router.match("/p", parameters)->allow, "GET, HEAD, POST, OPTIONS");
  EXPECT_EQ(router.match("/q", parameters)->allow, "DELETE, OPTIONS");
  EXPECT_THAT(router.match("/q", parameters)->by_method,
              ElementsAre(-1, -1, -1, -1, 2, -1, -1, -1));
}

TEST_F(RouterTest, RefusesTwoRoutesInOnePlace) {
  Router router;
  router.add(http::Method::kGet, "/a/{x}", 0);
  EXPECT_THROW(router.add(http::Method::kGet, "/a/{y}", 1), std::invalid_argument);
  EXPECT_NO_THROW(router.add(http::Method::kPut, "/a/{y}", 1));
}

TEST(RouterTemplate, RefusesMalformedOnes) {
  EXPECT_EQ(refusal("a"), "path template 'a' does not begin with '/'");
  EXPECT_EQ(refusal("/{a"), "path template '/{a' has a '{' without its '}'");
  EXPECT_EQ(refusal("/a}"), "path template '/a}' has a '}' too many");
  EXPECT_EQ(refusal("/{}"), "path template '/{}' has a parameter without a name");
  EXPECT_EQ(refusal("/{{a}}"), "path template '/{{a}}' has a '{' too many");
  EXPECT_EQ(refusal("/{a}{b}"),
            "path template '/{a}{b}' has two parameters with nothing between them");
  EXPECT_EQ(refusal("/{a}/{a}"), "path template '/{a}/{a}' names the parameter 'a' twice");
  EXPECT_EQ(refusal("/%zz"), "path template '/%zz' has a malformed percent escape");
  std::string many;
  for (int i = 0; i < 17; ++i) many += "/{p" + std::to_string(i) + "}";
  EXPECT_EQ(refusal(many), "path template '" + many + "' has too many parameters");
}

TEST(Percent, KnowsWellFormedPaths) {
  for (const char* good : {"/", "/a%20b", "/%C3%A9", "/%2F%2f", "/%7F"}) {
    EXPECT_TRUE(is_well_formed_path(good)) << good;
  }
  for (const char* bad :
       {"/%", "/%2", "/%zz", "/%2g", "/%00", "/%C3", "/%ff", "/%ED%A0%80", "/%C0%AF", "/a%2"}) {
    EXPECT_FALSE(is_well_formed_path(bad)) << bad;
  }
}

TEST(Percent, ComparesDecoded) {
  EXPECT_TRUE(equals_decoded("a%62c", "abc"));
  EXPECT_FALSE(equals_decoded("a%62c", "ab"));
  EXPECT_FALSE(equals_decoded("a%62", "abc"));
  EXPECT_TRUE(equals_decoded("", ""));
}

TEST_F(RouterTest, EscapesStandForWhatIsNotReserved) {
  add("/gr\xC3\xB6\xC3\x9F"
      "e-{n}");
  add("/{x}:verb");
  add("/{a} b{c}%25d");
  EXPECT_EQ(match("/gr%C3%B6%c3%9F%65-5"), (Match{"/gr\xC3\xB6\xC3\x9F"
                                                  "e-{n}",
                                                  {"5"}}));
  EXPECT_EQ(match("/%3A:verb"), (Match{"/{x}:verb", {"%3A"}}));
  EXPECT_EQ(match("/x:verb:%76erb"), (Match{"/{x}:verb", {"x:verb"}}));
  EXPECT_EQ(match("/x%3Averb"), (Match{}));
  EXPECT_EQ(match("/x%20b%20b%25d"), (Match{"/{a} b{c}%25d", {"x", "%20b"}}));
}

}  // namespace
}  // namespace specgen
