#include "schema/merge.hpp"

#include <gtest/gtest.h>

#include "generator/support.hpp"
#include "schema/one_way.hpp"

namespace specgen::generator {
namespace {

struct Merged {
  Document document;
  Diagnostics diagnostics;

  explicit Merged(std::string_view lines) : document(read(with_schemas(lines))) {}

  const Schema& operator()(std::string_view name) { return of(find_schema(document, name)); }
  const Schema& of(const Schema& schema) { return *merge(schema, document.store, diagnostics); }
  const Schema& property(const Schema& schema, std::string_view name) {
    for (const Property& property : schema.properties) {
      if (property.name == name) return of(*property.schema);
    }
    throw std::runtime_error("no property " + std::string(name));
  }
};

TEST(Merge, KeepsTheIdentityOfWhatIsOnlyReferredTo) {
  Merged merged(R"(
    A: {type: object, properties: {a: {type: string}}}
    B: {$ref: '#/components/schemas/A', description: another word}
    C: {allOf: [{$ref: '#/components/schemas/B'}], title: C}
)");
  EXPECT_EQ(&merged("A"), &find_schema(merged.document, "A"));
  EXPECT_EQ(&merged("B"), &merged("A"));
  EXPECT_EQ(&merged("C"), &merged("A"));
}

TEST(Merge, TakesTheTightestOfEverything) {
  Merged merged(R"(
    T:
      description: own words
      minLength: 2
      allOf:
        - {type: [string, integer, 'null'], minLength: 3, maxLength: 9, minimum: 1, multipleOf: 4}
        - {type: [string, number], minLength: 1, maxLength: 8, exclusiveMinimum: 1.5, multipleOf: 6}
        - {pattern: '[A-Z]', description: must contain an upper-case letter}
        - {type: string, pattern: '[0-9]', description: must contain a digit}
        - {pattern: '[0-9]'}
        - {enum: [A11, B22, C33]}
        - {enum: [C33, B22], title: A title}
)");
  const Schema& t = merged("T");
  EXPECT_EQ(t.types, TypeSet(TypeSet::kString));
  EXPECT_EQ(t.min_length, 3U);
  EXPECT_EQ(t.max_length, 8U);
  EXPECT_EQ(t.minimum, "1");
  EXPECT_EQ(t.exclusive_minimum, "1.5");
  EXPECT_EQ(t.multiple_of, "12");
  ASSERT_EQ(t.patterns.size(), 2U);
  EXPECT_EQ(t.patterns[0].description, "must contain an upper-case letter");
  EXPECT_EQ(t.patterns[1].description, "must contain a digit");
  ASSERT_EQ(t.enumeration.size(), 2U);
  EXPECT_EQ(t.enumeration[0].value, "B22");
  EXPECT_EQ(t.description, "own words");
  EXPECT_EQ(t.title, "A title");
  EXPECT_TRUE(t.all_of.empty());
}

TEST(Merge, IntersectsIntegersWithNumbers) {
  Merged merged(
      "    T: {allOf: [{type: number}, {type: integer, format: int64}, {format: int32}]}\n");
  EXPECT_EQ(merged("T").types, TypeSet(TypeSet::kInteger));
  EXPECT_EQ(merged("T").format, "int32");
}

TEST(Merge, UnitesPropertiesAndCombinesThoseOfSeveralMembers) {
  Merged merged(R"(
    A: {type: object, required: [a], properties: {a: {type: string}, x: {minLength: 2}}}
    B: {type: object, required: [b, a], properties: {x: {type: string, maxLength: 5}, b: {type: integer}}}
    T: {allOf: [{$ref: '#/components/schemas/A'}, {$ref: '#/components/schemas/B'}]}
)");
  const Schema& t = merged("T");
  ASSERT_EQ(t.properties.size(), 3U);
  EXPECT_EQ(t.properties[0].name, "a");
  EXPECT_EQ(t.properties[1].name, "x");
  EXPECT_EQ(t.properties[2].name, "b");
  EXPECT_EQ(t.required.size(), 2U);
  const Schema& x = merged.property(t, "x");
  EXPECT_EQ(x.min_length, 2U);
  EXPECT_EQ(x.max_length, 5U);
  EXPECT_EQ(t.component, "T");
}

TEST(Merge, AppliesAdditionalPropertiesToTheOtherMembersNames) {
  Merged merged(R"(
    Closed: {properties: {a: {}}, additionalProperties: false}
    Strings: {properties: {a: {}}, additionalProperties: {type: string}}
    Both: {properties: {a: {maxLength: 3}, b: {minLength: 1}}}
    T: {allOf: [{$ref: '#/components/schemas/Closed'}, {$ref: '#/components/schemas/Both'}]}
    U: {allOf: [{$ref: '#/components/schemas/Both'}, {$ref: '#/components/schemas/Strings'}]}
)");
  const Schema& t = merged("T");
  ASSERT_EQ(t.properties.size(), 1U);
  EXPECT_EQ(t.properties[0].name, "a");
  EXPECT_EQ(t.additional_properties->boolean, false);
  const Schema& u = merged("U");
  const Schema& b = merged.property(u, "b");
  EXPECT_EQ(b.types, TypeSet(TypeSet::kString));
  EXPECT_EQ(b.min_length, 1U);
  EXPECT_EQ(u.additional_properties->types, TypeSet(TypeSet::kString));
}

TEST(Merge, EndsForRecursiveSchemas) {
  Merged merged(R"(
    A: {type: object, properties: {next: {$ref: '#/components/schemas/A'}}}
    B: {type: object, properties: {next: {$ref: '#/components/schemas/B'}}}
    T: {allOf: [{$ref: '#/components/schemas/A'}, {$ref: '#/components/schemas/B'}]}
)");
  const Schema& first = merged.property(merged("T"), "next");
  const Schema& second = merged.property(first, "next");
  EXPECT_EQ(&first, &second);
}

TEST(Merge, GivesOneSchemaForOneReferenceInSeveralMembers) {
  Merged merged(R"(
    Id: {type: string}
    A: {properties: {id: {$ref: '#/components/schemas/Id'}}}
    B: {properties: {id: {$ref: '#/components/schemas/Id'}}}
    T: {allOf: [{$ref: '#/components/schemas/A'}, {$ref: '#/components/schemas/B'}]}
)");
  EXPECT_EQ(merged.property(merged("T"), "id").component, "Id");
}

/// What one member describes and another declares `readOnly` keeps its identity, and is `readOnly`.
TEST(Merge, KeepsWhatTravelsOneWay) {
  Merged merged(R"(
    T:
      allOf:
        - properties:
            id: {$ref: '#/components/schemas/Id', description: its own}
            secret: {type: string, writeOnly: true}
            name: {$ref: '#/components/schemas/Name'}
        - properties:
            id: {readOnly: true}
            secret: {minLength: 1}
            name: {description: a name}
    Id: {type: integer}
    Name: {type: string}
)");
  std::string text;
  for (const Property& property : merged("T").properties) {
    const Side side = travels_in(*property.schema);
    text += property.name + " '" + property.schema->description + "'" +
            (side == Side::kBoth       ? ""
             : side == Side::kRequests ? " requests"
                                       : " responses") +
            "\n";
  }
  EXPECT_EQ(text,
            "id 'its own' responses\n"
            "secret '' requests\n"
            "name ''\n");
  EXPECT_EQ(&merged.property(merged("T"), "id"), &find_schema(merged.document, "Id"));
  EXPECT_EQ(merged.property(merged("T"), "secret").min_length, 1U);
}

}  // namespace
}  // namespace specgen::generator
