#include "specgen/parameters/multipart.hpp"

#include <gtest/gtest.h>

#include <array>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "specgen/decode/number.hpp"
#include "specgen/decode/value.hpp"
#include "support.hpp"

namespace specgen {
namespace {

using testing_support::List;

constexpr const char* kType = "multipart/form-data; boundary=b";

std::string part(const std::string& head, const std::string& content) {
  return "--b\r\n" + head + "\r\n\r\n" + content + "\r\n";
}

std::string named(const std::string& name, const std::string& content) {
  return part("Content-Disposition: form-data; name=" + name, content);
}

/// "name=content" of each part, or the violations' keywords and messages.
std::vector<std::string> split(const std::string& body, const std::string& content_type = kType) {
  Violations violations;
  std::vector<std::string> out;
  const auto parts = split_multipart(body, content_type, violations);
  EXPECT_EQ(parts.has_value(), violations.empty());
  if (parts) {
    for (const Part& each : *parts) out.push_back(each.name + "=" + std::string(each.content));
  }
  for (const Violation& each : violations.all()) out.push_back(each.keyword + ": " + each.message);
  return out;
}

using Texts = std::vector<std::string>;

TEST(SplitMultipart, CutsAtTheDelimiters) {
  EXPECT_EQ(split(named("a", "1") + named("\"b c\"", "\r\n--\r\nx") + "--b--\r\n"),
            (Texts{"a=1", "b c=\r\n--\r\nx"}));
  EXPECT_EQ(split("preamble\r\n" + named("a", "") + "--b--epilogue"), Texts{"a="});
  EXPECT_EQ(split("--b--"), Texts{});
  EXPECT_EQ(split("--b  \r\ncontent-disposition: form-data; filename=\"x;y\\\"\"; NAME=a\r\n\r\n1"
                  "\r\n--b--"),
            Texts{"a=1"});
}

TEST(SplitMultipart, FindsTheBoundary) {
  EXPECT_EQ(split("--b--", "multipart/form-data; charset=x; Boundary=\"b\""), Texts{});
  const Texts none{"multipart: must come with a boundary in Content-Type"};
  EXPECT_EQ(split("--b--", "multipart/form-data"), none);
  EXPECT_EQ(split("--b--", "multipart/form-data; boundary="), none);
  EXPECT_EQ(split("--b--", "multipart/form-data; boundary=" + std::string(71, 'b')), none);
  EXPECT_EQ(split("--b--", ""), none);
}

TEST(SplitMultipart, RefusesWhatIsNoSuchBody) {
  const Texts undelimited{"multipart: must be parts between delimiters of the boundary"};
  for (const std::string body : {"", "x", "--b", "--b\r\n", "--c--"}) {
    EXPECT_EQ(split(body), undelimited) << body;
  }
  EXPECT_EQ(split(named("a", "1")), undelimited) << "the last delimiter is missing";
  const Texts nameless{"multipart: has a part without Content-Disposition and name"};
  EXPECT_EQ(split(part("Content-Type: text/plain", "1") + "--b--"), nameless);
  EXPECT_EQ(split(part("Content-Disposition: form-data", "1") + "--b--"), nameless);
  EXPECT_EQ(split("--b\r\n\r\n1\r\n--b--"), nameless);
  std::string many;
  for (int i = 0; i < 1000; ++i) many += named("a", "");
  EXPECT_EQ(split(many + "--b--").size(), 1000U);
  EXPECT_EQ(split(many + named("a", "") + "--b--"),
            Texts{"multipart: must have at most 1000 parts"});
}

TEST(Part, HasHeaders) {
  Violations violations;
  const std::string body =
      part("Content-Disposition: form-data; name=a\r\nX-A:  1 \r\nnonsense\r\nX-B:", "") + "--b--";
  const auto parts = split_multipart(body, kType, violations);
  ASSERT_TRUE(parts.has_value());
  std::vector<std::string> headers;
  for (const HeaderView& each : parts->front().headers()) {
    headers.push_back(std::string(each.name) + "=" + std::string(each.value));
  }
  EXPECT_EQ(headers, (Texts{"Content-Disposition=form-data; name=a", "X-A=1", "X-B="}));
}

constexpr ParameterSpec kListStyle{
    .name = "list",
    .explode = false,
    .shape = {.structure = ParameterShape::Structure::kArray},
};
constexpr auto kProperties = std::to_array<PropertyShape>({
    {.name = "age", .kind = TextKind::kInteger},
    {.name = "image", .array = true, .content_type = "image/*, application/pdf"},
    {.name = "list", .style = &kListStyle},
});
constexpr ParameterShape kShape = {.structure = ParameterShape::Structure::kObject,
                                   .properties = kProperties};
constexpr auto kBinary = std::to_array<std::string_view>({"image"});
constexpr ParameterSpec kWidth{.name = "X-Width",
                               .in = ParameterIn::kHeader,
                               .required = true,
                               .style = ParameterStyle::kSimple,
                               .explode = false,
                               .shape = {.kind = TextKind::kInteger}};

struct Result {
  std::string json;
  std::vector<std::string> files;
  List violations;
};

Result decode(const std::string& body, bool with_headers = false) {
  Result result;
  Violations violations;
  Value value;
  const std::string type = kType;
  const bool valid = decode_multipart(
      body, &type, kShape, kBinary, violations, value,
      [](const json::Input& in, Value& out) { decode_value(in, out); },
      [&](std::span<const Part> parts, Value& /*out*/) { take_file(parts, "image", result.files); },
      [&](std::span<const Part> parts, Violations& found) {
        if (!with_headers) return;
        check_part_header<std::int64_t>(
            parts, "image", kWidth, found,
            [](const json::Input& in, std::int64_t& out) { decode_integer(in, {}, out); });
      });
  EXPECT_EQ(valid, violations.empty());
  if (valid) result.json = value.to_json();
  result.violations = violations.all();
  return result;
}

std::string image(const std::string& type, const std::string& content) {
  return part("Content-Disposition: form-data; name=image\r\nContent-Type: " + type, content);
}

TEST(Multipart, BecomesJsonAndFiles) {
  const std::string bytes("\xFF\0", 2);
  const Result result = decode(named("age", "7") + image("Image/PNG; x=y", bytes) +
                               named("image", "") + named("list", "a,b%2C,c+d") + "--b--");
  EXPECT_EQ(result.violations, List{});
  EXPECT_EQ(result.json, R"({"age":7,"image":["",""],"list":["a","b%2C","c+d"]})");
  EXPECT_EQ(result.files, (Texts{bytes, ""}));
}

TEST(Multipart, ReportsEveryViolation) {
  EXPECT_EQ(decode(named("age", "x") + image("image/png", "") + image("text/plain", "") +
                   named("note", "\xFF") + "--b--")
                .violations,
            (List{{"body", "/image", "contentType", "must be of type image/*, application/pdf"},
                  {"body", "/note", "encoding", "must be UTF-8"},
                  {"body", "/age", "type", "must be an integer"}}));
  EXPECT_EQ(decode(named("\xFF", "x") + "--b--").violations,
            (List{{"body", "", "encoding", "must have parts with names in UTF-8"}}));
}

TEST(Multipart, ChecksHeadersOfParts) {
  EXPECT_EQ(decode(image("image/png\r\nx-width: 1", "") + "--b--", true).violations, List{});
  EXPECT_EQ(decode(image("image/png", "") + image("image/png\r\nX-Width: a", "") +
                       named("age", "x") + "--b--",
                   true)
                .violations,
            (List{{"body", "/age", "type", "must be an integer"},
                  {"body", "/image", "required", "header X-Width is required"},
                  {"body", "/image", "type", "header X-Width must be an integer"}}));
}

TEST(TakeFile, KeepsAbsentApartFromEmpty) {
  const std::vector<Part> parts = {{"a", "1"}, {"b", ""}, {"b", "2"}};
  std::string one;
  take_file(parts, "a", one);
  EXPECT_EQ(one, "1");
  std::optional<std::string> absent;
  take_file(parts, "a", absent);
  EXPECT_EQ(absent, std::nullopt);
  std::optional<std::vector<std::string>> several(std::in_place);
  take_file(parts, "b", several);
  EXPECT_EQ(several, (Texts{"", "2"}));
}

}  // namespace
}  // namespace specgen
