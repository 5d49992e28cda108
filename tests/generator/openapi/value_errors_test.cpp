// Defaults, examples, values of enum and const, which their schema refuses by whatever keyword.
#include <gtest/gtest.h>

#include "generator/support.hpp"
#include "openapi/read_document.hpp"

namespace specgen::generator {
namespace {

TEST(ValueErrors, EveryKeywordRefuses) {
  EXPECT_EQ(
      diagnose("spec.yaml", with_schemas(R"(
    Any: {anyOf: [{type: string}, {type: boolean}], default: 5}
    Not: {type: string, not: {const: x}, enum: [x, y]}
    Parts: {prefixItems: [{type: integer}], examples: [[a, b]]}
    Dead: {const: 3, not: {minimum: 2}}
)")),
      R"(spec.yaml:7:62: warning: the schema refuses its own default: it must match at least one of 2 alternatives; the closest is number 1: must be a string
    Any: {anyOf: [{type: string}, {type: boolean}], default: 5}
                                                             ^
  at /components/schemas/Any/default; the default is not used
spec.yaml:8:49: warning: this value of 'enum' can never match: it must not match the schema of 'not', but does
    Not: {type: string, not: {const: x}, enum: [x, y]}
                                                ^
  at /components/schemas/Not/enum/0
spec.yaml:9:56: warning: the schema refuses this example: '/0' must be an integer
    Parts: {prefixItems: [{type: integer}], examples: [[a, b]]}
                                                       ^
  at /components/schemas/Parts/examples/0
spec.yaml:10:19: warning: no value can satisfy this schema: 'const' is refused, as it must not match the schema of 'not', but does
    Dead: {const: 3, not: {minimum: 2}}
                  ^
  at /components/schemas/Dead/const
)");
}

/// What the parts of an allOf say is judged together; an example of a part is one of that alone.
TEST(ValueErrors, OfConjunctions) {
  EXPECT_EQ(
      diagnose("spec.yaml", with_schemas(R"(
    Base: {type: object, properties: {a: {enum: [x, 1]}, b: {const: y}}, example: {a: x}}
    Derived:
      allOf: [{$ref: '#/components/schemas/Base'}, {properties: {a: {type: string}}, required: [a]}]
    Dead:
      allOf: [{$ref: '#/components/schemas/Base'}, {properties: {a: {not: {enum: [x, 1]}}}}]
      properties: {b: {maxLength: 0}}
)")),
      R"(spec.yaml:7:42: warning: no value can satisfy this schema: 'enum' lists none that its other keywords allow
    Base: {type: object, properties: {a: {enum: [x, 1]}, b: {const: y}}, example: {a: x}}
                                         ^
  at /components/schemas/Base/properties/a
spec.yaml:12:23: warning: no value can satisfy this schema: 'const' is refused, as it must have at most 0 characters
      properties: {b: {maxLength: 0}}
                      ^
  at /components/schemas/Dead/properties/b
)");
}

/// Examples of requests need not have what only responses have, and the reverse; the API sends what
/// webhooks receive.
TEST(ValueErrors, ExamplesTravelOneWay) {
  EXPECT_EQ(diagnose("spec.yaml", R"(openapi: 3.1.0
info: {title: t, version: "1"}
paths:
  /a:
    post:
      requestBody:
        content: {application/json: {schema: &user {$ref: '#/components/schemas/User'}, example: {secret: s}}}
      responses:
        "200": {description: ok, content: {application/json: {schema: *user, example: {secret: s}}}}
webhooks:
  w:
    post:
      requestBody: {content: {application/json: {schema: *user, example: {secret: s}}}}
      responses: {"200": {description: ok}}
components:
  schemas:
    User:
      required: [id, secret]
      properties: {id: {type: string, readOnly: true}, secret: {type: string, writeOnly: true}}
      example: {}
)"),
            R"(spec.yaml:9:87: warning: the schema refuses this example: '/id' is required
        "200": {description: ok, content: {application/json: {schema: *user, example: {secret: s}}}}
                                                                                      ^
  at /paths/~1a/post/responses/200/content/application~1json/example
spec.yaml:13:74: warning: the schema refuses this example: '/id' is required
      requestBody: {content: {application/json: {schema: *user, example: {secret: s}}}}
                                                                         ^
  at /webhooks/w/post/requestBody/content/application~1json/example
)");
}

/// The place is that of the part that is wrong, in the example's own file.
TEST(ValueErrors, ExamplesTellTheirWrongPart) {
  EXPECT_EQ(
      diagnose("spec.yaml", R"(openapi: 3.1.0
info: {title: t, version: "1"}
paths:
  /a:
    get:
      responses:
        "200":
          description: ok
          content:
            application/json:
              schema: {properties: {a/b: {items: {type: integer}}}}
              examples:
                one:
                  value:
                    a/b:
                      - 1
                      - two
            application/xml: {schema: {type: object}, example: "<a/>"}
            text/plain: {schema: {type: string, maxLength: 1}, example: ab}
)"),
      R"(spec.yaml:17:25: warning: the schema refuses this example: '/a~1b/1' must be an integer
                      - two
                        ^
  at /paths/~1a/get/responses/200/content/application~1json/examples/one/value/a~1b/1
spec.yaml:19:73: warning: the schema refuses this example: it must have at most 1 character
            text/plain: {schema: {type: string, maxLength: 1}, example: ab}
                                                                        ^
  at /paths/~1a/get/responses/200/content/text~1plain/example
)");
}

/// 2^30 ways to look at the value.
TEST(ValueErrors, SomeTakeTooLong) {
  std::string lines = "    S0: {type: string}\n";
  for (int i = 1; i <= 30; ++i) {
    const std::string ref = "{$ref: '#/components/schemas/S" + std::to_string(i - 1) + "'}";
    lines += "    S" + std::to_string(i) + ": {not: {allOf: [" + ref + ", " + ref + "]}}\n";
  }
  lines += "    T: {$ref: '#/components/schemas/S30', default: x}\n";
  EXPECT_EQ(
      diagnose("spec.yaml", with_schemas(lines)),
      R"(spec.yaml:1:1: warning: some defaults, examples or values of 'enum' take too many steps to be checked
openapi: 3.1.0
^
  they are taken as they are
)");
}

TEST(ValueErrors, FormatsMayBeAnnotations) {
  const Files files(
      {{"spec.yaml", with_schemas("    T: {type: string, format: email, default: nobody}\n")}});
  const auto defaults_with = [](Formats formats) {
    Diagnostics diagnostics;
    SourceSet sources(diagnostics);
    const auto document = read_document("spec.yaml", sources, diagnostics, formats);
    return std::pair(find_schema(*document, "T").default_value.has_value(),
                     diagnostics.warning_count());
  };
  EXPECT_EQ(defaults_with(Formats::kAssert), std::pair(false, std::size_t{1}));
  EXPECT_EQ(defaults_with(Formats::kAnnotate), std::pair(true, std::size_t{0}));
}

}  // namespace
}  // namespace specgen::generator
