#include <gtest/gtest.h>

#include "generator/support.hpp"

namespace specgen::generator {
namespace {

TEST(EdgeCaseErrors, Fields) {
  EXPECT_EQ(diagnose("spec.yaml", R"(openapi: 3.1.0
info: {title: t, version: "1"}
servers: [{url: /v1}]
paths:
  /signup:
    post:
      requestBody:
        required: true
        content: {application/json: {schema: {$ref: "#/components/schemas/Login"}}}
      responses:
        "201": {description: ok, content: {application/json: {schema: {type: object, properties: {token: {type: string}}}}}}
        "400": {description: bad}
  /pets/{id}:
    get: &pet {parameters: [{name: id, in: path, required: true, schema: {}}], responses: {"200": {description: ok}}}
    put: *pet
components:
  schemas:
    Login: {type: object, required: [email], properties: {email: {type: string, format: email, maxLength: 20}}}
edgeCases:
  - {id: "", endpoint: /signup, expcted: 201}
  - {endpoint: /signup, expected: "201", input: {email: a@b.cd}}
  - 7
)"),
            R"(spec.yaml:20:10: error: 'id' must not be empty
  - {id: "", endpoint: /signup, expcted: 201}
         ^
  at /edgeCases/0/id
spec.yaml:20:33: error: 'expcted' is no field of an edge case
  - {id: "", endpoint: /signup, expcted: 201}
                                ^
  at /edgeCases/0/expcted; did you mean 'expected'?
spec.yaml:21:5: error: an edge case needs 'id'
  - {endpoint: /signup, expected: "201", input: {email: a@b.cd}}
    ^
  at /edgeCases/1
spec.yaml:22:5: error: an edge case must be a mapping, not an integer
  - 7
    ^
  at /edgeCases/2
)");
}

TEST(EdgeCaseErrors, Endpoint) {
  EXPECT_EQ(diagnose("spec.yaml", R"(openapi: 3.1.0
info: {title: t, version: "1"}
servers: [{url: /v1}]
paths:
  /signup:
    post:
      requestBody:
        required: true
        content: {application/json: {schema: {$ref: "#/components/schemas/Login"}}}
      responses:
        "201": {description: ok, content: {application/json: {schema: {type: object, properties: {token: {type: string}}}}}}
        "400": {description: bad}
  /pets/{id}:
    get: &pet {parameters: [{name: id, in: path, required: true, schema: {}}], responses: {"200": {description: ok}}}
    put: *pet
components:
  schemas:
    Login: {type: object, required: [email], properties: {email: {type: string, format: email, maxLength: 20}}}
edgeCases:
  - {id: a, endpoint: /signp, expected: 201}
  - {id: b, endpoint: /v1/signup, expected: 201}
  - {id: c, endpoint: "/signup?x=1", expected: 201}
  - {id: d, endpoint: /signup, method: get, expected: 201}
  - {id: e, endpoint: /pets/1, expected: 200}
  - {id: f, endpoint: "/pets/{id}", method: get, path: {ID: 1}, expected: 200}
)"),
            R"(spec.yaml:20:23: error: no such path: '/signp'
  - {id: a, endpoint: /signp, expected: 201}
                      ^
  at /edgeCases/0/endpoint; did you mean '/signup'?
spec.yaml:21:23: error: no such path: '/v1/signup'
  - {id: b, endpoint: /v1/signup, expected: 201}
                      ^
  at /edgeCases/1/endpoint; leave out the base path: '/signup'
spec.yaml:22:23: error: no such path: '/signup?x=1'
  - {id: c, endpoint: "/signup?x=1", expected: 201}
                      ^
  at /edgeCases/2/endpoint; put the query into 'query'
spec.yaml:23:40: error: the path '/signup' has no operation 'get'
  - {id: d, endpoint: /signup, method: get, expected: 201}
                                       ^
  at /edgeCases/3/method; it has 'post'
spec.yaml:24:23: error: the path '/pets/1' has several operations
  - {id: e, endpoint: /pets/1, expected: 200}
                      ^
  at /edgeCases/4/endpoint; add 'method': one of 'get', 'put'
spec.yaml:25:23: error: the path parameter 'id' has no value
  - {id: f, endpoint: "/pets/{id}", method: get, path: {ID: 1}, expected: 200}
                      ^
  at /edgeCases/5/endpoint; add 'path' with a value for 'id'
spec.yaml:25:57: error: the path '/pets/{id}' has no parameter 'ID'
  - {id: f, endpoint: "/pets/{id}", method: get, path: {ID: 1}, expected: 200}
                                                        ^
  at /edgeCases/5/path/ID
)");
}

TEST(EdgeCaseErrors, SameId) {
  EXPECT_EQ(diagnose("spec.yaml", R"(openapi: 3.1.0
info: {title: t, version: "1"}
servers: [{url: /v1}]
paths:
  /signup:
    post:
      requestBody:
        required: true
        content: {application/json: {schema: {$ref: "#/components/schemas/Login"}}}
      responses:
        "201": {description: ok, content: {application/json: {schema: {type: object, properties: {token: {type: string}}}}}}
        "400": {description: bad}
  /pets/{id}:
    get: &pet {parameters: [{name: id, in: path, required: true, schema: {}}], responses: {"200": {description: ok}}}
    put: *pet
components:
  schemas:
    Login: {type: object, required: [email], properties: {email: {type: string, format: email, maxLength: 20}}}
edgeCases:
  - {id: a, endpoint: /pets/1, method: get, expected: 200}
  - {id: a, endpoint: /pets/1, method: put, expected: 200}
)"),
            R"(spec.yaml:21:10: error: the id 'a' stands twice
  - {id: a, endpoint: /pets/1, method: put, expected: 200}
         ^
  at /edgeCases/1/id; first in line 20
)");
}

TEST(EdgeCaseErrors, Statuses) {
  EXPECT_EQ(diagnose("spec.yaml", R"(openapi: 3.1.0
info: {title: t, version: "1"}
servers: [{url: /v1}]
paths:
  /signup:
    post:
      requestBody:
        required: true
        content: {application/json: {schema: {$ref: "#/components/schemas/Login"}}}
      responses:
        "201": {description: ok, content: {application/json: {schema: {type: object, properties: {token: {type: string}}}}}}
        "400": {description: bad}
  /pets/{id}:
    get: &pet {parameters: [{name: id, in: path, required: true, schema: {}}], responses: {"200": {description: ok}}}
    put: *pet
components:
  schemas:
    Login: {type: object, required: [email], properties: {email: {type: string, format: email, maxLength: 20}}}
edgeCases:
  - {id: a, endpoint: /signup, input: {email: a@b.cd}, expected: "409"}
  - {id: b, endpoint: /signup, input: {email: a@b.cd}, expected: ["201", 2XX]}
  - {id: c, endpoint: /signup, input: {email: a@b.cd}, expected: []}
)"),
            R"(spec.yaml:20:66: error: POST /signup declares no response '409'
  - {id: a, endpoint: /signup, input: {email: a@b.cd}, expected: "409"}
                                                                 ^
  at /edgeCases/0/expected; it declares 201, 400
spec.yaml:21:74: error: 'expected' must be a status code such as "201", or a list of them
  - {id: b, endpoint: /signup, input: {email: a@b.cd}, expected: ["201", 2XX]}
                                                                         ^
  at /edgeCases/1/expected/1
spec.yaml:22:66: error: 'expected' must not be empty
  - {id: c, endpoint: /signup, input: {email: a@b.cd}, expected: []}
                                                                 ^
  at /edgeCases/2/expected
)");
}

TEST(EdgeCaseErrors, TheSchemaDecidesOtherwise) {
  EXPECT_EQ(
      diagnose("spec.yaml", R"(openapi: 3.1.0
info: {title: t, version: "1"}
servers: [{url: /v1}]
paths:
  /signup:
    post:
      requestBody:
        required: true
        content: {application/json: {schema: {$ref: "#/components/schemas/Login"}}}
      responses:
        "201": {description: ok, content: {application/json: {schema: {type: object, properties: {token: {type: string}}}}}}
        "400": {description: bad}
  /pets/{id}:
    get: &pet {parameters: [{name: id, in: path, required: true, schema: {}}], responses: {"200": {description: ok}}}
    put: *pet
components:
  schemas:
    Login: {type: object, required: [email], properties: {email: {type: string, format: email, maxLength: 20}}}
edgeCases:
  - id: a
    endpoint: /signup
    input: {email: '${"a" * 20 + "@example.com"}'}
    expected: "201"
  - {id: b, endpoint: /signup, input: {}, expected: "201"}
  - {id: c, endpoint: /signup, expected: "201"}
)"),
      R"(spec.yaml:22:20: error: this case expects 201, but the schema refuses the input by 'maxLength': '/email' must have at most 20 characters
    input: {email: '${"a" * 20 + "@example.com"}'}
                   ^
  at /edgeCases/0/input/email
spec.yaml:24:39: error: this case expects 201, but the schema refuses the input by 'required': '/email' is required
  - {id: b, endpoint: /signup, input: {}, expected: "201"}
                                      ^
  at /edgeCases/1/input
spec.yaml:25:5: error: this case expects 201, but POST /signup requires a body
  - {id: c, endpoint: /signup, expected: "201"}
    ^
  at /edgeCases/2; add 'input'
)");
}

TEST(EdgeCaseErrors, Expressions) {
  EXPECT_EQ(diagnose("spec.yaml", R"(openapi: 3.1.0
info: {title: t, version: "1"}
servers: [{url: /v1}]
paths:
  /signup:
    post:
      requestBody:
        required: true
        content: {application/json: {schema: {$ref: "#/components/schemas/Login"}}}
      responses:
        "201": {description: ok, content: {application/json: {schema: {type: object, properties: {token: {type: string}}}}}}
        "400": {description: bad}
  /pets/{id}:
    get: &pet {parameters: [{name: id, in: path, required: true, schema: {}}], responses: {"200": {description: ok}}}
    put: *pet
components:
  schemas:
    Login: {type: object, required: [email], properties: {email: {type: string, format: email, maxLength: 20}}}
edgeCases:
  - id: a
    endpoint: /signup
    input: {email: '${"a" * "b"}', b: '${1 + "a"}', c: 'x${', d: '${token}', e: '${"a" * 9999999}', f: "${'a' + }"}
    expected: "400"
)"),
            R"(spec.yaml:22:27: error: '*' repeats a string by an integer, not by a string
    input: {email: '${"a" * "b"}', b: '${1 + "a"}', c: 'x${', d: '${token}', e: '${"a" * 9999999}', f: "${'a' + }"}
                          ^
  at /edgeCases/0/input/email
spec.yaml:22:44: error: '+' joins two strings or two integers, not an integer and a string
    input: {email: '${"a" * "b"}', b: '${1 + "a"}', c: 'x${', d: '${token}', e: '${"a" * 9999999}', f: "${'a' + }"}
                                           ^
  at /edgeCases/0/input/b
spec.yaml:22:60: error: this expression is not closed: expected a string in quotes, an integer or '('
    input: {email: '${"a" * "b"}', b: '${1 + "a"}', c: 'x${', d: '${token}', e: '${"a" * 9999999}', f: "${'a' + }"}
                                                           ^
  at /edgeCases/0/input/c
spec.yaml:22:69: error: nothing was captured as 'token'
    input: {email: '${"a" * "b"}', b: '${1 + "a"}', c: 'x${', d: '${token}', e: '${"a" * 9999999}', f: "${'a' + }"}
                                                                    ^
  at /edgeCases/0/input/d; text in an expression stands in quotes: "token"
spec.yaml:22:88: error: the result has more than 1048576 bytes
    input: {email: '${"a" * "b"}', b: '${1 + "a"}', c: 'x${', d: '${token}', e: '${"a" * 9999999}', f: "${'a' + }"}
                                                                                       ^
  at /edgeCases/0/input/e
spec.yaml:22:113: error: expected a string in quotes, an integer or '('
    input: {email: '${"a" * "b"}', b: '${1 + "a"}', c: 'x${', d: '${token}', e: '${"a" * 9999999}', f: "${'a' + }"}
                                                                                                                ^
  at /edgeCases/0/input/f
)");
}

TEST(EdgeCaseErrors, Bodies) {
  EXPECT_EQ(diagnose("spec.yaml", R"(openapi: 3.1.0
info: {title: t, version: "1"}
servers: [{url: /v1}]
paths:
  /signup:
    post:
      requestBody:
        required: true
        content: {application/json: {schema: {$ref: "#/components/schemas/Login"}}}
      responses:
        "201": {description: ok, content: {application/json: {schema: {type: object, properties: {token: {type: string}}}}}}
        "400": {description: bad}
  /pets/{id}:
    get: &pet {parameters: [{name: id, in: path, required: true, schema: {}}], responses: {"200": {description: ok}}}
    put: *pet
components:
  schemas:
    Login: {type: object, required: [email], properties: {email: {type: string, format: email, maxLength: 20}}}
edgeCases:
  - {id: a, endpoint: /signup, input: {}, rawBody: "", expected: "400"}
  - {id: b, endpoint: /signup, rawBody: {}, expected: "400"}
)"),
            R"(spec.yaml:20:52: error: there can be 'input' or 'rawBody', not both
  - {id: a, endpoint: /signup, input: {}, rawBody: "", expected: "400"}
                                                   ^
  at /edgeCases/0/rawBody
spec.yaml:21:41: error: 'rawBody' must be a string, not a mapping
  - {id: b, endpoint: /signup, rawBody: {}, expected: "400"}
                                        ^
  at /edgeCases/1/rawBody
)");
}

TEST(EdgeCaseErrors, Concurrency) {
  EXPECT_EQ(diagnose("spec.yaml", R"(openapi: 3.1.0
info: {title: t, version: "1"}
servers: [{url: /v1}]
paths:
  /signup:
    post:
      requestBody:
        required: true
        content: {application/json: {schema: {$ref: "#/components/schemas/Login"}}}
      responses:
        "201": {description: ok, content: {application/json: {schema: {type: object, properties: {token: {type: string}}}}}}
        "400": {description: bad}
  /pets/{id}:
    get: &pet {parameters: [{name: id, in: path, required: true, schema: {}}], responses: {"200": {description: ok}}}
    put: *pet
components:
  schemas:
    Login: {type: object, required: [email], properties: {email: {type: string, format: email, maxLength: 20}}}
edgeCases:
  - {id: a, endpoint: /pets/1, method: get, requests: 3, expected: 200}
  - {id: b, endpoint: /pets/1, method: get, requests: 100, concurrent: true, expected: 200}
)"),
            R"(spec.yaml:20:55: error: 'requests' is for concurrent cases
  - {id: a, endpoint: /pets/1, method: get, requests: 3, expected: 200}
                                                      ^
  at /edgeCases/0/requests; add 'concurrent: true'
spec.yaml:21:55: error: 'requests' must be an integer from 2 to 64
  - {id: b, endpoint: /pets/1, method: get, requests: 100, concurrent: true, expected: 200}
                                                      ^
  at /edgeCases/1/requests
)");
}

TEST(EdgeCaseErrors, Captures) {
  EXPECT_EQ(diagnose("spec.yaml", R"(openapi: 3.1.0
info: {title: t, version: "1"}
servers: [{url: /v1}]
paths:
  /signup:
    post:
      requestBody:
        required: true
        content: {application/json: {schema: {$ref: "#/components/schemas/Login"}}}
      responses:
        "201": {description: ok, content: {application/json: {schema: {type: object, properties: {token: {type: string}}}}}}
        "400": {description: bad}
  /pets/{id}:
    get: &pet {parameters: [{name: id, in: path, required: true, schema: {}}], responses: {"200": {description: ok}}}
    put: *pet
components:
  schemas:
    Login: {type: object, required: [email], properties: {email: {type: string, format: email, maxLength: 20}}}
edgeCases:
  - id: a
    endpoint: /pets/1
    method: get
    given:
      - {endpoint: /signup, input: {email: a@b.cd}, expected: "201", capture: {token: token, b c: /token, t: /tokn}}
    headers: {Authorization: 'Bearer ${tken}', X: '${t + "x"}'}
    expected: 200
)"),
            R"(spec.yaml:24:87: error: a JSON pointer must start with '/'
      - {endpoint: /signup, input: {email: a@b.cd}, expected: "201", capture: {token: token, b c: /token, t: /tokn}}
                                                                                      ^
  at /edgeCases/0/given/0/capture/token; write /token
spec.yaml:24:94: error: 'b c' is no name for a captured value
      - {endpoint: /signup, input: {email: a@b.cd}, expected: "201", capture: {token: token, b c: /token, t: /tokn}}
                                                                                             ^
  at /edgeCases/0/given/0/capture/b c; use letters, digits and '_'
spec.yaml:24:110: warning: the schema of the answer has no property 'tokn'
      - {endpoint: /signup, input: {email: a@b.cd}, expected: "201", capture: {token: token, b c: /token, t: /tokn}}
                                                                                                             ^
  at /edgeCases/0/given/0/capture/t; did you mean 'token'?
spec.yaml:25:40: error: nothing was captured as 'tken'
    headers: {Authorization: 'Bearer ${tken}', X: '${t + "x"}'}
                                       ^
  at /edgeCases/0/headers/Authorization; did you mean 'token'?
spec.yaml:25:56: error: a captured value cannot be calculated with
    headers: {Authorization: 'Bearer ${tken}', X: '${t + "x"}'}
                                                       ^
  at /edgeCases/0/headers/X; write ${t} alone, with other text around it
)");
}

TEST(EdgeCaseErrors, NotAList) {
  EXPECT_EQ(diagnose("spec.yaml", R"(openapi: 3.1.0
info: {title: t, version: "1"}
servers: [{url: /v1}]
paths:
  /signup:
    post:
      requestBody:
        required: true
        content: {application/json: {schema: {$ref: "#/components/schemas/Login"}}}
      responses:
        "201": {description: ok, content: {application/json: {schema: {type: object, properties: {token: {type: string}}}}}}
        "400": {description: bad}
  /pets/{id}:
    get: &pet {parameters: [{name: id, in: path, required: true, schema: {}}], responses: {"200": {description: ok}}}
    put: *pet
components:
  schemas:
    Login: {type: object, required: [email], properties: {email: {type: string, format: email, maxLength: 20}}}
edgeCases: {}
)"),
            R"(spec.yaml:19:12: error: 'edgeCases' must be a list, not a mapping
edgeCases: {}
           ^
  at /edgeCases
)");
}

}  // namespace
}  // namespace specgen::generator
