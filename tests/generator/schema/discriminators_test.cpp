#include <gtest/gtest.h>

#include "generator/support.hpp"

namespace specgen::generator {
namespace {

constexpr const char* kPets = R"(    Pet:
      oneOf: [{$ref: '#/components/schemas/Cat'}, {$ref: '#/components/schemas/Dog'}]
      discriminator: {propertyName: kind, mapping: {cat: Cat, dog: '#/components/schemas/Dog'}}
)";

TEST(Discriminators, ThatTellAlternativesApartAreRight) {
  EXPECT_EQ(diagnose("spec.yaml", with_schemas(std::string(kPets) + R"(
    Cat: {type: object, required: [kind], properties: {kind: {const: cat}}}
    Dog: {allOf: [{$ref: '#/components/schemas/Base'}, {type: object, required: [kind]}]}
    Base: {type: object, properties: {kind: {type: string}}}
)")),
            "");
}

TEST(Discriminators, PropertyThatIsMissingOrOptional) {
  EXPECT_EQ(
      diagnose("spec.yaml",
               with_schemas(std::string(kPets) +
                            R"(    Cat: {type: object, properties: {kid: {type: string}}}
    Dog: {type: object, properties: {kind: {type: string}}}
)")),
      R"(spec.yaml:9:10: warning: 'Cat' has no property 'kind', by which the discriminator tells it apart
    Cat: {type: object, properties: {kid: {type: string}}}
         ^
  at /components/schemas/Cat; did you mean 'kid'?
spec.yaml:10:10: warning: 'Dog' does not require 'kind', by which the discriminator tells it apart
    Dog: {type: object, properties: {kind: {type: string}}}
         ^
  at /components/schemas/Dog; add it to 'required'
)");
}

TEST(Discriminators, ValuesThatCanNeverStandThere) {
  EXPECT_EQ(
      diagnose(
          "spec.yaml",
          with_schemas(
              std::string(kPets) +
              R"(    Cat: {type: object, required: [kind], properties: {kind: {enum: [kitty, tom]}}}
    Dog: {type: object, required: [kind], properties: {kind: {const: dog}}}
)")),
      R"(spec.yaml:9:56: warning: 'kind' is never 'cat', 'Cat', by which the discriminator selects 'Cat'
    Cat: {type: object, required: [kind], properties: {kind: {enum: [kitty, tom]}}}
                                                       ^
  at /components/schemas/Cat/properties/kind; add to its 'mapping': 'kitty'; allowed here: 'kitty', 'tom'
)");
}

TEST(Discriminators, MappingsThatMiss) {
  EXPECT_EQ(
      diagnose("spec.yaml", with_schemas(R"(    Pet:
      oneOf: [{$ref: '#/components/schemas/Cat'}]
      discriminator: {propertyName: kind, mapping: {dog: Dog, emu: '#/components/schemas/Emu'}}
    Cat: {type: object, required: [kind], properties: {kind: {type: string}}}
    Dog: {type: object}
)")),
      R"(spec.yaml:8:7: warning: the discriminator maps 'dog' to 'Dog', which is none of the alternatives
      discriminator: {propertyName: kind, mapping: {dog: Dog, emu: '#/components/schemas/Emu'}}
      ^
  at /components/schemas/Pet/discriminator; add it to 'oneOf'
spec.yaml:8:68: error: '$ref' points nowhere: '#/components/schemas/Emu'
      discriminator: {propertyName: kind, mapping: {dog: Dog, emu: '#/components/schemas/Emu'}}
                                                                   ^
  at /components/schemas/Pet/discriminator/mapping
)");
}

TEST(Discriminators, MisspeltFields) {
  EXPECT_EQ(diagnose("spec.yaml", with_schemas(R"(    Pet:
      oneOf: [{$ref: '#/components/schemas/Cat'}]
      discriminator: {propertyName: kind, mappings: {}}
    Cat: {type: object, required: [kind], properties: {kind: {type: string}}, xml: {nmae: x}, externalDocs: {ulr: 'https://example.com'}}
)")),
            R"(spec.yaml:8:43: error: 'mappings' is no field of a discriminator
      discriminator: {propertyName: kind, mappings: {}}
                                          ^
  at /components/schemas/Pet/discriminator/mappings; did you mean 'mapping'?
spec.yaml:9:85: error: 'nmae' is no field of 'xml'
…required: [kind], properties: {kind: {type: string}}, xml: {nmae: x}, externalDocs: {ulr: 'https://example.com'}}
                                                             ^
  at /components/schemas/Cat/xml/nmae; did you mean 'name'?
spec.yaml:9:110: error: 'ulr' is no field of 'externalDocs'
…ies: {kind: {type: string}}, xml: {nmae: x}, externalDocs: {ulr: 'https://example.com'}}
                                                             ^
  at /components/schemas/Cat/externalDocs/ulr; did you mean 'url'?
)");
}

}  // namespace
}  // namespace specgen::generator
