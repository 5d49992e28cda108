// Values against schemas, from the document's text to the answer: what the official test suite asks
// less of, or what it does not ask.
#include <gtest/gtest.h>

#include <memory>

#include "generator/support.hpp"
#include "schema/runtime_tables.hpp"
#include "specgen/json/document.hpp"
#include "specgen/schema/evaluate.hpp"

namespace specgen::generator {
namespace {

/// The component T of a document, as a table.
class Checker {
 public:
  explicit Checker(const std::string& lines, Formats formats = Formats::kAssert)
      : Checker(Texts{{"spec.yaml", with_schemas(lines)}}, formats) {}
  explicit Checker(const Texts& files, Formats formats = Formats::kAssert)
      : document_(read(files, "spec.yaml")),
        tables_(formats),
        schema_(tables_.of(find_schema(document_, "T"))) {}

  bool matches(const std::string& json, Side side = Side::kRequests) const {
    Violations violations;
    const auto parsed = json::Document::parse(json, violations);
    if (!parsed) throw std::runtime_error("bad JSON in a test: " + json);
    return schema::matches(schema_, parsed->root(), side);
  }

 private:
  Document document_;
  RuntimeTables tables_;
  const schema::Schema& schema_;
};

TEST(Evaluation, FollowsAnchorsAndIds) {
  const Checker checker(R"(
    T:
      properties:
        a: {$ref: '#word'}
        b: {$ref: 'https://example.com/count'}
        c: {$ref: 'https://example.com/count#/$defs/small'}
        d: {$ref: 'https://example.com/count#tiny'}
    Word: {$anchor: word, type: string, enum: [{$anchor: word}, a]}
    Count:
      $id: https://example.com/count
      type: integer
      properties: {self: {$ref: '#/$defs/small'}}
      $defs:
        small: {maximum: 9}
        tiny: {$anchor: tiny, $ref: other}
        other: {$id: other, maximum: 3}
)");
  EXPECT_TRUE(checker.matches(R"({"a": "a", "b": 10, "c": 9, "d": 3})"));
  EXPECT_FALSE(checker.matches(R"({"a": 1})"));
  EXPECT_FALSE(checker.matches(R"({"b": "1"})"));
  EXPECT_FALSE(checker.matches(R"({"c": 10})"));
  EXPECT_FALSE(checker.matches(R"({"d": 4})"));
}

TEST(Evaluation, FollowsAnchorsAndIdsInOtherFiles) {
  const Checker checker(
      Texts{{"spec.yaml", with_schemas(R"(
    T: {properties: {a: {$ref: 'parts/b.yaml#here'}, b: {$ref: 'parts/b.yaml'}}}
)")},
            {"parts/b.yaml",
             "$id: https://example.com/b\n$defs: {x: {$anchor: here, type: string}}\n"
             "properties: {c: {$ref: c.yaml}}\n"},
            {"parts/c.yaml", "type: integer\n"}});
  EXPECT_TRUE(checker.matches(R"({"a": "", "b": {"c": 1}})"));
  EXPECT_FALSE(checker.matches(R"({"a": 1})"));
  EXPECT_FALSE(checker.matches(R"({"b": {"c": ""}})"));
}

/// JSON Schema core, appendix C: a tree that may be extended.
TEST(Evaluation, RedirectsDynamicReferences) {
  const Checker checker(R"(
    T:
      $id: https://example.com/strict
      $dynamicAnchor: node
      $ref: tree
      unevaluatedProperties: false
    Tree:
      $id: https://example.com/tree
      $dynamicAnchor: node
      type: object
      properties:
        data: true
        children: {type: array, items: {$dynamicRef: '#node'}}
)");
  EXPECT_TRUE(checker.matches(R"({"children": [{"data": 1, "children": []}]})"));
  EXPECT_FALSE(checker.matches(R"({"children": [{"daat": 1}]})"));
  EXPECT_FALSE(checker.matches(R"({"children": [1]})"));
}

/// The outermost resource with the anchor counts, and only where the first target has one, too.
TEST(Evaluation, RedirectsToTheOutermostAnchor) {
  const std::string list = R"(
    List:
      $id: https://example.com/list
      type: array
      items: {$dynamicRef: '#item'}
      $defs: {fallback: {$dynamicAnchor: item}}
    Plain:
      $id: https://example.com/plain
      type: array
      items: {$dynamicRef: '#item'}
      $defs: {fallback: {$anchor: item}}
)";
  const std::string strings = R"(
    T:
      $id: https://example.com/strings
      $ref: )";
  const std::string defs = "\n      $defs: {own: {$dynamicAnchor: item, type: string}}";
  EXPECT_TRUE(Checker(strings + "list" + defs + list).matches(R"(["a"])"));
  EXPECT_FALSE(Checker(strings + "list" + defs + list).matches("[1]"));
  EXPECT_TRUE(Checker(strings + "plain" + defs + list).matches("[1]"));
  EXPECT_TRUE(Checker("    T: {$ref: 'https://example.com/list'}" + list).matches("[1]"));
}

TEST(Evaluation, SeesAnnotationsThroughReferences) {
  const Checker checker(R"(
    T:
      $ref: '#/components/schemas/Base'
      anyOf: [{properties: {b: {type: string}}, required: [b]}, {patternProperties: {^x: true}}]
      if: {properties: {kind: {const: k}}, required: [kind]}
      then: {properties: {k: {type: integer}}}
      dependentSchemas: {d: {properties: {e: true}}}
      not: {not: {properties: {hidden: true}}}
      properties: {d: true}
      unevaluatedProperties: false
    Base: {properties: {a: true}}
)");
  EXPECT_TRUE(checker.matches(R"({"a": 1, "b": "", "x1": 1})"));
  EXPECT_TRUE(checker.matches(R"({"kind": "k", "k": 1})"));
  EXPECT_FALSE(checker.matches(R"({"kind": "l"})"));
  EXPECT_FALSE(checker.matches(R"({"k": 1})"));
  EXPECT_TRUE(checker.matches(R"({"d": 1, "e": 1})"));
  EXPECT_FALSE(checker.matches(R"({"e": 1})"));
  EXPECT_FALSE(checker.matches(R"({"hidden": 1})"));
  EXPECT_FALSE(checker.matches(R"({"b": 1})"));
}

TEST(Evaluation, ComparesNumbersExactly) {
  const Checker checker(R"(
    T:
      properties:
        max: {maximum: 18446744073709551614}
        min: {minimum: -9223372036854775807}
        below: {exclusiveMaximum: 9007199254740993}
        is: {const: 9007199254740993}
        cents: {multipleOf: 0.01}
        even: {multipleOf: 2}
        eighth: {multipleOf: 1.25e-1}
)");
  EXPECT_TRUE(checker.matches(R"({"max": 18446744073709551614})"));
  EXPECT_FALSE(checker.matches(R"({"max": 18446744073709551615})"));
  EXPECT_TRUE(checker.matches(R"({"min": -9223372036854775807})"));
  EXPECT_FALSE(checker.matches(R"({"min": -9223372036854775808})"));
  EXPECT_TRUE(checker.matches(R"({"below": 9007199254740992})"));
  EXPECT_FALSE(checker.matches(R"({"below": 9007199254740993})"));
  EXPECT_TRUE(checker.matches(R"({"is": 9007199254740993})"));
  EXPECT_FALSE(checker.matches(R"({"is": 9007199254740992})"));
  EXPECT_TRUE(
      checker.matches(R"({"cents": 19.99, "even": 18446744073709551614, "eighth": 0.375})"));
  EXPECT_FALSE(checker.matches(R"({"cents": 19.999})"));
  EXPECT_FALSE(checker.matches(R"({"even": 18446744073709551615})"));
  EXPECT_FALSE(checker.matches(R"({"eighth": 0.3})"));
}

TEST(Evaluation, AssertsFormatsOrNot) {
  const std::string lines = R"(
    T:
      properties:
        i: {format: int32}
        l: {format: int64}
        f: {format: float}
        e: {format: email}
)";
  const Checker asserting(lines);
  const Checker annotating(lines, Formats::kAnnotate);
  EXPECT_TRUE(asserting.matches(R"({"i": 2147483647, "l": 9223372036854775807, "f": 1e38})"));
  for (const char* json : {R"({"i": 2147483648})", R"({"i": 1.5})", R"({"l": 9223372036854775808})",
                           R"({"f": 1e39})", R"({"e": "a"})"}) {
    EXPECT_FALSE(asserting.matches(json)) << json;
    EXPECT_TRUE(annotating.matches(json)) << json;
  }
  EXPECT_TRUE(asserting.matches(R"({"i": "x", "e": 1})"));
}

