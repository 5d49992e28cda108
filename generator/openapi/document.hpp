#pragma once

// Folder openapi/: the document's own concepts, and reading them.

#include <nlohmann/json.hpp>
#include <optional>
#include <string>
#include <vector>

#include "schema/formats.hpp"
#include "schema/schema.hpp"
#include "schema/schema_store.hpp"
#include "source/location.hpp"

namespace specgen::generator {

enum class Method { kGet, kPut, kPost, kDelete, kOptions, kHead, kPatch, kTrace };
enum class ParameterIn { kPath, kQuery, kHeader, kCookie };
/// OpenAPI 3.1, section 4.8.12.2.
enum class Style { kSimple, kLabel, kMatrix, kForm, kSpaceDelimited, kPipeDelimited, kDeepObject };

struct Parameter {
  Location location;
  std::string name;
  ParameterIn in = ParameterIn::kQuery;
  std::string description;
  bool required = false;
  bool deprecated = false;
  Style style = Style::kForm;
  bool explode = true;
  bool is_json = false;  ///< Described by `content`: its text is JSON.
  bool allow_reserved = false;
  bool allow_empty = false;
  const Schema* schema = nullptr;
};

/// Of a response, or of a part of a multipart body.
struct ResponseHeader {
  Location location;
  std::string name;
  std::string description;
  bool required = false;
  bool explode = false;
  bool is_json = false;  ///< Described by `content`: its text is JSON.
  const Schema* schema = nullptr;
};

/// How a property of a form, or of a multipart body, is written (OpenAPI 3.1, section 4.8.15).
struct PropertyEncoding {
  Location location;
  std::string property;
  bool styled = false;  ///< Written like a query parameter: `style` and `explode` count.
  Style style = Style::kForm;
  bool explode = true;
  std::vector<std::string> content_types;  ///< Lower case; empty: as the property's type has it.
  std::vector<ResponseHeader> headers;     ///< Of the part.
};

struct MediaType {
  Location location;
  std::string name;  ///< Lower case, e.g. "application/json"; may be a range such as "*/*".
  const Schema* schema = nullptr;  ///< nullptr: none written.
  std::vector<PropertyEncoding> encodings;
};

struct RequestBody {
  Location location;
  std::string description;
  bool required = false;
  std::vector<MediaType> content;  ///< Empty: none of the names was that of a media type.
};

/// What a client can do next with what a response says (section 4.8.20).
struct Link {
  std::string name;
  std::string operation;  ///< operationId or operationRef.
  std::string description;
  /// Names and values; these are runtime expressions or constants. A request body is named "body".
  std::vector<std::pair<std::string, std::string>> parameters;
};

struct Response {
  Location location;
  /// 200, or 4 for "4XX", or 0 for "default".
  int status = 0;
  std::string description;
  std::vector<MediaType> content;
  std::vector<ResponseHeader> headers;
  std::vector<Link> links;
};

/// One way to be let in: all of its schemes together. Empty: anonymous.
struct SecurityRequirement {
  struct Use {
    std::string scheme;
    std::vector<std::string> scopes;
    std::string query_name = {};  ///< Of a key in the query; else empty.
  };
  Location location;
  std::vector<Use> schemes;
};

/// A way to get a token of OAuth 2; URLs that it has none of are empty.
struct OAuthFlow {
  Location location;
  std::string name;  ///< "authorizationCode"
  std::string authorization_url, token_url, refresh_url;
  std::vector<std::string> scopes;
};

struct SecurityScheme {
  enum class Kind {
    kHttpBearer,
    kHttpBasic,
    kHttpOther,
    kApiKey,
    kOAuth2,
    kOpenIdConnect,
    kMutualTls
  };
  Location location;
  std::string name;  ///< Its key under components/securitySchemes.
  Kind kind = Kind::kHttpBearer;
  std::string description;
  std::string http_scheme;                ///< For http: lower case.
  std::string bearer_format;              ///< For bearer; may be empty.
  ParameterIn in = ParameterIn::kHeader;  ///< For apiKey.
  std::string parameter_name;             ///< For apiKey.
  std::string open_id_connect_url;        ///< For openIdConnect.
  std::vector<OAuthFlow> flows;           ///< For oauth2.
};

/// Where an operation runs (extension `x-lane`): `inline` on the I/O thread for what takes
/// microseconds, `worker` for blocking work, `cpu` for what computes for long, `stream` for what
/// waits for clients.
enum class Lane { kInline, kWorker, kCpu, kStream };

struct Operation {
  Location location;
  Method method = Method::kGet;
  std::string path;          ///< The template, e.g. "/pets/{petId}".
  std::string operation_id;  ///< As written; empty: none.
  std::string summary;
  std::string description;
  std::vector<std::string> tags;
  bool deprecated = false;
  std::vector<Parameter> parameters;  ///< The path item's and the operation's, merged.
  std::optional<RequestBody> request_body;
  std::vector<Response> responses;  ///< In document order.
  /// The ways to be let in: the operation's, else the document's. Empty: open to all.
  std::vector<SecurityRequirement> security;
  std::optional<Lane> lane;  ///< As written.
  /// For what the API calls: the name of the webhook or callback. Else empty.
  std::string event;
  /// Of a callback: where it goes, with runtime expressions (4.8.20.4). Else empty.
  std::string url;
  /// The path of its own first server, else of its path item's (4.8.10.1); nothing: the document's.
  std::optional<std::string> base_path;
};

/// A request of an edge case: the case's own, or one of its `given` steps.
struct EdgeRequest {
  Location location;
  std::size_t operation = 0;  ///< Index into Document::operations.
  std::string path;           ///< The path as it is sent, below the base path, placeholders filled.
  std::vector<std::pair<std::string, std::string>> query;
  std::vector<std::pair<std::string, std::string>> headers;
  std::string content_type;         ///< "application/json" unless the case says otherwise.
  std::optional<std::string> body;  ///< The bytes that are sent; nullopt: none.
  /// JSON pointers of body strings that must be fresh when the request is repeated (e-mail
  /// addresses, unless marked otherwise).
  std::vector<std::string> fresh;
  std::vector<std::string> expected;  ///< Statuses; "201".
  /// What later requests of the case may use as `${name}`: name and JSON pointer in the answer.
  std::vector<std::pair<std::string, std::string>> captures;
};

/// An entry of `edgeCases` / `x-edgeCases`, its expressions evaluated.
struct EdgeCase {
  Location location;
  std::string id;
  std::string description;
  bool concurrent = false;
  std::size_t requests = 2;  ///< How many are sent at once when concurrent.
  std::vector<EdgeRequest> given;
  EdgeRequest request;
};

struct Tag {
  std::string name;
  std::string description;
};

/// The document as it is published: valid OpenAPI, edge cases under `x-edgeCases`.
struct Published {
  std::string json;
  std::string yaml;
};

struct Server {
  Location location;
  std::string origin;  ///< What is before the path: "https://example.com"; empty: unsaid.
  std::string path;    ///< "/v1", or "" for the root.
};

/// An OpenAPI document, read, checked and resolved. Owns its schemas.
struct Document {
  std::string file;  ///< As given on the command line.
  std::string title;
  std::string version;  ///< info.version
  std::string description;
  std::vector<Server> servers;
  std::string base_path;  ///< The path of the first server.
  std::vector<Tag> tags;
  std::vector<Operation> operations;  ///< In document order.
  /// What the API calls: at subscribers, and at the URLs that requests name. The `path` of each is
  /// empty.
  std::vector<Operation> webhooks, callbacks;
  std::vector<const Schema*> schemas;  ///< components/schemas, in document order.
  std::vector<SecurityScheme> security_schemes;
  std::vector<EdgeCase> edge_cases;
  Formats formats = Formats::kAssert;  ///< By which its values were judged.
  Published published;
  SchemaStore store;
};

}  // namespace specgen::generator
