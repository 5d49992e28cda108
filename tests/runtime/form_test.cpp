#include <gtest/gtest.h>

#include <array>
#include <optional>
#include <string>

#include "specgen/decode/value.hpp"
#include "specgen/parameters/form_body.hpp"
#include "specgen/parameters/form_fields.hpp"
#include "support.hpp"

namespace specgen {

void PrintTo(const FormField& field, std::ostream* out) {
  *out << field.name << "=" << field.value;
}
bool operator==(const FormField& left, const FormField& right) {
  return left.name == right.name && left.value == right.value;
}

namespace {

using testing_support::List;

TEST(SplitForm, KeepsPartsAsTheyAre) {
  EXPECT_EQ(split_form("a=1&b=%20&a=2"),
            (std::vector<FormField>{{"a", "1"}, {"b", "%20"}, {"a", "2"}}));
  EXPECT_EQ(split_form("&&a&=b&c=d=e&"),
            (std::vector<FormField>{{"a", ""}, {"", "b"}, {"c", "d=e"}}));
  EXPECT_EQ(split_form(""), std::vector<FormField>{});
}

TEST(PercentDecode, RefusesBadEscapes) {
  EXPECT_EQ(percent_decode("a%20b+c%2B", PlusSign::kSpace), "a b c+");
  EXPECT_EQ(percent_decode("a+b", PlusSign::kLiteral), "a+b");
  EXPECT_EQ(percent_decode("%c3%A9", PlusSign::kLiteral), "\u00e9");
  for (const std::string text :
       {"%", "%4", "a%4", "%zz", "%+1", "% 1", "%00", "%ff", "%ed%a0%80", "\xff"}) {
    EXPECT_EQ(percent_decode(text, PlusSign::kSpace), std::nullopt) << text;
  }
}

constexpr auto kProperties = std::to_array<PropertyShape>({
    {.name = "name"},
    {.name = "age", .kind = TextKind::kInteger},
    {.name = "score", .kind = TextKind::kNumber},
    {.name = "on", .kind = TextKind::kBoolean},
    {.name = "tags", .array = true},
    {.name = "any", .kind = TextKind::kAny, .array = true},
    {.name = "address", .kind = TextKind::kJson},
});
constexpr ParameterSpec kListStyle{
    .name = "list",
    .style = ParameterStyle::kSpaceDelimited,
    .explode = false,
    .shape = {.structure = ParameterShape::Structure::kArray, .kind = TextKind::kInteger},
};
constexpr ParameterSpec kDeepStyle{
    .name = "deep",
    .style = ParameterStyle::kDeepObject,
    .shape = {.structure = ParameterShape::Structure::kObject, .kind = TextKind::kAny},
};
constexpr auto kSpreadProperties = std::to_array<PropertyShape>({{.name = "x"}, {.name = "y"}});
constexpr ParameterSpec kSpreadStyle{
    .name = "spread",
    .shape = {.structure = ParameterShape::Structure::kObject, .properties = kSpreadProperties},
};
constexpr ParameterSpec kPairsStyle{
    .name = "pairs",
    .explode = false,
    .shape = {.structure = ParameterShape::Structure::kObject, .kind = TextKind::kAny},
};
constexpr auto kStyledProperties = std::to_array<PropertyShape>({
    {.name = "list", .style = &kListStyle},
    {.name = "deep", .style = &kDeepStyle},
    {.name = "spread", .style = &kSpreadStyle},
    {.name = "pairs", .style = &kPairsStyle},
});
constexpr ParameterShape kStyled = {.structure = ParameterShape::Structure::kObject,
                                    .properties = kStyledProperties};

constexpr ParameterShape kShape = {.structure = ParameterShape::Structure::kObject,
                                   .properties = kProperties};

struct Result {
  std::string json;
  List violations;
};

Result decode(std::string_view body, const ParameterShape& shape = kShape) {
  Violations violations;
  Value value;
  const bool valid = decode_form(body, shape, violations, value,
                                 [](const auto& in, auto& to) { decode_value(in, to); });
  EXPECT_EQ(valid, violations.empty());
  return {valid ? value.to_json() : "", violations.all()};
}

TEST(Form, BecomesJsonByTheShape) {
  EXPECT_EQ(decode("").json, "{}");
  EXPECT_EQ(decode("name=A+B%21&age=7&score=-0.5e1&on=true&tags=a&tags=&other=1").json,
            R"({"name":"A B!","age":7,"score":-5,"on":true,"tags":["a",""],"other":"1"})");
  EXPECT_EQ(decode("any=1&any=true&any=null&any=x&any=01&any=\"").json,
            R"({"any":[1,true,null,"x","01","\""]})");
  EXPECT_EQ(decode("address=%7B%22city%22:%5B1%5D%7D&name").json,
            R"({"address":{"city":[1]},"name":""})");
}

