#include "schema/tables.hpp"

#include <gtest/gtest.h>

#include "generator/support.hpp"

namespace specgen::generator {
namespace {

using tables::Index;
using tables::make_tables;
using tables::Row;
using tables::Tables;

/// Writes rows as constants, as a template would, as far as the tests need it.
class Writer {
 public:
  explicit Writer(const Tables& tables) : tables_(tables) {}

  std::string text() {
    for (std::size_t i = 0; i < tables_.patterns.size(); ++i) {
      out_ += "const Pattern kPattern" + std::to_string(i) + "(\"" + tables_.patterns[i].regex +
              "\");\n";
    }
    for (const Row& row : tables_.rows) write(row);
    return out_;
  }

 private:
  std::string address(Index index) const { return "&" + tables_.rows[index].name; }

  void write(const Row& row) {
    std::string properties;
    for (const tables::Property& each : row.properties) {
      properties += "    {.name = \"" + each.name + "\"";
      if (each.schema) properties += ", .schema = " + address(*each.schema);
      properties += each.required ? ", .required = true},\n" : "},\n";
    }
    if (!properties.empty()) {
      out_ += "constexpr Property " + row.name + "Members[] = {\n" + properties + "};\n";
    }
    out_ += "constexpr Schema " + row.name + " = {";
    if (row.types != TypeSet()) out_ += ".types = " + std::to_string(row.types.bits()) + ", ";
    if (row.minimum) {
      out_ +=
          ".number = {.minimum = {" + row.minimum->literal + ", \"" + row.minimum->text + "\"}}, ";
    }
    if (row.pattern) {
      out_ += ".string = {.pattern = &kPattern" + std::to_string(*row.pattern) + "}, ";
    }
    if (!properties.empty()) out_ += ".object = {.properties = " + row.name + "Members}, ";
    if (row.ref) out_ += ".combination = {.ref = " + address(*row.ref) + "}, ";
    out_ += "};\n";
  }

  const Tables& tables_;
  std::string out_;
};

TEST(Tables, CanBeWrittenAsConstants) {
  const Document document = read(with_schemas(R"(
    Pet:
      type: object
      required: [name, id]
      properties:
        name: {type: string, pattern: ^a}
        nick: {pattern: ^a}
        age: {type: integer, minimum: 1e1}
        friend: {$ref: '#/components/schemas/Pet'}
)"));
  EXPECT_EQ(Writer(make_tables(document.schemas, Formats::kAssert)).text(),
            R"(const Pattern kPattern0("^a");
constexpr Property kPetMembers[] = {
    {.name = "name", .schema = &kPetPropertiesName, .required = true},
    {.name = "nick", .schema = &kPetPropertiesNick},
    {.name = "age", .schema = &kPetPropertiesAge},
    {.name = "friend", .schema = &kPetPropertiesFriend},
    {.name = "id", .required = true},
};
constexpr Schema kPet = {.types = 4, .object = {.properties = kPetMembers}, };
constexpr Schema kPetPropertiesName = {.types = 16, .string = {.pattern = &kPattern0}, };
constexpr Schema kPetPropertiesNick = {.string = {.pattern = &kPattern0}, };
constexpr Schema kPetPropertiesAge = {.types = 64, .number = {.minimum = {10.0, "10"}}, };
constexpr Schema kPetPropertiesFriend = {.combination = {.ref = &kPet}, };
)");
}

TEST(Tables, HoldWhatIsReachedOnly) {
  const Document document = read(with_schemas(R"(
    A: {items: {$ref: '#/components/schemas/B'}}
    B: {type: string}
    C: {$ref: '#/components/schemas/A'}
)"));
  const Tables tables = make_tables({&find_schema(document, "A")}, Formats::kAssert);
  ASSERT_EQ(tables.rows.size(), 3U);
  EXPECT_EQ(tables.rows[0].name, "kA");
  EXPECT_EQ(tables.rows[1].name, "kAItems");
  EXPECT_EQ(tables.rows[2].name, "kB");
  EXPECT_EQ(tables.rows[0].items, Index{1});
  EXPECT_EQ(tables.rows[1].ref, Index{2});
}

TEST(Tables, NamesAreLegalAndDifferent) {
  const Document document = read(with_schemas(R"(
    T:
      properties:
        a-b: {}
        aB: {}
        a_b: {}
        "ü": {}
        "": {}
      prefixItems: [{}, {}]
)"));
  const Tables tables = make_tables(document.schemas, Formats::kAssert);
  std::vector<std::string> names;
  for (const Row& row : tables.rows) names.push_back(row.name);
  EXPECT_EQ(names, (std::vector<std::string>{
                       "kT", "kTPrefixItems0", "kTPrefixItems1", "kTPropertiesAB",
                       "kTPropertiesAB_2", "kTPropertiesAB_3", "kTProperties", "kTProperties_2"}));
}

TEST(Tables, KeepNumbersExactAndReadable) {
  const Document document = read(
      with_schemas("    T: {maximum: 18446744073709551615, minimum: 0.10, exclusiveMinimum: -5e2, "
                   "multipleOf: 12.50, const: 100.0}\n"));
  const Row row = make_tables(document.schemas, Formats::kAssert).rows.at(0);
  EXPECT_EQ(row.maximum->text, "18446744073709551615");
  EXPECT_EQ(row.maximum->literal, "18446744073709551616.0");
  EXPECT_EQ(row.minimum->text, "0.1");
  EXPECT_EQ(row.minimum->literal, "0.1");
  EXPECT_EQ(row.exclusive_minimum->text, "-500");
  EXPECT_EQ(row.exclusive_minimum->literal, "-500.0");
  EXPECT_EQ(row.multiple_of->digits, 125);
  EXPECT_EQ(row.multiple_of->exponent, -1);
  EXPECT_EQ(row.constant->text, "100");
}

TEST(Tables, TellWhichAlternativeADiscriminatorMeans) {
  const Document document = read(with_schemas(R"(
    T:
      oneOf: [{$ref: '#/components/schemas/Cat'}, {$ref: '#/components/schemas/Dog'}]
      discriminator: {propertyName: kind, mapping: {hound: Dog, tom: '#/components/schemas/Cat'}}
    Cat: {type: object}
    Dog: {type: object}
)"));
  const Tables tables = make_tables({&find_schema(document, "T")}, Formats::kAssert);
  const tables::Discriminator& told = *tables.rows.at(0).discriminator;
  EXPECT_EQ(told.property, "kind");
  using Mapping = std::vector<std::pair<std::string, std::size_t>>;
  EXPECT_EQ(told.mapping, (Mapping{{"hound", 1}, {"tom", 0}, {"Cat", 0}, {"Dog", 1}}));
}

}  // namespace
}  // namespace specgen::generator
