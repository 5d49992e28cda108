#include <gtest/gtest.h>

#include "generator/support.hpp"

namespace specgen::generator {
namespace {

TEST(SchemaErrors, UnknownKeyword) {
  EXPECT_EQ(diagnose("spec.yaml", R"(openapi: 3.1.0
info: {title: t, version: "1"}
paths: {}
components:
  schemas:
    T:
      type: object
      proprties: {a: {}}
)"),
            R"(spec.yaml:8:7: warning: 'proprties' is no keyword of a schema
      proprties: {a: {}}
      ^
  at /components/schemas/T/proprties; did you mean 'properties'?
)");
}

TEST(SchemaErrors, Types) {
  EXPECT_EQ(diagnose("spec.yaml", R"(openapi: 3.1.0
info: {title: t, version: "1"}
paths: {}
components:
  schemas:
    T:
      type: strnig
    U: {type: []}
    V: {type: [string, string]}
    W: {type: [string, null]}
    X: {type: 5}
    Y: {type: file}
)"),
            R"(spec.yaml:7:13: error: unknown type 'strnig'
      type: strnig
            ^
  at /components/schemas/T/type; did you mean 'string'?
spec.yaml:8:15: error: 'type' must not be empty
    U: {type: []}
              ^
  at /components/schemas/U/type
spec.yaml:9:24: error: the type 'string' is listed twice
    V: {type: [string, string]}
                       ^
  at /components/schemas/V/type/1
spec.yaml:10:24: error: a type must be a string
    W: {type: [string, null]}
                       ^
  at /components/schemas/W/type/1; write 'null' in quotes
spec.yaml:11:15: error: 'type' must be a string, not an integer
    X: {type: 5}
              ^
  at /components/schemas/X/type
spec.yaml:12:15: error: unknown type 'file'
    Y: {type: file}
              ^
  at /components/schemas/Y/type; write type: string with format: binary
)");
}

TEST(SchemaErrors, TypesIn30) {
  EXPECT_EQ(diagnose("spec.yaml", R"(openapi: 3.0.3
info: {title: t, version: "1"}
paths: {}
components:
  schemas:
    T:
      type: "null"
    U: {type: [string]}
    V: {type: array}
    W: {nullable: true}
    X: {const: 1}
    Y: true
)"),
            R"(spec.yaml:7:13: error: OpenAPI 3.0 has no type 'null'
      type: "null"
            ^
  at /components/schemas/T/type; use 'nullable: true'
spec.yaml:8:15: error: 'type' must be a single string in OpenAPI 3.0
    U: {type: [string]}
              ^
  at /components/schemas/U/type; use 'nullable: true' instead of 'null'
spec.yaml:9:8: error: an array needs 'items' in OpenAPI 3.0
    V: {type: array}
       ^
  at /components/schemas/V
spec.yaml:10:9: warning: 'nullable' without 'type' changes nothing
    W: {nullable: true}
        ^
  at /components/schemas/W/nullable
spec.yaml:11:9: warning: 'const' is a keyword of OpenAPI 3.1, not of 3.0
    X: {const: 1}
        ^
  at /components/schemas/X/const; it is honoured; write openapi: 3.1.0
spec.yaml:12:8: error: a schema must be a mapping, not a boolean
    Y: true
       ^
  at /components/schemas/Y
)");
}

TEST(SchemaErrors, NullableIn31) {
  EXPECT_EQ(diagnose("spec.yaml", R"(openapi: 3.1.0
info: {title: t, version: "1"}
paths: {}
components:
  schemas:
    T:
      type: string
      nullable: true
)"),
            R"(spec.yaml:8:7: warning: 'nullable' is no keyword of a schema in OpenAPI 3.1
      nullable: true
      ^
  at /components/schemas/T/nullable; write type: [string, 'null'] or the like
)");
}

TEST(SchemaErrors, Bounds) {
  EXPECT_EQ(diagnose("spec.yaml", R"(openapi: 3.1.0
info: {title: t, version: "1"}
paths: {}
components:
  schemas:
    T:
      minLength: -1
      maxLength: 1.5
      minItems: "1"
      multipleOf: 0
      minimum: "1"
    U: {minLength: 3, maxLength: 2, minimum: 2.5, maximum: 2.25, minItems: 2, maxItems: 1}
)"),
            R"(spec.yaml:7:18: error: 'minLength' must not be negative
      minLength: -1
                 ^
  at /components/schemas/T/minLength
spec.yaml:8:18: error: 'maxLength' must be an integer, not a number
      maxLength: 1.5
                 ^
  at /components/schemas/T/maxLength
spec.yaml:9:17: error: 'minItems' must be an integer, not a string
      minItems: "1"
                ^
  at /components/schemas/T/minItems
spec.yaml:10:19: error: 'multipleOf' must be greater than 0
      multipleOf: 0
                  ^
  at /components/schemas/T/multipleOf
spec.yaml:11:16: error: 'minimum' must be a number, not a string
      minimum: "1"
               ^
  at /components/schemas/T/minimum
spec.yaml:12:8: warning: 'minLength' is above 'maxLength': no value can satisfy both
    U: {minLength: 3, maxLength: 2, minimum: 2.5, maximum: 2.25, minItems: 2, maxItems: 1}
       ^
  at /components/schemas/U
spec.yaml:12:8: warning: 'minItems' is above 'maxItems': no value can satisfy both
    U: {minLength: 3, maxLength: 2, minimum: 2.5, maximum: 2.25, minItems: 2, maxItems: 1}
       ^
  at /components/schemas/U
spec.yaml:12:8: warning: 'minimum' is above 'maximum': no value can satisfy both
    U: {minLength: 3, maxLength: 2, minimum: 2.5, maximum: 2.25, minItems: 2, maxItems: 1}
       ^
  at /components/schemas/U
)");
}

TEST(SchemaErrors, ExclusiveBoundsIn30) {
  EXPECT_EQ(
      diagnose("spec.yaml", R"(openapi: 3.0.3
info: {title: t, version: "1"}
paths: {}
components:
  schemas:
    T:
      type: number
      exclusiveMinimum: 1
    U: {type: number, exclusiveMaximum: true}
)"),
      R"(spec.yaml:8:25: error: 'exclusiveMinimum' must be a boolean in OpenAPI 3.0, not an integer
      exclusiveMinimum: 1
                        ^
  at /components/schemas/T/exclusiveMinimum; write the bound as 'minimum' and exclusiveMinimum: true
spec.yaml:9:23: warning: 'exclusiveMaximum' without 'maximum' changes nothing
    U: {type: number, exclusiveMaximum: true}
                      ^
  at /components/schemas/U/exclusiveMaximum
)");
}

TEST(SchemaErrors, Lists) {
  EXPECT_EQ(diagnose("spec.yaml", R"(openapi: 3.1.0
info: {title: t, version: "1"}
paths: {}
components:
  schemas:
    T:
      enum: red
      required: true
      allOf: []
      properties: []
    U: {enum: [], required: [a, a, 1], enumm: []}
    V: {enum: [a, a]}
)"),
            R"(spec.yaml:7:13: error: 'enum' must be a list, not a string
      enum: red
            ^
  at /components/schemas/T/enum
spec.yaml:8:17: error: 'required' must be a list of property names, not a boolean
      required: true
                ^
  at /components/schemas/T/required; list the property's name in 'required' of the object around it
spec.yaml:9:14: error: 'allOf' must not be empty
      allOf: []
             ^
  at /components/schemas/T/allOf
spec.yaml:10:19: error: 'properties' must be a mapping, not a list
      properties: []
                  ^
  at /components/schemas/T/properties
spec.yaml:11:15: warning: 'enum' is empty: no value can satisfy it
    U: {enum: [], required: [a, a, 1], enumm: []}
              ^
  at /components/schemas/U/enum
spec.yaml:11:33: error: 'a' stands twice in 'required'
    U: {enum: [], required: [a, a, 1], enumm: []}
                                ^
  at /components/schemas/U/required/1
spec.yaml:11:36: error: 'required' must be a list of strings, not an integer
    U: {enum: [], required: [a, a, 1], enumm: []}
                                   ^
  at /components/schemas/U/required/2
spec.yaml:11:40: warning: 'enumm' is no keyword of a schema
    U: {enum: [], required: [a, a, 1], enumm: []}
                                       ^
  at /components/schemas/U/enumm; did you mean 'enum'?
spec.yaml:12:19: warning: this value stands twice in 'enum'
    V: {enum: [a, a]}
                  ^
  at /components/schemas/V/enum/1
)");
}

TEST(SchemaErrors, KindsOfSchemas) {
  EXPECT_EQ(diagnose("spec.yaml", R"(openapi: 3.1.0
info: {title: t, version: "1"}
paths: {}
components:
  schemas:
    T:
      items: []
      additionalProperties: "no"
      properties: {a: null}
)"),
            R"(spec.yaml:7:14: error: a schema must be a mapping or a boolean, not a list
      items: []
             ^
  at /components/schemas/T/items
spec.yaml:8:29: error: 'additionalProperties' must be a boolean or a schema, not a string
      additionalProperties: "no"
                            ^
  at /components/schemas/T/additionalProperties
spec.yaml:9:23: error: a schema must be a mapping or a boolean, not null
      properties: {a: null}
                      ^
  at /components/schemas/T/properties/a
)");
}

TEST(SchemaErrors, Pattern) {
  EXPECT_EQ(
      diagnose("spec.yaml", R"(openapi: 3.1.0
info: {title: t, version: "1"}
paths: {}
components:
  schemas:
    T:
      type: string
      pattern: "("
)"),
      R"(spec.yaml:8:16: error: this regular expression is not valid: missing closing parenthesis
      pattern: "("
               ^
  at /components/schemas/T/pattern
)");
}

TEST(SchemaErrors, ValuesThatTheSchemaRefuses) {
  EXPECT_EQ(diagnose("spec.yaml", R"(openapi: 3.1.0
info: {title: t, version: "1"}
paths: {}
components:
  schemas:
    T:
      type: integer
      default: x
      example: 1.5
      enum: [1, "2"]
    U: {type: integer, enum: ["1"]}
    V: {type: string, const: 1}
    W: {type: object, properties: {a: {type: string}}, default: {a: 1}}
)"),
            R"(spec.yaml:8:16: warning: the schema refuses its own default: it must be an integer
      default: x
               ^
  at /components/schemas/T/default; the default is not used
spec.yaml:9:16: warning: the schema refuses this example: it must be an integer
      example: 1.5
               ^
  at /components/schemas/T/example
spec.yaml:10:17: warning: this value of 'enum' can never match: it must be an integer
      enum: [1, "2"]
                ^
  at /components/schemas/T/enum/1
spec.yaml:11:8: warning: no value can satisfy this schema: 'enum' lists none that its other keywords allow
    U: {type: integer, enum: ["1"]}
       ^
  at /components/schemas/U
spec.yaml:11:31: warning: this value of 'enum' can never match: it must be an integer
    U: {type: integer, enum: ["1"]}
                              ^
  at /components/schemas/U/enum/0
spec.yaml:12:30: warning: no value can satisfy this schema: 'const' is refused, as it must be a string
    V: {type: string, const: 1}
                             ^
  at /components/schemas/V/const
spec.yaml:13:65: warning: the schema refuses its own default: '/a' must be a string
    W: {type: object, properties: {a: {type: string}}, default: {a: 1}}
                                                                ^
  at /components/schemas/W/default; the default is not used
)");
}

TEST(SchemaErrors, RequiredIsNoProperty) {
  EXPECT_EQ(diagnose("spec.yaml", R"(openapi: 3.1.0
info: {title: t, version: "1"}
paths: {}
components:
  schemas:
    T:
      type: object
      properties: {name: {}}
      required: [nmae, other]
)"),
            R"(spec.yaml:9:18: warning: the required 'nmae' is no property
      required: [nmae, other]
                 ^
  at /components/schemas/T/required/0; did you mean 'name'?
spec.yaml:9:24: warning: the required 'other' is no property
      required: [nmae, other]
                       ^
  at /components/schemas/T/required/1
)");
}

TEST(SchemaErrors, PartsOfAConditionMayRequireWhatTheWholeDeclares) {
  EXPECT_EQ(diagnose("spec.yaml", R"(openapi: 3.1.0
info: {title: t, version: "1"}
paths: {}
components:
  schemas:
    T:
      properties: {a: {type: string}, b: {type: string}}
      type: object
      if: {required: [a]}
      then: {required: [b]}
      else: {not: {required: [b]}}
      dependentSchemas: {a: {required: [b]}}
)"),
            "");
}

TEST(SchemaErrors, NothingSatisfiesAllOf) {
  EXPECT_EQ(
      diagnose("spec.yaml", R"(openapi: 3.1.0
info: {title: t, version: "1"}
paths: {}
components:
  schemas:
    T:
      allOf: [{type: string}, {type: integer}]
    U: {allOf: [{minLength: 5}, {maxLength: 3}]}
    V: {allOf: [{additionalProperties: false, properties: {a: {}}}, {required: [b], properties: {b: {}}}]}
    W: {allOf: [{enum: [a]}, {enum: [b]}]}
    Y: {allOf: [{const: 1}, {const: 2}]}
    Z: {allOf: [{exclusiveMinimum: 3}, {maximum: 3}]}
)"),
      R"(spec.yaml:7:7: warning: no value can satisfy this schema: the members want different types
      allOf: [{type: string}, {type: integer}]
      ^
  at /components/schemas/T
spec.yaml:8:8: warning: no value can satisfy this schema: 'minLength' is above 'maxLength'
    U: {allOf: [{minLength: 5}, {maxLength: 3}]}
       ^
  at /components/schemas/U
spec.yaml:9:8: warning: no value can satisfy this schema: one member requires the property 'b', another forbids it
    V: {allOf: [{additionalProperties: false, properties: {a: {}}}, {required: [b], properties: {b: {}}}]}
       ^
  at /components/schemas/V
spec.yaml:10:8: warning: no value can satisfy this schema: the members exclude each other
    W: {allOf: [{enum: [a]}, {enum: [b]}]}
       ^
  at /components/schemas/W
spec.yaml:11:8: warning: no value can satisfy this schema: the members exclude each other
    Y: {allOf: [{const: 1}, {const: 2}]}
       ^
  at /components/schemas/Y
spec.yaml:12:8: warning: no value can satisfy this schema: the lower bound is above the upper bound
    Z: {allOf: [{exclusiveMinimum: 3}, {maximum: 3}]}
       ^
  at /components/schemas/Z
)");
}

TEST(SchemaErrors, RequiresItself) {
  EXPECT_EQ(
      diagnose("spec.yaml", R"(openapi: 3.1.0
info: {title: t, version: "1"}
paths: {}
components:
  schemas:
    T:
      type: object
      required: [t]
      properties: {t: {$ref: "#/components/schemas/T"}}
)"),
      R"(spec.yaml:7:7: warning: no finite value can satisfy this schema: it requires a part that requires it again
      type: object
      ^
  at /components/schemas/T; make one of the properties on the way optional
)");
}

TEST(SchemaErrors, OneOfWithTheSameSchemaTwice) {
  EXPECT_EQ(
      diagnose("spec.yaml", with_schemas(R"(    T:
      oneOf: [{type: string, minLength: 1}, {type: integer}, {minLength: 1, type: string}]
)")),
      R"(spec.yaml:7:62: warning: this schema stands in 'oneOf' twice; values that match it match both and are refused
      oneOf: [{type: string, minLength: 1}, {type: integer}, {minLength: 1, type: string}]
                                                             ^
  at /components/schemas/T/oneOf/2
)");
}

TEST(SchemaErrors, NamesOfAnchors) {
  EXPECT_EQ(diagnose("spec.yaml", with_schemas(R"(
    A: {$anchor: 1st, $dynamicAnchor: a-b.c_1}
)")),
            R"(spec.yaml:7:18: error: '1st' is no name for an anchor
    A: {$anchor: 1st, $dynamicAnchor: a-b.c_1}
                 ^
  at /components/schemas/A/$anchor; use letters, digits, '-', '_' and '.', a letter or '_' first
)");
}

TEST(SchemaErrors, PartsThatLeaveNothing) {
  EXPECT_EQ(
      diagnose("spec.yaml", R"(openapi: 3.1.0
info: {title: t, version: "1"}
paths: {}
components:
  schemas:
    Never: {not: {}}
    A: {type: object, required: [x], properties: {x: {$ref: '#/components/schemas/Never'}, y: false}}
    B: {anyOf: [false, {not: {}}]}
    C: {oneOf: [{$ref: '#/components/schemas/A'}]}
    D: {type: integer, exclusiveMinimum: 1, exclusiveMaximum: 2}
    E: {type: integer, minimum: 1.2, maximum: 1.8}
    F: {type: integer, minimum: -1, exclusiveMaximum: 0, description: It is -1.}
    G: {type: array, minItems: 1, items: false}
    H: {type: array, minItems: 1, items: false, prefixItems: [{}]}
    I: {type: [array, "null"], minItems: 1, items: false}
    J: {type: object, required: [j], properties: {j: {$ref: '#/components/schemas/K'}}}
    K: {type: object, properties: {j: {$ref: '#/components/schemas/J'}}}
)"),
      R"(spec.yaml:7:8: warning: no value can satisfy this schema: the required property 'x' is refused
    A: {type: object, required: [x], properties: {x: {$ref: '#/components/schemas/Never'}, y: false}}
       ^
  at /components/schemas/A
spec.yaml:8:8: warning: no value can satisfy this schema: every alternative of 'anyOf' is refused
    B: {anyOf: [false, {not: {}}]}
       ^
  at /components/schemas/B
spec.yaml:9:8: warning: no value can satisfy this schema: every alternative of 'oneOf' is refused
    C: {oneOf: [{$ref: '#/components/schemas/A'}]}
       ^
  at /components/schemas/C
spec.yaml:10:8: warning: no value can satisfy this schema: no integer is within the bounds
    D: {type: integer, exclusiveMinimum: 1, exclusiveMaximum: 2}
       ^
  at /components/schemas/D
spec.yaml:11:8: warning: no value can satisfy this schema: no integer is within the bounds
    E: {type: integer, minimum: 1.2, maximum: 1.8}
       ^
  at /components/schemas/E
spec.yaml:13:8: warning: no value can satisfy this schema: 'minItems' asks for items, but they are refused
    G: {type: array, minItems: 1, items: false}
       ^
  at /components/schemas/G
)");
}

TEST(SchemaErrors, PatternsOfOtherDialects) {
  const auto told = [](const std::string& regex) {
    return diagnose("spec.yaml", with_schemas("    A: {pattern: '" + regex + "'}\n"));
  };
  EXPECT_EQ(told("\\A[a-z]+\\z"),
            R"(spec.yaml:6:18: error: this regular expression is not valid: unknown escape '\A'
    A: {pattern: '\A[a-z]+\z'}
                 ^
  at /components/schemas/A/pattern; ECMA-262 has no '\A': write '^'
)");
  EXPECT_EQ(
      told("(?i)a"),
      R"(spec.yaml:6:18: error: this regular expression is not valid: unknown kind of group '(?'
    A: {pattern: '(?i)a'}
                 ^
  at /components/schemas/A/pattern; ECMA-262 has no '(?i': write both cases, as in '[aA]'
)");
  EXPECT_EQ(told(R"(\\A[)"),
            R"(spec.yaml:6:18: error: this regular expression is not valid: a class '[' has no end
    A: {pattern: '\\A['}
                 ^
  at /components/schemas/A/pattern
)");
  EXPECT_EQ(
      told("(?<n>[a-z])++"),
      R"(spec.yaml:6:18: error: this regular expression is not valid: '+' has nothing to repeat
    A: {pattern: '(?<n>[a-z])++'}
                 ^
  at /components/schemas/A/pattern; ECMA-262 has no '++': write '+'
)");
}

}  // namespace
}  // namespace specgen::generator