/// 3.0: `nullable` adds null to the type, a `$ref` stands alone, bounds are exclusive by a flag.
TEST(Evaluation, Lowers30) {
  const Checker checker(Texts{{"spec.yaml", with_schemas(R"(
    T:
      type: object
      properties:
        n: {type: string, nullable: true, minLength: 2}
        m: {type: integer, minimum: 1, exclusiveMinimum: true}
        r: {$ref: '#/components/schemas/S', description: x}
    S: {type: string}
)",
                                                         "3.0.3")}});
  EXPECT_TRUE(checker.matches(R"({"n": null, "m": 2, "r": "a"})"));
  EXPECT_FALSE(checker.matches(R"({"n": "a"})"));
  EXPECT_FALSE(checker.matches(R"({"m": 1})"));
  EXPECT_FALSE(checker.matches(R"({"r": null})"));
}

/// The base names what derives from it, which is made of the base: as a part it is asked for its
/// properties, not for the choice again.
TEST(Evaluation, BasesNameWhatDerivesFromThem) {
  const std::string lines = R"(
    Cat: {allOf: [{$ref: '#/components/schemas/T'}, {properties: {kind: {const: Cat}, lives: {type: integer}}}]}
    Dog: {allOf: [{$ref: '#/components/schemas/T'}, {required: [trained], properties: {kind: {const: Dog}, trained: true}}]}
    T:
      type: object
      required: [kind]
      properties: {kind: {type: string}}
      discriminator: {propertyName: kind}
      oneOf: [{$ref: '#/components/schemas/Cat'}, {$ref: '#/components/schemas/Dog'}]
)";
  EXPECT_EQ(diagnose("spec.yaml", with_schemas(lines)), "");
  const Checker checker(lines);
  EXPECT_TRUE(checker.matches(R"({"kind": "Cat", "lives": 9})"));
  EXPECT_TRUE(checker.matches(R"({"kind": "Dog", "lives": "x", "trained": true})"));
  EXPECT_FALSE(checker.matches(R"({"kind": "Cat", "lives": "x"})"));
  EXPECT_FALSE(checker.matches(R"({"kind": "Dog"})"));
  EXPECT_FALSE(checker.matches(R"({"lives": 9})"));
}

