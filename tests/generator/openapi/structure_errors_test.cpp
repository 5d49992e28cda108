#include <gtest/gtest.h>

#include "generator/support.hpp"

namespace specgen::generator {
namespace {

TEST(StructureErrors, NothingRequiredIsThere) {
  EXPECT_EQ(diagnose("spec.yaml", R"(openapi: 3.1.0
)"),
            R"(spec.yaml:1:1: error: an OpenAPI document needs 'info'
openapi: 3.1.0
^
spec.yaml:1:1: error: a document needs 'paths', 'webhooks' or 'components'
openapi: 3.1.0
^
)");
}

TEST(StructureErrors, PathsMissingIn30) {
  EXPECT_EQ(diagnose("spec.yaml", R"(openapi: 3.0.3
info: {title: t, version: "1"}
)"),
            R"(spec.yaml:1:1: error: an OpenAPI document needs 'paths'
openapi: 3.0.3
^
)");
}

TEST(StructureErrors, MisspeltField) {
  EXPECT_EQ(diagnose("spec.yaml", R"(openapi: 3.1.0
info: {title: t, version: "1"}
path: {}
)"),
            R"(spec.yaml:1:1: error: a document needs 'paths', 'webhooks' or 'components'
openapi: 3.1.0
^
spec.yaml:3:1: error: 'path' is no field of an OpenAPI document
path: {}
^
  at /path; did you mean 'paths'?
)");
}

TEST(StructureErrors, WrongKinds) {
  EXPECT_EQ(diagnose("spec.yaml", R"(openapi: 3.1.0
info: hello
servers: {}
tags: 1
paths: []
)"),
            R"(spec.yaml:2:7: error: 'info' must be a mapping, not a string
info: hello
      ^
  at /info
spec.yaml:3:10: error: 'servers' must be a list, not a mapping
servers: {}
         ^
  at /servers
spec.yaml:4:7: error: 'tags' must be a list, not an integer
tags: 1
      ^
  at /tags
spec.yaml:5:8: error: 'paths' must be a mapping, not a list
paths: []
       ^
  at /paths
)");
}

TEST(StructureErrors, InfoIsIncomplete) {
  EXPECT_EQ(diagnose("spec.yaml", R"(openapi: 3.1.0
info: {titel: t, version: 1.0, license: {url: x}}
paths: {}
)"),
            R"(spec.yaml:2:8: error: 'titel' is no field of 'info'
info: {titel: t, version: 1.0, license: {url: x}}
       ^
  at /info/titel; did you mean 'title'?
spec.yaml:2:27: error: 'version' must be a string, not a number
info: {titel: t, version: 1.0, license: {url: x}}
                          ^
  at /info/version; put it in quotes: "1.0"
spec.yaml:2:41: error: a license needs 'name'
info: {titel: t, version: 1.0, license: {url: x}}
                                        ^
  at /info/license
)");
}

TEST(StructureErrors, Servers) {
  EXPECT_EQ(diagnose("spec.yaml", R"(openapi: 3.1.0
info: {title: t, version: "1"}
paths: {}
servers:
  - url: https://{host}/v1
    variables:
      hots: {default: a, enum: [b, b]}
  - {description: none}
  - url: /a?b=c
  - url: "https://x/{y"
)"),
            R"(spec.yaml:5:10: error: the server's URL uses an undefined variable: 'host'
  - url: https://{host}/v1
         ^
  at /servers/0/url; did you mean 'hots'?
spec.yaml:7:23: error: the default 'a' is not in 'enum'
      hots: {default: a, enum: [b, b]}
                      ^
  at /servers/0/variables/hots/default
spec.yaml:7:36: warning: this value stands twice in 'enum'
      hots: {default: a, enum: [b, b]}
                                   ^
  at /servers/0/variables/hots/enum/1
spec.yaml:8:5: error: a server needs 'url'
  - {description: none}
    ^
  at /servers/1
spec.yaml:9:10: error: a server's URL must have no query and no fragment
  - url: /a?b=c
         ^
  at /servers/2/url
spec.yaml:10:10: error: a '{' in the server's URL is not closed
  - url: "https://x/{y"
         ^
  at /servers/3/url
)");
}

TEST(StructureErrors, Tags) {
  EXPECT_EQ(diagnose("spec.yaml", R"(openapi: 3.1.0
info: {title: t, version: "1"}
paths: {}
tags: [{name: a}, {name: a}, {description: b}]
)"),
            R"(spec.yaml:4:19: warning: the tag 'a' is declared twice
tags: [{name: a}, {name: a}, {description: b}]
                  ^
  at /tags/1
spec.yaml:4:30: error: a tag needs 'name'
tags: [{name: a}, {name: a}, {description: b}]
                             ^
  at /tags/2
)");
}

TEST(StructureErrors, Paths) {
  EXPECT_EQ(diagnose("spec.yaml", R"(openapi: 3.1.0
info: {title: t, version: "1"}
paths:
  pets: {}
  /a{b: {}
  /c?d=e: {}
  /{x}/{x}: {}
  /%zz: {}
)"),
            R"(spec.yaml:4:3: error: a path must start with '/': 'pets'
  pets: {}
  ^
  at /paths/pets
spec.yaml:5:3: error: the braces of the path do not match: '/a{b'
  /a{b: {}
  ^
  at /paths/~1a{b
spec.yaml:6:3: warning: a path has neither query nor fragment, so no request reaches '/c?d=e'
  /c?d=e: {}
  ^
  at /paths/~1c?d=e; describe them as parameters with 'in: query'
spec.yaml:7:3: error: the path names 'x' twice: '/{x}/{x}'
  /{x}/{x}: {}
  ^
  at /paths/~1{x}~1{x}
spec.yaml:8:3: error: the path holds an incomplete %-escape: '/%zz'
  /%zz: {}
  ^
  at /paths/~1%zz
)");
}

TEST(StructureErrors, SamePaths) {
  EXPECT_EQ(diagnose("spec.yaml", R"(openapi: 3.1.0
info: {title: t, version: "1"}
paths:
  /a/{x}:
    get: {parameters: [{name: x, in: path, required: true, schema: {}}]}
  /a/{y}:
    get: {parameters: [{name: y, in: path, required: true, schema: {}}]}
  /a/{z}:
    put: {parameters: [{name: z, in: path, required: true, schema: {}}]}
)"),
            R"(spec.yaml:6:3: error: the paths '/a/{x}' and '/a/{y}' are the same
  /a/{y}:
  ^
  at /paths/~1a~1{y}; first in line 4
spec.yaml:8:3: warning: the paths '/a/{x}' and '/a/{z}' are the same
  /a/{z}:
  ^
  at /paths/~1a~1{z}; first in line 4
)");
}

TEST(StructureErrors, PathParameters) {
  EXPECT_EQ(diagnose("spec.yaml", R"(openapi: 3.1.0
info: {title: t, version: "1"}
paths:
  /a/{petId}:
    get:
      parameters: [{name: petID, in: path, required: true, schema: {}}]
)"),
            R"(spec.yaml:5:5: error: the path parameter 'petId' is not declared
    get:
    ^
  at /paths/~1a~1{petId}/get; add it to 'parameters' with 'in: path'
spec.yaml:6:20: error: the path '/a/{petId}' has no parameter 'petID'
      parameters: [{name: petID, in: path, required: true, schema: {}}]
                   ^
  at /paths/~1a~1{petId}/get/parameters/0; did you mean 'petId'?
)");
}

TEST(StructureErrors, OperationIdTwice) {
  EXPECT_EQ(diagnose("spec.yaml", R"(openapi: 3.1.0
info: {title: t, version: "1"}
paths:
  /a:
    get: {operationId: x}
    put: {operationId: x}
)"),
            R"(spec.yaml:6:24: error: the operationId 'x' stands twice
    put: {operationId: x}
                       ^
  at /paths/~1a/put/operationId; first in spec.yaml:5
)");
}

TEST(StructureErrors, Operation) {
  EXPECT_EQ(diagnose("spec.yaml", R"(openapi: 3.1.0
info: {title: t, version: "1"}
paths:
  /a:
    gett: {}
    get: {sumary: s, tags: a, deprecated: "yes", x-lane: cpus}
)"),
            R"(spec.yaml:5:5: error: 'gett' is no field of a path item
    gett: {}
    ^
  at /paths/~1a/gett
spec.yaml:6:11: error: 'sumary' is no field of an operation
    get: {sumary: s, tags: a, deprecated: "yes", x-lane: cpus}
          ^
  at /paths/~1a/get/sumary; did you mean 'summary'?
spec.yaml:6:28: error: 'tags' must be a list, not a string
    get: {sumary: s, tags: a, deprecated: "yes", x-lane: cpus}
                           ^
  at /paths/~1a/get/tags
spec.yaml:6:43: error: 'deprecated' must be a boolean, not a string
    get: {sumary: s, tags: a, deprecated: "yes", x-lane: cpus}
                                          ^
  at /paths/~1a/get/deprecated
spec.yaml:6:58: error: 'x-lane' must be 'inline', 'worker', 'cpu' or 'stream'
    get: {sumary: s, tags: a, deprecated: "yes", x-lane: cpus}
                                                         ^
  at /paths/~1a/get/x-lane; did you mean 'cpu'?
)");
}

TEST(StructureErrors, OperationWithoutResponses30) {
  EXPECT_EQ(diagnose("spec.yaml", R"(openapi: 3.0.3
info: {title: t, version: "1"}
paths:
  /a:
    get: {}
    put: {responses: {}}
)"),
            R"(spec.yaml:5:10: error: an operation needs 'responses'
    get: {}
         ^
  at /paths/~1a/get
spec.yaml:6:22: error: 'responses' needs at least one response
    put: {responses: {}}
                     ^
  at /paths/~1a/put/responses
)");
}

TEST(StructureErrors, Parameters) {
  EXPECT_EQ(diagnose("spec.yaml", R"(openapi: 3.1.0
info: {title: t, version: "1"}
paths:
  /a:
    get:
      responses: {"200": {description: ok}}
      parameters:
        - {name: q, in: body, schema: {}}
        - {in: query, schema: {}}
        - {name: a, in: query}
        - {name: b, in: query, schema: {}, content: {}}
        - {name: c, in: query, style: matrix, schema: {}}
        - {name: d, in: query, style: fomr, schema: {}}
        - {name: e, in: query, schema: {}}
        - {name: e, in: query, schema: {}}
        - {name: X-E, in: header, schema: {}}
        - {name: x-e, in: header, schema: {}}
        - {name: "a b", in: header, schema: {}}
        - {name: Accept, in: header, schema: {}}
        - {name: f, in: query, style: deepObject, schema: {type: string}}
)"),
            R"(spec.yaml:8:25: error: 'in' must be 'path', 'query', 'header' or 'cookie', not 'body'
        - {name: q, in: body, schema: {}}
                        ^
  at /paths/~1a/get/parameters/0/in; OpenAPI 3 describes bodies under 'requestBody'
spec.yaml:9:11: error: a parameter needs 'name'
        - {in: query, schema: {}}
          ^
  at /paths/~1a/get/parameters/1
spec.yaml:10:11: error: a parameter needs 'schema'
        - {name: a, in: query}
          ^
  at /paths/~1a/get/parameters/2
spec.yaml:11:53: error: there can be 'schema' or 'content', not both
        - {name: b, in: query, schema: {}, content: {}}
                                                    ^
  at /paths/~1a/get/parameters/3/content
spec.yaml:11:53: error: 'content' must name exactly one media type here
        - {name: b, in: query, schema: {}, content: {}}
                                                    ^
  at /paths/~1a/get/parameters/3/content
spec.yaml:12:39: error: the style 'matrix' is not for parameters in 'query'
        - {name: c, in: query, style: matrix, schema: {}}
                                      ^
  at /paths/~1a/get/parameters/4/style
spec.yaml:13:39: error: unknown style 'fomr'
        - {name: d, in: query, style: fomr, schema: {}}
                                      ^
  at /paths/~1a/get/parameters/5/style; did you mean 'form'?
spec.yaml:15:11: error: the query parameter 'e' is listed twice
        - {name: e, in: query, schema: {}}
          ^
  at /paths/~1a/get/parameters/7
spec.yaml:17:11: error: the header parameter 'x-e' is listed twice
        - {name: x-e, in: header, schema: {}}
          ^
  at /paths/~1a/get/parameters/9
spec.yaml:18:18: error: 'a b' is no name of a header
        - {name: "a b", in: header, schema: {}}
                 ^
  at /paths/~1a/get/parameters/10/name
spec.yaml:19:18: warning: a header parameter 'Accept' is ignored
        - {name: Accept, in: header, schema: {}}
                 ^
  at /paths/~1a/get/parameters/11/name; bodies are described by 'content', credentials by 'security'
spec.yaml:20:11: warning: the style 'deepObject' is for objects only
        - {name: f, in: query, style: deepObject, schema: {type: string}}
          ^
  at /paths/~1a/get/parameters/12
)");
}

TEST(StructureErrors, Responses) {
  EXPECT_EQ(diagnose("spec.yaml", R"(openapi: 3.1.0
info: {title: t, version: "1"}
paths:
  /a:
    get:
      responses:
        "20X": {description: a}
        4xx: {description: a}
        600: {description: a}
        default: {descripton: a}
        "200": null
)"),
            R"(spec.yaml:7:9: error: '20X' is no status code
        "20X": {description: a}
        ^
  at /paths/~1a/get/responses/20X; write '200', '4XX' or 'default'
spec.yaml:8:9: error: '4xx' is no status code
        4xx: {description: a}
        ^
  at /paths/~1a/get/responses/4xx; write it in capitals, as in '4XX'
spec.yaml:9:9: error: '600' is no status code
        600: {description: a}
        ^
  at /paths/~1a/get/responses/600; write '200', '4XX' or 'default'
spec.yaml:10:19: error: 'descripton' is no field of a response
        default: {descripton: a}
                  ^
  at /paths/~1a/get/responses/default/descripton; did you mean 'description'?
spec.yaml:11:16: error: a response must be a mapping, not null
        "200": null
               ^
  at /paths/~1a/get/responses/200
)");
}

TEST(StructureErrors, Headers) {
  EXPECT_EQ(diagnose("spec.yaml", R"(openapi: 3.1.0
info: {title: t, version: "1"}
paths:
  /a:
    get:
      responses:
        "200":
          description: a
          headers:
            X-A: {schema: {}}
            x-a: {schema: {}}
            "a b": {schema: {}}
            Content-Type: {schema: {}}
            X-B: {style: form, schema: {}}
            X-C: {}
)"),
            R"(spec.yaml:11:13: error: the header 'x-a' stands twice: letter case does not matter
            x-a: {schema: {}}
            ^
  at /paths/~1a/get/responses/200/headers/x-a
spec.yaml:12:13: error: 'a b' is no name of a header
            "a b": {schema: {}}
            ^
  at /paths/~1a/get/responses/200/headers/a b
spec.yaml:13:13: warning: a header 'Content-Type' is ignored: 'content' tells it
            Content-Type: {schema: {}}
            ^
  at /paths/~1a/get/responses/200/headers/Content-Type
spec.yaml:14:26: error: the style of a header must be 'simple', not 'form'
            X-B: {style: form, schema: {}}
                         ^
  at /paths/~1a/get/responses/200/headers/X-B/style
spec.yaml:15:18: error: a header needs 'schema'
            X-C: {}
                 ^
  at /paths/~1a/get/responses/200/headers/X-C
)");
}

TEST(StructureErrors, Bodies) {
  EXPECT_EQ(diagnose("spec.yaml", R"(openapi: 3.1.0
info: {title: t, version: "1"}
paths:
  /a:
    put:
      requestBody: {required: true}
    post:
      requestBody: {content: {}}
    patch:
      requestBody: {content: {json: {}, application/json: {shema: {}}}}
)"),
            R"(spec.yaml:6:20: error: a request body needs 'content'
      requestBody: {required: true}
                   ^
  at /paths/~1a/put/requestBody
spec.yaml:8:30: error: 'content' of a request body must not be empty
      requestBody: {content: {}}
                             ^
  at /paths/~1a/post/requestBody/content
spec.yaml:10:31: warning: 'json' is no media type, so nothing is sent as one
      requestBody: {content: {json: {}, application/json: {shema: {}}}}
                              ^
  at /paths/~1a/patch/requestBody/content/json; media types look like 'application/json'
spec.yaml:10:60: error: 'shema' is no field of a media type
      requestBody: {content: {json: {}, application/json: {shema: {}}}}
                                                           ^
  at /paths/~1a/patch/requestBody/content/application~1json/shema; did you mean 'schema'?
)");
}

TEST(StructureErrors, Security) {
  EXPECT_EQ(diagnose("spec.yaml", R"(openapi: 3.1.0
info: {title: t, version: "1"}
components:
  securitySchemes:
    Bearer: {type: http, scheme: bearer}
    Key: {type: apiKey, in: headr}
    Old: {type: basic}
    Flow: {type: oauth2, flows: {implicit: {}, pasword: {}}}
    Odd: {type: http, scheme: amongus}
paths:
  /a:
    get: {security: [{Baerer: []}, {Bearer: x}, Bearer]}
)"),
            R"(spec.yaml:6:10: error: a security scheme needs 'name'
    Key: {type: apiKey, in: headr}
         ^
  at /components/securitySchemes/Key
spec.yaml:6:10: warning: nothing requires the security scheme 'Key'
    Key: {type: apiKey, in: headr}
         ^
  at /components/securitySchemes/Key
spec.yaml:6:29: error: 'in' must be 'query', 'header' or 'cookie', not 'headr'
    Key: {type: apiKey, in: headr}
                            ^
  at /components/securitySchemes/Key/in; did you mean 'header'?
spec.yaml:7:10: warning: nothing requires the security scheme 'Old'
    Old: {type: basic}
         ^
  at /components/securitySchemes/Old
spec.yaml:7:17: error: unknown type of a security scheme: 'basic'
    Old: {type: basic}
                ^
  at /components/securitySchemes/Old/type; write type: http with scheme: basic
spec.yaml:8:11: warning: nothing requires the security scheme 'Flow'
    Flow: {type: oauth2, flows: {implicit: {}, pasword: {}}}
          ^
  at /components/securitySchemes/Flow
spec.yaml:8:44: error: a flow needs 'authorizationUrl'
    Flow: {type: oauth2, flows: {implicit: {}, pasword: {}}}
                                           ^
  at /components/securitySchemes/Flow/flows/implicit
spec.yaml:8:44: error: a flow needs 'scopes'
    Flow: {type: oauth2, flows: {implicit: {}, pasword: {}}}
                                           ^
  at /components/securitySchemes/Flow/flows/implicit
spec.yaml:8:48: error: unknown flow 'pasword'
    Flow: {type: oauth2, flows: {implicit: {}, pasword: {}}}
                                               ^
  at /components/securitySchemes/Flow/flows/pasword; did you mean 'password'?
spec.yaml:9:10: warning: nothing requires the security scheme 'Odd'
    Odd: {type: http, scheme: amongus}
         ^
  at /components/securitySchemes/Odd
spec.yaml:9:31: warning: 'amongus' is no registered scheme of HTTP authentication
    Odd: {type: http, scheme: amongus}
                              ^
  at /components/securitySchemes/Odd/scheme
spec.yaml:12:23: error: undefined security scheme 'Baerer'
    get: {security: [{Baerer: []}, {Bearer: x}, Bearer]}
                      ^
  at /paths/~1a/get/security/0/Baerer; did you mean 'Bearer'?
spec.yaml:12:45: error: 'Bearer' must be a list of scopes, not a string
    get: {security: [{Baerer: []}, {Bearer: x}, Bearer]}
                                            ^
  at /paths/~1a/get/security/1/Bearer
spec.yaml:12:49: error: 'security' must be a list of mappings, not a string
    get: {security: [{Baerer: []}, {Bearer: x}, Bearer]}
                                                ^
  at /paths/~1a/get/security/2
)");
}

TEST(StructureErrors, ComponentNames) {
  EXPECT_EQ(
      diagnose("spec.yaml", R"(openapi: 3.1.0
info: {title: t, version: "1"}
components:
  schemas: {"a b": {}}
  schemes: {}
)"),
      R"(spec.yaml:4:13: error: the name of a component may hold letters, digits, '.', '-' and '_', but not 'a b'
  schemas: {"a b": {}}
            ^
  at /components/schemas/a b
spec.yaml:5:3: error: 'schemes' is no field of 'components'
  schemes: {}
  ^
  at /components/schemes
)");
}

TEST(StructureErrors, Unused) {
  EXPECT_EQ(diagnose("spec.yaml", R"(openapi: 3.1.0
info: {title: t, version: "1"}
paths:
  /a:
    get: {}
components:
  schemas: {A: {items: {$ref: "#/components/schemas/A"}}}
  responses: {B: {description: b}}
  securitySchemes: {C: {type: http, scheme: basic}}
)"),
            R"(spec.yaml:7:13: warning: nothing refers to the schema 'A'
  schemas: {A: {items: {$ref: "#/components/schemas/A"}}}
            ^
  at /components/schemas/A
spec.yaml:8:15: warning: nothing refers to the response 'B'
  responses: {B: {description: b}}
              ^
  at /components/responses/B
spec.yaml:9:24: warning: nothing requires the security scheme 'C'
  securitySchemes: {C: {type: http, scheme: basic}}
                       ^
  at /components/securitySchemes/C
)");
}

TEST(StructureErrors, NewFieldsIn30) {
  EXPECT_EQ(diagnose("spec.yaml", R"(openapi: 3.0.3
info: {title: t, version: "1"}
paths: {}
webhooks: {}
jsonSchemaDialect: "https://example.com/other"
)"),
            R"(spec.yaml:4:11: warning: 'webhooks' is new in OpenAPI 3.1; this document says 3.0
webhooks: {}
          ^
  at /webhooks
spec.yaml:5:20: warning: 'jsonSchemaDialect' is new in OpenAPI 3.1; this document says 3.0
jsonSchemaDialect: "https://example.com/other"
                   ^
  at /jsonSchemaDialect
spec.yaml:5:20: error: this dialect of JSON Schema is not supported: 'https://example.com/other'
jsonSchemaDialect: "https://example.com/other"
                   ^
  at /jsonSchemaDialect; leave it out for the default, JSON Schema 2020-12
)");
}

TEST(StructureErrors, Links) {
  EXPECT_EQ(diagnose("spec.yaml", R"(openapi: 3.1.0
info: {title: t, version: "1"}
paths:
  /a:
    get:
      operationId: getA
      responses:
        "200": {description: a, links: {x: {operationId: getB}, y: {}, z: {operationId: getA, body: 1}}}
)"),
            R"(spec.yaml:8:58: warning: no operation has the id 'getB'
        "200": {description: a, links: {x: {operationId: getB}, y: {}, z: {operationId: getA, body: 1}}}
                                                         ^
  at /paths/~1a/get/responses/200/links/x/operationId; did you mean 'getA'?
spec.yaml:8:68: error: a link needs 'operationId' or 'operationRef'
        "200": {description: a, links: {x: {operationId: getB}, y: {}, z: {operationId: getA, body: 1}}}
                                                                   ^
  at /paths/~1a/get/responses/200/links/y
spec.yaml:8:95: error: 'body' is no field of a link
        "200": {description: a, links: {x: {operationId: getB}, y: {}, z: {operationId: getA, body: 1}}}
                                                                                              ^
  at /paths/~1a/get/responses/200/links/z/body
)");
}

TEST(StructureErrors, Examples) {
  EXPECT_EQ(diagnose("spec.yaml", R"(openapi: 3.1.0
info: {title: t, version: "1"}
paths:
  /a:
    get:
      responses: {"200": {description: ok}}
      parameters:
        - {name: q, in: query, schema: {type: integer}, example: x}
)"),
            R"(spec.yaml:8:66: warning: the schema refuses this example: it must be an integer
        - {name: q, in: query, schema: {type: integer}, example: x}
                                                                 ^
  at /paths/~1a/get/parameters/0/example
)");
}

TEST(StructureErrors, StylesThatSayNothing) {
  EXPECT_EQ(diagnose("spec.yaml", R"(openapi: 3.1.0
info: {title: t, version: "1"}
paths:
  /a:
    get:
      responses: {"200": {description: ok}}
      parameters:
        - {name: a, in: query, style: pipeDelimited, content: {application/json: {}}}
        - {name: b, in: query, style: pipeDelimited, schema: {anyOf: [{type: array}, {type: string}]}}
        - {name: c, in: cookie, schema: {oneOf: [{type: string}, {type: object}]}}
        - {name: d, in: header, allowEmptyValue: true, schema: {type: string}}
)"),
            R"(spec.yaml:8:32: warning: 'style' has no meaning beside 'content'
        - {name: a, in: query, style: pipeDelimited, content: {application/json: {}}}
                               ^
  at /paths/~1a/get/parameters/0/style
spec.yaml:9:11: warning: this style is for arrays and objects only
        - {name: b, in: query, style: pipeDelimited, schema: {anyOf: [{type: array}, {type: string}]}}
          ^
  at /paths/~1a/get/parameters/1
spec.yaml:10:11: warning: a cookie that is an array or an object needs 'explode: false'
        - {name: c, in: cookie, schema: {oneOf: [{type: string}, {type: object}]}}
          ^
  at /paths/~1a/get/parameters/2
spec.yaml:11:50: warning: 'allowEmptyValue' is for query parameters only
        - {name: d, in: header, allowEmptyValue: true, schema: {type: string}}
                                                 ^
  at /paths/~1a/get/parameters/3/allowEmptyValue
)");
}

TEST(StructureErrors, ScopesThatNoFlowHas) {
  EXPECT_EQ(diagnose("spec.yaml", R"(openapi: 3.1.0
info: {title: t, version: "1"}
security: [{oauth: [writ, read]}, {id: [anything]}]
paths: {}
components:
  securitySchemes:
    oauth:
      type: oauth2
      flows:
        clientCredentials: {tokenUrl: "https://a/t", scopes: {write: w}}
        implicit: {authorizationUrl: "https://a/t", scopes: {read: r}}
    id: {type: openIdConnect, openIdConnectUrl: "https://a/id"}
)"),
            R"(spec.yaml:3:21: warning: no flow of 'oauth' has the scope 'writ'
security: [{oauth: [writ, read]}, {id: [anything]}]
                    ^
  at /security/0/oauth/0; did you mean 'write'?
)");
}

}  // namespace
}  // namespace specgen::generator
