#include <gtest/gtest.h>

#include "diff/compare_documents.hpp"
#include "diff/report.hpp"
#include "generator/support.hpp"

namespace specgen::generator {
namespace {

std::string document_of(const std::string& paths, const std::string& rest = "") {
  return "openapi: 3.1.0\ninfo: {title: t, version: '1'}\npaths:\n" + paths + rest;
}

/// An operation with these fields.
std::string operation(const std::string& fields) {
  return document_of("  /a:\n    post: {operationId: doIt, " + fields + "}\n");
}

constexpr const char* kDone = "responses: {'204': {description: d}}";

/// The changes without their places: "GET /a (get_a) breaking: part: what".
std::string changes(const std::string& before, const std::string& after) {
  Document old_one = read(before);
  Document new_one = read(after);
  std::string text;
  for (const OperationChanges& each : compare_documents(old_one, new_one)) {
    for (const Change& change : each.changes) {
      text += each.operation + " (" + each.handler + ") " +
              (change.impact == Impact::kBreaking ? "breaking: " : "compatible: ") + change.part +
              change.pointer + ": " + change.what + "\n";
    }
  }
  return text;
}

/// What changes when the fields of the operation do.
std::string field_changes(const std::string& before, const std::string& after) {
  const std::string text =
      changes(operation(before + ", " + kDone), operation(after + ", " + kDone));
  const std::string prefix = "POST /a (do_it) ";
  EXPECT_TRUE(text.empty() || text.starts_with(prefix)) << text;
  return text.empty() ? "" : text.substr(prefix.size());
}

std::string parameter(const std::string& fields) {
  return "parameters: [{name: p, in: query, " + fields + "}]";
}

TEST(CompareOperations, ComeAndGo) {
  const std::string both = document_of(R"(  /a:
    get: {operationId: readA, responses: {'204': {description: d}}}
    put: {operationId: writeA, responses: {'204': {description: d}}}
)");
  const std::string one =
      document_of("  /a: {get: {operationId: readA, responses: {'204': {description: d}}}}\n");
  EXPECT_EQ(changes(one, both), "PUT /a (write_a) compatible: : is new\n");
  EXPECT_EQ(changes(both, one), "PUT /a (write_a) breaking: : is gone\n");
}

TEST(CompareOperations, AreFoundByMethodAndShapeOfThePath) {
  const auto path = [](const std::string& name, const std::string& type) {
    return document_of(
        "  /a/{" + name + "}:\n    get: {operationId: x, parameters: [{name: " + name +
        ", in: path, required: true, schema: {type: " + type + "}}], " + kDone + "}\n");
  };
  EXPECT_EQ(changes(path("id", "string"), path("key", "string")), "");
  EXPECT_EQ(changes(path("id", "number"), path("key", "integer")),
            "GET /a/{key} (x) breaking: path parameter 'key': 'type' no longer allows number\n");
}

TEST(CompareOperations, ARenamedOperationBreaksItsHandler) {
  EXPECT_EQ(
      changes(document_of("  /a: {get: {operationId: listAll, " + std::string(kDone) + "}}\n"),
              document_of("  /a: {get: {operationId: findAll, " + std::string(kDone) + "}}\n")),
      "GET /a (find_all) breaking: operationId: the handler's function is 'find_all', was "
      "'list_all'\n");
  EXPECT_EQ(
      changes(document_of("  /a: {get: {operationId: listAll, " + std::string(kDone) + "}}\n"),
              document_of("  /a: {get: {operationId: list_all, " + std::string(kDone) + "}}\n")),
      "");
}

TEST(CompareOperations, Parameters) {
  const std::string type = "schema: {type: array, items: {type: string}}";
  EXPECT_EQ(field_changes("tags: []", parameter(type)),
            "compatible: query parameter 'p': is new\n");
  EXPECT_EQ(field_changes("tags: []", parameter("required: true, " + type)),
            "breaking: query parameter 'p': is new, and required\n");
  EXPECT_EQ(field_changes(parameter(type), "tags: []"),
            "compatible: query parameter 'p': is ignored now\n");
  EXPECT_EQ(field_changes(parameter(type), parameter("required: true, " + type)),
            "breaking: query parameter 'p': is required now\n");
  EXPECT_EQ(field_changes(parameter("required: true, " + type), parameter(type)),
            "compatible: query parameter 'p': is no longer required\n");
  EXPECT_EQ(field_changes(parameter(type), parameter("explode: false, " + type)),
            "breaking: query parameter 'p': has another style\n");
  EXPECT_EQ(field_changes(parameter(type),
                          parameter("schema: {type: array, items: {type: [string, 'null']}}")),
            "compatible: query parameter 'p'/*: 'type' also allows null\n");
  EXPECT_EQ(field_changes(parameter(type), parameter("deprecated: true, " + type)),
            "compatible: query parameter 'p': is deprecated\n");
  EXPECT_EQ(field_changes(parameter("schema: {default: 1}"), parameter("schema: {default: 2}")),
            "breaking: query parameter 'p': 'default' is 2, was 1\n");
  EXPECT_EQ(field_changes(parameter("schema: {type: string}"),
                          parameter("explode: false, schema: {type: string}")),
            "");
  EXPECT_EQ(
      field_changes(parameter(type), parameter("content: {application/json: {" + type + "}}")),
      "breaking: query parameter 'p': is JSON text now\n");
}

TEST(CompareOperations, RequestBodies) {
  const auto body = [](const std::string& fields) { return "requestBody: {" + fields + "}"; };
  const std::string json = "content: {application/json: {schema: {type: string}}}";
  const std::string both =
      "content: {application/json: {schema: {type: string}}, text/plain: {schema: {type: string}}}";
  EXPECT_EQ(field_changes("tags: []", body(json)), "compatible: request body: is new\n");
  EXPECT_EQ(field_changes("tags: []", body("required: true, " + json)),
            "breaking: request body: is new, and required\n");
  EXPECT_EQ(field_changes(body(json), "tags: []"), "breaking: request body: is gone\n");
  EXPECT_EQ(field_changes(body(json), body("required: true, " + json)),
            "breaking: request body: is required now\n");
  EXPECT_EQ(field_changes(body(json), body(both)),
            "compatible: request body 'text/plain': is a new media type\n");
  EXPECT_EQ(field_changes(body(both), body(json)),
            "breaking: request body 'text/plain': is gone\n");
}

/// Parameters of a media type say nothing of the schema; a range takes what it holds.
TEST(CompareOperations, MediaTypesOfRequests) {
  const auto body = [](const std::string& name, const std::string& schema) {
    return "requestBody: {content: {'" + name + "': {schema: " + schema + "}}}";
  };
  const std::string string = "{type: string}";
  EXPECT_EQ(field_changes(body("application/json", string),
                          body("application/json; charset=utf-8", "{type: integer}")),
            "breaking: request body 'application/json': 'type' no longer allows string, but "
            "integer\n");
  EXPECT_EQ(field_changes(body("text/csv", string), body("text/*", string)), "");
  EXPECT_EQ(field_changes(body("text/*", string), body("text/csv", string)),
            "breaking: request body 'text/*': is gone\n"
            "POST /a (do_it) compatible: request body 'text/csv': is a new media type\n");
  EXPECT_EQ(
      field_changes(body("image/png", "{type: string, format: binary}"), body("image/png", "{}")),
      "");
}

TEST(CompareOperations, Encodings) {
  const auto form = [](const std::string& encoding) {
    return "requestBody: {content: {multipart/form-data: {schema: {type: object, properties: {a: "
           "{type: string}}}, encoding: {" +
           encoding + "}}}}";
  };
  const std::string start = "request body 'multipart/form-data' property 'a'";
  EXPECT_EQ(field_changes(form(""), form("a: {style: spaceDelimited}")),
            "breaking: " + start + ": has another style\n");
  EXPECT_EQ(
      field_changes(form("a: {contentType: image/png}"),
                    form("a: {contentType: 'image/png, image/gif'}")),
      "compatible: " + start + ": 'contentType' is 'image/png', 'image/gif', was 'image/png'\n");
  EXPECT_EQ(field_changes(form("a: {contentType: image/png}"), form("")),
            "breaking: " + start + ": 'contentType' is that of its type, was 'image/png'\n");
  EXPECT_EQ(field_changes(form(""), form("a: {headers: {X: {required: true, schema: {}}}}")),
            "breaking: " + start + " header 'X': is new, and required\n");
}

TEST(CompareOperations, Responses) {
  const auto with = [](const std::string& responses) {
    return operation("responses: {" + responses + "}");
  };
  const std::string one = "'200': {description: d}";
  const std::string header = "'200': {description: d, headers: {X-A: {schema: {type: string}}}}";
  const std::string bound =
      "'200': {description: d, headers: {x-a: {required: true, schema: {type: string}}}}";
  const std::string subject = "POST /a (do_it) ";
  EXPECT_EQ(changes(with(one), with(one + ", 4XX: {description: d}")),
            subject + "compatible: response '4XX': is new\n");
  EXPECT_EQ(changes(with(one + ", default: {description: d}"), with(one)),
            subject + "breaking: response 'default': is gone\n");
  EXPECT_EQ(changes(with(one), with(header)),
            subject + "compatible: response 200 header 'X-A': is new\n");
  EXPECT_EQ(changes(with(bound), with(header)),
            subject + "breaking: response 200 header 'X-A': is no longer always sent\n");
  EXPECT_EQ(changes(with(bound), with(one)),
            subject + "breaking: response 200 header 'x-a': is gone\n");
  EXPECT_EQ(changes(with("'200': {description: d, content: {text/plain: {}, text/html: {}}}"),
                    with("'200': {description: d, content: {text/plain: {}}}")),
            subject + "breaking: response 200 'text/html': is gone\n");
}

/// What falls under a range or `default` in one document is compared with that.
TEST(CompareOperations, RangesOfStatuses) {
  const auto with = [](const std::string& responses) {
    return operation("responses: {" + responses + "}");
  };
  const std::string text = ": {description: d, content: {text/plain: {schema: {type: string}}}}";
  const std::string json = ": {description: d, content: {application/json: {}}}";
  const std::string subject = "POST /a (do_it) ";
  EXPECT_EQ(changes(with("'404'" + text), with("4XX" + text)),
            subject + "compatible: response '4XX': is new\n");
  EXPECT_EQ(changes(with("default" + text), with("default" + text + ", '404'" + json)),
            subject + "compatible: response 404: is new\n" + subject +
                "breaking: response 404 'text/plain': is gone\n" + subject +
                "compatible: response 404 'application/json': is a new media type\n");
}

/// What the API calls breaks by what it may send now.
TEST(CompareOperations, WebhooksAndCallbacks) {
  const auto hook = [](const std::string& fields) {
    return document_of("  /a: {get: {operationId: x, " + std::string(kDone) + "}}\n",
                       "webhooks: {ping: {post: {operationId: pinged, " + fields + "}}}\n");
  };
  const auto body = [](const std::string& schema) {
    return "requestBody: {content: {application/json: {schema: " + schema + "}}}, ";
  };
  const std::string none =
      document_of("  /a: {get: {operationId: x, " + std::string(kDone) + "}}\n");
  EXPECT_EQ(changes(none, hook(kDone)), "POST of 'ping' (pinged) compatible: : is new\n");
  EXPECT_EQ(changes(hook(kDone), none), "POST of 'ping' (pinged) breaking: : is gone\n");
  EXPECT_EQ(changes(hook(body("{type: integer}") + kDone), hook(body("{type: number}") + kDone)),
            "POST of 'ping' (pinged) breaking: request body 'application/json': 'type' also allows "
            "number\n");
  EXPECT_EQ(changes(hook(body("{type: object}") + kDone),
                    hook(body("{type: object, required: [a]}") + kDone)),
            "POST of 'ping' (pinged) compatible: request body 'application/json'/a: is required "
            "now\n");
  EXPECT_EQ(
      changes(hook("responses: {'204': {description: d}, '410': {description: d}}"), hook(kDone)),
      "POST of 'ping' (pinged) breaking: response 410: is gone\n");
  const auto callback = [](const std::string& schema) {
    return operation(
        "callbacks: {done: {'{$url}': {post: {requestBody: {content: "
        "{application/json: {schema: " +
        schema + "}}}, " + kDone + "}}}}, " + kDone);
  };
  EXPECT_EQ(changes(callback("{type: number}"), callback("{type: integer}")),
            "POST of 'done' (done) compatible: request body 'application/json': 'type' no longer "
            "allows number\n");
}

TEST(CompareOperations, Security) {
  const auto with = [](const std::string& security, const std::string& scheme = "bearer") {
    return document_of("  /a: {get: {operationId: x, security: " + security + ", " + kDone + "}}\n",
                       "components:\n  securitySchemes:\n    B: {type: http, scheme: " + scheme +
                           "}\n    K: {type: apiKey, in: header, name: X-K}\n");
  };
  EXPECT_EQ(changes(with("[]"), with("[{B: []}]")),
            "GET /a (x) breaking: security: requires http bearer; it required nothing\n");
  EXPECT_EQ(changes(with("[{B: []}]"), with("[{}]")),
            "GET /a (x) compatible: security: requires nothing; it required http bearer\n");
  EXPECT_EQ(changes(with("[{B: []}]"), with("[{B: []}, {K: []}]")),
            "GET /a (x) compatible: security: requires apiKey in header 'X-K', or http bearer; it "
            "required http bearer\n");
  EXPECT_EQ(changes(with("[{B: []}]"), with("[{B: [], K: []}]")),
            "GET /a (x) breaking: security: requires apiKey in header 'X-K' and http bearer; it "
            "required http bearer\n");
  EXPECT_EQ(changes(with("[{B: []}]"), with("[{B: []}]", "basic")),
            "GET /a (x) breaking: security: requires http basic; it required http bearer\n");
}

TEST(CompareOperations, Scopes) {
  const auto with = [](const std::string& scopes) {
    return document_of(
        "  /a: {get: {operationId: x, security: [{O: [" + scopes + "]}], " + kDone + "}}\n",
        "components: {securitySchemes: {O: {type: oauth2, flows: "
        "{clientCredentials: {tokenUrl: 'https://a/b', scopes: {r: '', w: ''}}}}}}\n");
  };
  EXPECT_EQ(changes(with("r"), with("r, w")),
            "GET /a (x) breaking: security: requires oauth2 with 'r' and oauth2 with 'w'; it "
            "required oauth2 with 'r'\n");
}

/// Headers have the same name whatever the case of its letters; parameters of queries do not.
TEST(CompareOperations, NamesOfApiKeys) {
  const auto with = [](const std::string& in, const std::string& name) {
    return document_of(
        "  /a: {get: {operationId: x, security: [{K: []}], " + std::string(kDone) + "}}\n",
        "components: {securitySchemes: {K: {type: apiKey, in: " + in + ", name: " + name + "}}}\n");
  };
  EXPECT_EQ(changes(with("header", "X-Key"), with("header", "x-key")), "");
  EXPECT_EQ(
      changes(with("header", "X-Key"), with("header", "X-Token")),
      "GET /a (x) breaking: security: requires apiKey in header 'X-Token'; it required apiKey "
      "in header 'X-Key'\n");
  EXPECT_EQ(changes(with("query", "key"), with("query", "Key")),
            "GET /a (x) breaking: security: requires apiKey in query 'Key'; it required apiKey in "
            "query 'key'\n");
  EXPECT_EQ(changes(with("query", "key"), with("cookie", "key")),
            "GET /a (x) breaking: security: requires apiKey in cookie 'key'; it required apiKey in "
            "query 'key'\n");
}

TEST(CompareOperations, WhereTokensComeFrom) {
  const auto with = [](const std::string& name, const std::string& scheme) {
    return document_of(
        "  /a: {get: {operationId: x, security: [{" + name + ": []}], " + kDone + "}}\n",
        "components: {securitySchemes: {Unused: {type: openIdConnect, "
        "openIdConnectUrl: 'https://" +
            name + "'}, " + name + ": {" + scheme + "}}}\n");
  };
  const auto connect = [&](const std::string& name, const std::string& url) {
    return with(name, "type: openIdConnect, openIdConnectUrl: '" + url + "'");
  };
  EXPECT_EQ(changes(connect("A", "https://a/x"), connect("B", "https://a/x")), "");
  EXPECT_EQ(changes(connect("A", "https://a/x"), connect("B", "https://b/x")),
            " () breaking: security scheme 'B': 'openIdConnectUrl' is 'https://b/x', was "
            "'https://a/x'\n");
  const auto flows = [&](const std::string& text) {
    return with("O", "type: oauth2, flows: {" + text + "}");
  };
  const auto password = [](const std::string& rest) { return "password: {" + rest + "}"; };
  const std::string url = "tokenUrl: 'https://a/t', ";
  const std::string scopes = "scopes: {r: x}";
  const std::string one = flows(password(url + scopes));
  EXPECT_EQ(changes(one, flows(password("tokenUrl: 'https://b/t', " + scopes))),
            " () breaking: security scheme 'O' flow 'password': 'tokenUrl' is 'https://b/t', was "
            "'https://a/t'\n");
  const std::string refreshed = flows(password(url + "refreshUrl: 'https://a/r', " + scopes));
  EXPECT_EQ(changes(one, refreshed),
            " () compatible: security scheme 'O' flow 'password': 'refreshUrl' is 'https://a/r', "
            "was none\n");
  EXPECT_EQ(changes(refreshed, one),
            " () breaking: security scheme 'O' flow 'password': 'refreshUrl' is none, was "
            "'https://a/r'\n");
  EXPECT_EQ(changes(one, flows(password(url + "scopes: {w: y}"))),
            " () compatible: security scheme 'O' flow 'password': also offers the scope 'w'\n"
            " () breaking: security scheme 'O' flow 'password': no longer offers the scope 'r'\n");
  const std::string two = flows(password(url + scopes) +
                                ", implicit: {authorizationUrl: 'https://a/i', " + scopes + "}");
  EXPECT_EQ(changes(one, two), " () compatible: security scheme 'O' flow 'implicit': is new\n");
  EXPECT_EQ(changes(two, one), " () breaking: security scheme 'O' flow 'implicit': is gone\n");
}

TEST(CompareOperations, ATagNamesTheInterfaceOfTheHandler) {
  EXPECT_EQ(field_changes("tags: [pets, a]", "tags: [pets]"), "");
  EXPECT_EQ(field_changes("tags: [pets]", "tags: [cats]"),
            "breaking: tags: the handler's interface is 'CatsApi', was 'PetsApi'\n");
}

/// An operation is where its URL is, however that is put together.
TEST(CompareOperations, BasePathsOfOperations) {
  const auto with = [](const std::string& path, const std::string& own, const std::string& rest) {
    return document_of("  " + path + ": {get: {operationId: x, " + own + kDone + "}}\n", rest);
  };
  const std::string v1 = "servers: [{url: /v1}]";
  EXPECT_EQ(changes(with("/a", "", v1 + "\n"), with("/v1/a", "", "")), "");
  EXPECT_EQ(changes(with("/a", "", v1 + "\n"), with("/a", v1 + ", ", "")), "");
  EXPECT_EQ(changes(with("/a", "", v1 + "\n"), with("/a", "servers: [{url: /v2}], ", v1 + "\n")),
            "GET /a (x) breaking: servers: the base path is '/v2', was '/v1'\n");
}

/// Hosts are told, and break nobody; a path is where handlers are served.
TEST(CompareOperations, Servers) {
  const auto with = [](const std::string& servers) {
    return document_of("  /a: {get: {operationId: x, " + std::string(kDone) + "}}\n",
                       "servers: [" + servers + "]\n");
  };
  EXPECT_EQ(changes(with("{url: 'https://a.com/v1'}"), with("{url: 'HTTPS://A.com/v1/'}")), "");
  EXPECT_EQ(changes(with("{url: 'https://a.com/v1'}"), with("{url: 'https://b.com/v1'}")),
            " () compatible: servers: 'https://b.com' is new\n"
            " () compatible: servers: 'https://a.com' is gone\n");
  EXPECT_EQ(changes(with("{url: 'https://{h}.com', variables: {h: {default: a}}}"),
                    with("{url: 'https://a.com'}, {url: 'http://localhost:80/v1'}")),
            " () compatible: servers: 'http://localhost:80' is new\n");
  EXPECT_EQ(changes(with("{url: /v1}"), with("{url: 'https://a.com/v2'}")),
            " () breaking: : the base path is '/v2', was '/v1'\n"
            " () compatible: servers: 'https://a.com' is new\n");
}

TEST(CompareOperations, BasePathAndDeprecation) {
  const std::string paths = "  /a: {get: {operationId: x, " + std::string(kDone) + "}}\n";
  EXPECT_EQ(changes(document_of(paths), document_of(paths, "servers: [{url: /v2}]\n")),
            " () breaking: : the base path is '/v2', was ''\n");
  EXPECT_EQ(field_changes("tags: []", "deprecated: true"), "compatible: : is deprecated\n");
}

}  // namespace
}  // namespace specgen::generator