/// What is `readOnly` is required in responses alone, what is `writeOnly` in requests.
TEST(Evaluation, RequiresOneWayPropertiesOneWay) {
  const Checker checker(R"(
    T:
      anyOf:
        - type: object
          required: [id, secret, name]
          properties:
            id: {$ref: '#/components/schemas/Id'}
            secret: {type: string, writeOnly: true}
            name: {type: string}
    Id: {type: integer, readOnly: true}
)");
  EXPECT_TRUE(checker.matches(R"({"secret": "s", "name": "n"})", Side::kRequests));
  EXPECT_FALSE(checker.matches(R"({"id": 1, "name": "n"})", Side::kRequests));
  EXPECT_TRUE(checker.matches(R"({"id": 1, "name": "n"})", Side::kResponses));
  EXPECT_FALSE(checker.matches(R"({"secret": "s", "name": "n"})", Side::kResponses));
}

/// One part of a conjunction may require what another says travels one way; on its own it requires
/// that both ways.
TEST(Evaluation, RequiresOneWayPropertiesOfOtherPartsOneWay) {
  const Checker checker(R"(
    T:
      properties:
        user: {$ref: '#/components/schemas/User'}
        base: {$ref: '#/components/schemas/Base'}
    User: {allOf: [{$ref: '#/components/schemas/Base'}, {properties: {id: {readOnly: true}}}]}
    Base:
      required: [id, secret]
      allOf: [{properties: {id: {type: integer}}}, {$ref: '#/components/schemas/Secret'}]
    Secret: {properties: {secret: {allOf: [{type: string}, {writeOnly: true}]}}}
)");
  EXPECT_TRUE(checker.matches(R"({"user": {"secret": "s"}})", Side::kRequests));
  EXPECT_FALSE(checker.matches(R"({"user": {"id": 1}})", Side::kRequests));
  EXPECT_FALSE(checker.matches(R"({"user": {"id": "1", "secret": "s"}})", Side::kRequests));
  EXPECT_TRUE(checker.matches(R"({"user": {"id": 1}})", Side::kResponses));
  EXPECT_FALSE(checker.matches(R"({"user": {"secret": "s"}})", Side::kResponses));
  EXPECT_FALSE(checker.matches(R"({"base": {"secret": "s"}})", Side::kRequests));
  EXPECT_TRUE(checker.matches(R"({"base": {"id": 1}})", Side::kResponses));
}

}  // namespace
}  // namespace specgen::generator