TEST(Form, ReportsEveryViolation) {
  EXPECT_EQ(decode("age=7a&score=&on=TRUE&name=a&name=b").violations,
            (List{{"body", "/age", "type", "must be an integer"},
                  {"body", "/score", "type", "must be a number"},
                  {"body", "/on", "type", "must be true or false"},
                  {"body", "/name", "duplicateKey", "must be given only once"}}));
  EXPECT_EQ(decode("name=%zz").violations,
            (List{{"body", "/name", "encoding", "must be percent-encoded UTF-8 without NUL"}}));
  EXPECT_EQ(decode("%zz=1").violations,
            (List{{"body", "", "encoding", "must be percent-encoded UTF-8 without NUL"}}));
  EXPECT_EQ(decode("address={").violations,
            (List{{"body", "/address", "syntax",
                   "must be valid JSON: expected a member's name in double quotes at line 1, "
                   "column 2"}}));
}

TEST(Form, ReportsWhatADecoderSaysOfTheRestToo) {
  Violations violations;
  Value value;
  const bool valid = decode_form("age=x&name=a&score=1", kShape, violations, value,
                                 [](const json::Input& in, Value& /*to*/) {
                                   const json::Path age(in.path(), "age");
                                   const json::Path name(in.path(), "name");
                                   in.violations().add(age, "type", "must not be null");
                                   in.violations().add(name, "minLength", "must be longer");
                                   in.violations().add(in.path(), "required", "is required");
                                 });
  EXPECT_FALSE(valid);
  EXPECT_EQ(violations.all(), (List{{"body", "/age", "type", "must be an integer"},
                                    {"body", "/name", "minLength", "must be longer"},
                                    {"body", "", "required", "is required"}}));
}

TEST(Form, ReadsPropertiesInTheStylesOfParameters) {
  EXPECT_EQ(
      decode("list=1+2%203&deep[a]=1&deep%5Bb%5D=x&y=2&pairs=p,1,q,two&other=z", kStyled).json,
      R"({"other":"z","list":[1,2,3],"deep":{"a":1,"b":"x"},"spread":{"y":"2"},)"
      R"("pairs":{"p":1,"q":"two"}})");
  EXPECT_EQ(decode("", kStyled).json, "{}");
  EXPECT_EQ(decode("list=1+x&list=2&pairs=p,1,q&x=%zz", kStyled).violations,
            (List{{"body", "/list", "duplicateKey", "must be given only once"},
                  {"body", "/spread", "encoding", "must be percent-encoded UTF-8 without NUL"},
                  {"body", "/pairs", "style", "must be pairs of names and values"}}));
  EXPECT_EQ(decode("list=1+x+y", kStyled).violations,
            (List{{"body", "/list/1", "type", "must be an integer"},
                  {"body", "/list/2", "type", "must be an integer"}}));
}

TEST(Form, NumbersAreWholeTokens) {
  for (const std::string text : {"+1", " 1", "1 ", "0x1", "1_000", "01", "1.", ".5", "NaN", "1e999",
                                 "--1", "1,5", "\u0661", "-"}) {
    std::string body = "score=";
    for (const char c : text) body += c == '+' ? "%2B" : std::string(1, c);
    EXPECT_EQ(decode(body).violations, (List{{"body", "/score", "type", "must be a number"}}))
        << text;
  }
}

}  // namespace
}  // namespace specgen
