#include <gtest/gtest.h>

#include "generator/support.hpp"

namespace specgen::generator {
namespace {

TEST(ReferenceErrors, PointsNowhere) {
  EXPECT_EQ(diagnose("spec.yaml", R"(openapi: 3.1.0
info: {title: t, version: "1"}
paths:
  /signup:
    post:
      responses:
        '201':
          $ref: '#/components/schemas/Acount'
components:
  schemas:
    Account: {type: object}
)"),
            R"(spec.yaml:8:17: error: '$ref' points nowhere: '#/components/schemas/Acount'
          $ref: '#/components/schemas/Acount'
                ^
  at /paths/~1signup/post/responses/201; did you mean 'Account'?
spec.yaml:11:5: warning: nothing refers to the schema 'Account'
    Account: {type: object}
    ^
  at /components/schemas/Account
)");
}

TEST(ReferenceErrors, WrongSection) {
  EXPECT_EQ(diagnose("spec.yaml", R"(openapi: 3.1.0
info: {title: t, version: "1"}
paths: {}
components:
  schemas:
    T:
      $ref: "#/components/schema/T"
)"),
            R"(spec.yaml:7:13: error: '$ref' points nowhere: '#/components/schema/T'
      $ref: "#/components/schema/T"
            ^
  at /components/schemas/T; did you mean 'schemas'?
)");
}

TEST(ReferenceErrors, NoSlash) {
  EXPECT_EQ(diagnose("spec.yaml", R"(openapi: 3.1.0
info: {title: t, version: "1"}
paths: {}
components:
  schemas:
    T:
      $ref: "#components/schemas/T"
)"),
            R"(spec.yaml:7:13: error: '$ref' points nowhere: '#components/schemas/T'
      $ref: "#components/schemas/T"
            ^
  at /components/schemas/T; did you mean '#/components/schemas/T'?
)");
}

TEST(ReferenceErrors, NoHash) {
  EXPECT_EQ(diagnose("spec.yaml", R"(openapi: 3.1.0
info: {title: t, version: "1"}
paths: {}
components:
  schemas:
    T:
      $ref: T
)"),
            R"(spec.yaml:7:13: error: '$ref' points at a file that does not exist: 'T'
      $ref: T
            ^
  at /components/schemas/T; did you mean '#/components/schemas/T'?
)");
}

TEST(ReferenceErrors, Anchor) {
  EXPECT_EQ(diagnose("spec.yaml", R"(openapi: 3.1.0
info: {title: t, version: "1"}
paths: {}
components:
  schemas:
    T:
      $ref: "#here"
)"),
            R"(spec.yaml:7:13: error: '$ref' points at an anchor that is not there: '#here'
      $ref: "#here"
            ^
  at /components/schemas/T; write '$anchor: here' in the schema that is meant
)");
}

TEST(ReferenceErrors, ItselfAndCircles) {
  EXPECT_EQ(diagnose("spec.yaml", R"(openapi: 3.1.0
info: {title: t, version: "1"}
paths: {}
components:
  schemas:
    T:
      $ref: "#/components/schemas/U"
    U: {$ref: "#/components/schemas/T"}
    V: {$ref: "#/components/schemas/V"}
    W: {allOf: [{$ref: "#/components/schemas/W"}]}
)"),
            R"(spec.yaml:8:8: error: '$ref' leads back to itself
    U: {$ref: "#/components/schemas/T"}
       ^
  at /components/schemas/U
spec.yaml:9:8: error: '$ref' leads back to itself
    V: {$ref: "#/components/schemas/V"}
       ^
  at /components/schemas/V
spec.yaml:10:17: error: '$ref' leads back to itself
    W: {allOf: [{$ref: "#/components/schemas/W"}]}
                ^
  at /components/schemas/W/allOf/0
)");
}

TEST(ReferenceErrors, ParametersInACircle) {
  EXPECT_EQ(diagnose("spec.yaml", R"(openapi: 3.1.0
info: {title: t, version: "1"}
paths:
  /a:
    get:
      responses: {"200": {description: ok}}
      parameters: [{$ref: "#/components/parameters/P"}]
components:
  parameters:
    P: {$ref: "#/components/parameters/P"}
)"),
            R"(spec.yaml:10:15: error: '$ref' leads back to itself: '#/components/parameters/P'
    P: {$ref: "#/components/parameters/P"}
              ^
  at /components/parameters/P
)");
}

TEST(ReferenceErrors, AnotherKind) {
  EXPECT_EQ(
      diagnose("spec.yaml", R"(openapi: 3.1.0
info: {title: t, version: "1"}
paths:
  /a:
    get:
      responses: {"200": {description: ok}}
      parameters: [{$ref: "#/components/schemas/S"}]
components:
  schemas: {S: {$ref: "#/components/responses/R"}}
  responses: {R: {description: r}}
)"),
      R"(spec.yaml:7:27: error: '$ref' must point at a parameter here: '#/components/schemas/S'
      parameters: [{$ref: "#/components/schemas/S"}]
                          ^
  at /paths/~1a/get/parameters/0
spec.yaml:9:23: error: '$ref' must point at a schema here: '#/components/responses/R'
  schemas: {S: {$ref: "#/components/responses/R"}}
                      ^
  at /components/schemas/S
)");
}

TEST(ReferenceErrors, NotAString) {
  EXPECT_EQ(diagnose("spec.yaml", R"(openapi: 3.1.0
info: {title: t, version: "1"}
paths: {}
components:
  schemas:
    T:
      $ref: 5
)"),
            R"(spec.yaml:7:13: error: '$ref' must be a string, not an integer
      $ref: 5
            ^
  at /components/schemas/T
)");
}

TEST(ReferenceErrors, Empty) {
  EXPECT_EQ(diagnose("spec.yaml", R"(openapi: 3.1.0
info: {title: t, version: "1"}
paths: {}
components:
  schemas:
    T:
      $ref: ""
)"),
            R"(spec.yaml:7:13: error: '$ref' must not be empty
      $ref: ""
            ^
  at /components/schemas/T
)");
}

TEST(ReferenceErrors, AnotherHost) {
  EXPECT_EQ(diagnose("spec.yaml", R"(openapi: 3.1.0
info: {title: t, version: "1"}
paths: {}
components:
  schemas:
    T:
      $ref: "https://example.com/a.yaml"
)"),
            R"(spec.yaml:7:13: error: '$ref' points to another host: 'https://example.com/a.yaml'
      $ref: "https://example.com/a.yaml"
            ^
  at /components/schemas/T; save that file beside this one and refer to it by a relative path
)");
}

TEST(ReferenceErrors, MissingFile) {
  EXPECT_EQ(diagnose("spec.yaml", R"(openapi: 3.1.0
info: {title: t, version: "1"}
paths: {}
components:
  schemas:
    T:
      $ref: "nope.yaml#/T"
)"),
            R"(spec.yaml:7:13: error: '$ref' points at a file that does not exist: 'nope.yaml'
      $ref: "nope.yaml#/T"
            ^
  at /components/schemas/T
)");
}

TEST(ReferenceErrors, BadEscapes) {
  EXPECT_EQ(
      diagnose("spec.yaml", R"(openapi: 3.1.0
info: {title: t, version: "1"}
paths: {}
components:
  schemas:
    T:
      $ref: "#/components/schemas/a~2b"
    U: {$ref: "#/components/%zz"}
)"),
      R"(spec.yaml:7:13: error: '$ref' holds a '~' that is no escape: '#/components/schemas/a~2b'
      $ref: "#/components/schemas/a~2b"
            ^
  at /components/schemas/T; in a JSON pointer '~' is written ~0, and '/' in a name ~1
spec.yaml:8:15: error: '$ref' holds an incomplete %-escape: '#/components/%zz'
    U: {$ref: "#/components/%zz"}
              ^
  at /components/schemas/U
)");
}

TEST(ReferenceErrors, WholeDocument) {
  EXPECT_EQ(diagnose("spec.yaml", R"(openapi: 3.1.0
info: {title: t, version: "1"}
paths: {}
components:
  schemas:
    T:
      $ref: "#"
)"),
            R"(spec.yaml:7:13: error: '$ref' points at a whole document: '#'
      $ref: "#"
            ^
  at /components/schemas/T; add '#/components/schemas/…'
)");
}

TEST(ReferenceErrors, SiblingsIn30) {
  EXPECT_EQ(diagnose("spec.yaml", R"(openapi: 3.0.3
info: {title: t, version: "1"}
paths: {}
components:
  schemas:
    T:
      $ref: "#/components/schemas/U"
      description: fine
      minLength: 3
    U: {type: string}
)"),
            R"(spec.yaml:9:7: warning: 'minLength' beside '$ref' is ignored in OpenAPI 3.0
      minLength: 3
      ^
  at /components/schemas/T/minLength; put the '$ref' into 'allOf' to combine them
)");
}

}  // namespace
}  // namespace specgen::generator
