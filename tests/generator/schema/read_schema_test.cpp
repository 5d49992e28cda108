#include "schema/read_schema.hpp"

#include <gtest/gtest.h>

#include "generator/support.hpp"

namespace specgen::generator {
namespace {

TEST(ReadSchema, ReadsAllKeywordsOfScope) {
  const Document document = read(with_schemas(R"(
    T:
      title: A title
      description: Words
      deprecated: true
      type: [object, 'null']
      minProperties: 1
      maxProperties: 99999999999999999999999
      required: [n]
      additionalProperties: {type: string, format: uuid, minLength: 3, maxLength: 4.0, pattern: ^a}
      properties:
        n: {type: number, minimum: 0.10, exclusiveMaximum: 1e2, multipleOf: 0.01, default: 1}
        l: {type: array, items: {$ref: '#/components/schemas/T'}, minItems: 1, maxItems: 2, uniqueItems: true}
        e: {enum: [a, 1, null], example: a}
        c: {const: {k: [1]}, xml: {name: x}, externalDocs: {url: 'https://example.com'}, x-more: 1}
        b: true
)"));
  const Schema& t = find_schema(document, "T");
  EXPECT_EQ(t.title, "A title");
  EXPECT_EQ(t.description, "Words");
  EXPECT_TRUE(t.deprecated);
  EXPECT_EQ(t.types, TypeSet(TypeSet::kObject | TypeSet::kNull));
  EXPECT_EQ(t.min_properties, 1U);
  EXPECT_EQ(t.max_properties, 18446744073709551615U);
  EXPECT_TRUE(t.is_required("n"));
  EXPECT_FALSE(t.is_required("l"));
  EXPECT_EQ(t.location.pointer, "/components/schemas/T");
  EXPECT_EQ(t.location.line, 8U);
  const Schema& additional = *t.additional_properties;
  EXPECT_EQ(additional.format, "uuid");
  EXPECT_EQ(additional.min_length, 3U);
  EXPECT_EQ(additional.max_length, 4U);
  EXPECT_EQ(additional.patterns.at(0).regex, "^a");
  const Schema& n = *t.properties.at(0).schema;
  EXPECT_EQ(n.minimum, "0.10");
  EXPECT_EQ(n.exclusive_maximum, "1e2");
  EXPECT_EQ(n.multiple_of, "0.01");
  EXPECT_EQ(n.default_value->value, 1);
  const Schema& l = *t.properties.at(1).schema;
  EXPECT_TRUE(l.unique_items);
  EXPECT_EQ(l.items->ref, &t);
  EXPECT_EQ(t.properties.at(2).schema->enumeration.size(), 3U);
  EXPECT_EQ(t.properties.at(2).schema->examples.at(0).value, "a");
  EXPECT_EQ(t.properties.at(3).schema->constant->value.dump(), R"({"k":[1]})");
  EXPECT_EQ(t.properties.at(4).schema->boolean, true);
}

TEST(ReadSchema, Lowers30) {
  const Document document = read(with_schemas(R"(
    A: {type: string, nullable: true}
    B: {type: integer, minimum: 1, exclusiveMinimum: true, maximum: 5, exclusiveMaximum: false}
    C: {$ref: '#/components/schemas/A', description: Words}
    D: {type: object, additionalProperties: false}
)",
                                              "3.0.3"));
  EXPECT_EQ(find_schema(document, "A").types, TypeSet(TypeSet::kString | TypeSet::kNull));
  const Schema& b = find_schema(document, "B");
  EXPECT_EQ(b.minimum, std::nullopt);
  EXPECT_EQ(b.exclusive_minimum, "1");
  EXPECT_EQ(b.maximum, "5");
  EXPECT_EQ(b.exclusive_maximum, std::nullopt);
  EXPECT_EQ(find_schema(document, "C").ref, &find_schema(document, "A"));
  EXPECT_EQ(find_schema(document, "C").description, "Words");
  EXPECT_EQ(find_schema(document, "D").additional_properties->boolean, false);
}

TEST(ReadSchema, TakesOutWhatCanNeverMatch) {
  const Files files(
      Texts{{"a.yaml", with_schemas("    T: {type: integer, enum: [1, '2'], default: x}\n")}});
  Diagnostics diagnostics;
  SchemaStore store;
  SourceSet sources(diagnostics);
  SchemaReader reader(Version::k31, Formats::kAssert, store, sources, diagnostics);
  const Node& root = sources.open("a.yaml")->root;
  const Schema* schema = reader.read(*root.find("components")->find("schemas")->find("T"));
  reader.finish();
  EXPECT_EQ(schema->enumeration.size(), 1U);
  EXPECT_FALSE(schema->default_value);
}

TEST(ReadSchema, TakesLongChainsAndRefusesEndlessOnes) {
  std::string lines = "    S0: {type: string}\n";
  for (int i = 1; i < 20'000; ++i) {
    lines += "    S" + std::to_string(i) + ": {$ref: '#/components/schemas/S" +
             std::to_string(i - 1) + "'}\n";
  }
  const std::string text = diagnose("a.yaml", with_schemas(lines));
  EXPECT_EQ(text.find("error: references follow each other through more than 500 schemas"),
            std::string::npos);
  // The other way round, the first schema leads through all.
  std::string reversed;
  for (int i = 0; i < 20'000; ++i) {
    reversed += "    S" + std::to_string(i) + ": {$ref: '#/components/schemas/S" +
                std::to_string(i + 1) + "'}\n";
  }
  reversed += "    S20000: {type: string}\n";
  EXPECT_NE(diagnose("a.yaml", with_schemas(reversed))
                .find("error: references follow each other through more than 500 schemas"),
            std::string::npos);
}

}  // namespace
}  // namespace specgen::generator
