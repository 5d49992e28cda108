#pragma once

#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "plan/code.hpp"
#include "plan/parameter_shapes.hpp"

namespace specgen::generator::plan {

/// The includes of a file, sorted, in the two groups in which they stand.
struct Includes {
  std::vector<std::string> system;   ///< "<string>"
  std::vector<std::string> project;  ///< "\"models/user.hpp\""

  void add(const std::string& header);
  void sort();
};

/// A type as it is emitted. Which of the three it is decides what is filled.
struct TypeText {
  enum class Kind { kEnum, kStruct, kAlias };
  struct Member {
    std::vector<std::string> doc;  ///< Comment lines, complete.
    std::string declaration;       ///< "std::optional<std::string> name;"
  };

  Kind kind = Kind::kStruct;
  std::vector<std::string> doc;
  std::string name;
  std::string aliased;  ///< kAlias: the type.
  std::vector<EnumDeclaration::Enumerator> enumerators;
  std::vector<Member> members;
  /// Of a struct that holds itself, whose comparison the compiler can't default: an expression of
  /// `left` and `right`. Else empty.
  std::string comparison;
};

/// How a type is read from and written as JSON.
struct JsonText {
  struct Entry {
    std::string literal;     ///< "\"active\"" or "1"
    std::string enumerator;  ///< "UserStatus::kActive"
  };
  struct Case {
    std::string name_literal;
    std::string required;     ///< "true" or "false"
    std::string field;        ///< See field_text(). Empty: decoded by code.
    std::string decode = {};  ///< That code, an expression.
    bool has_member = true;   ///< Otherwise the code only checks what is there.
  };

  TypeText::Kind kind = TypeText::Kind::kStruct;
  std::string name;
  std::string decode_function;
  std::string check;  ///< The table that is evaluated first; empty: none.
  // Enums.
  bool integer_enum = false;
  std::string enum_rules;  ///< Arguments that say how the choices are stated; empty: the usual way.
  std::vector<Entry> entries;
  // Structs.
  std::vector<Case> cases;
  std::string rules;              ///< An initialiser of specgen::ObjectRules.
  std::string decode_additional;  ///< An expression; empty: no such member.
  std::vector<std::string> encode;
  // Aliases.
  std::string decode;
};

/// The types of one unit and their JSON.
struct TypesFile {
  std::string name;  ///< Of the unit's files.
  std::string
      forwards_to;  ///< Another unit's file that declares these types; then all else is empty.
  Includes header_includes;
  std::vector<std::string> forward_declarations;
  std::vector<TypeText> types;
  Includes json_header_includes;
  Includes json_source_includes;
  std::vector<PatternsFunction> patterns;
  std::vector<std::string> tables;  ///< Names of schema tables that the JSON source refers to.
  std::vector<JsonText> json;
};

/// A file with the constant tables of some schemas.
struct TablesFile {
  struct Table {
    std::string name;
    std::vector<std::string> parts;  ///< Definitions of what it points to.
    std::string initialiser;
  };
  std::string name;
  std::vector<std::string> others;    ///< Names of tables of other files.
  std::vector<std::string> own;       ///< Names of tables, to be declared first.
  std::vector<std::string> patterns;  ///< Definitions.
  std::vector<Table> tables;
};

struct ResponseText {
  struct Header {
    std::string name_literal;
    std::string opening;  ///< "if (response.x_rate_limit)"; empty: it is always there, and once.
    std::vector<std::string> encode;  ///< Statements that write to `out`; none: not needed.
    std::string value;                ///< An expression of type std::string.
  };

  std::string name;  ///< SignupCreated
  std::vector<std::string> doc;
  std::string fixed_status;             ///< "201"; empty: any of a range.
  std::string initial_status;           ///< "500" where the handler chooses.
  std::string range_first, range_last;  ///< For "4XX"; else empty.
  std::vector<TypeText::Member> members;
  std::vector<Header> headers;
  /// How a body becomes text.
  struct Sending {
    std::string condition;  ///< Of the content type; empty for the last.
    bool json = false;
    std::vector<std::string> encode;  ///< Statements.
  };
  /// One C++ type of the body with the media types that it may be sent as.
  struct Body {
    std::string index;                  ///< In the body's variant; "0" for a single type.
    std::vector<std::string> literals;  ///< Of the media types, the preferred first.
    std::vector<Sending> sendings;      ///< One, or one for JSON and one for plain text.
    bool has_range = false;             ///< Of the literals one is a range.
  };
  std::vector<Body> bodies;  ///< Empty: none.
  bool has_range = false;    ///< The handler names the media type where that is one of a range.
};

struct ParameterText {
  std::string constant;             ///< kLimitParameter
  std::vector<std::string> fields;  ///< ".name = \"limit\""
  std::string properties_constant;  ///< Of an object; else empty.
  std::vector<std::string> properties;
  std::string others_constant;      ///< Of an object in a query that takes all other fields.
  std::vector<std::string> others;  ///< Names of fields that it does not take, as literals.
  std::string member;               ///< limit
  std::string type;                 ///< std::int32_t
  std::string decode;               ///< An expression of `in` and `out`.
};

struct BodyText {
  /// kBytes: nothing but bytes, in memory; kStream: a StreamType.
  enum class Format { kJson, kForm, kMultipart, kText, kBytes, kStream };
  /// How a header of a multipart body's part is checked.
  struct PartHeader {
    std::string part_literal;
    StyleText style;  ///< kFileXCountHeader
    std::string type;
    std::string decode;  ///< An expression of `in` and `out`.
  };
  struct Reading {
    std::string index;   ///< Of the media type among `consumes`.
    std::string target;  ///< What is read into: "body" or a place in it.
    Format format = Format::kJson;
    std::string type;
    std::string decode;                    ///< An expression of `in` and `out`.
    std::vector<std::string> properties;   ///< Of a form: initialisers of PropertyShape.
    std::vector<StyleText> styles;         ///< Of a form: what properties refer to.
    std::vector<PartHeader> part_headers;  ///< Of a multipart form.
    std::string other_kind;                ///< Of a form: how properties not named are read.
    std::vector<std::string> binary;       ///< Of a multipart form: names of files, literals.
    std::vector<std::string> files;        ///< Of a multipart form: statements that take them.
  };
  bool required = false;
  bool streamed = false;  ///< Read by the handler while it arrives; then without readings.
  std::vector<Reading> readings;
};

struct OperationText {
  std::string id_literal;  ///< operationId, or method and path where there is none.
  std::string id;          ///< The same for comments.
  std::string name;        ///< The member function: "signup".
  std::string type_name;   ///< "Signup"
  std::string file;        ///< "signup"
  std::string method;      ///< "kPost"
  std::string method_literal;
  std::string path_literal;
  std::string base_path_literal;  ///< Empty: the document's.
  std::string lane;               ///< "kWorker"
  std::string api_class;          ///< "AuthenticationApi"
  std::string api_file;           ///< "authentication_api"
  std::string api_member;         ///< "authentication"
  std::vector<std::string> doc;
  bool outgoing = false;  ///< A webhook or callback: what the API calls.
  bool has_inline_types = false;
  TypesFile types;
  Includes includes;         ///< Of the header with request and responses.
  Includes source_includes;  ///< Of the source that serves.
  std::vector<TypeText::Member> request_members;
  std::vector<ParameterText> parameters;
  std::vector<PatternsFunction> patterns;
  std::vector<std::string> tables;
  std::vector<BodyText> body;  ///< One or none.
  bool body_required = false;
  bool refuses_bodies = false;  ///< Of all declared media types none can be read.
  std::vector<ResponseText> responses;
  bool chooses_media_type = false;    ///< Whether a response has several.
  std::string consumes, produces;     ///< Constants; empty: none.
  std::vector<std::string> security;  ///< Initialisers of specgen::SecurityAlternative.
};

/// The operations of one tag.
struct ApiText {
  std::string class_name;  ///< "AuthenticationApi"
  std::string file;        ///< "authentication_api"
  std::string member;      ///< "authentication"
  std::vector<std::string> doc;
  std::vector<std::size_t> operations;  ///< Indices.
};

struct SecuritySchemeText {
  std::string hook;         ///< "bearer_auth"
  std::string credentials;  ///< "specgen::BearerCredentials"
  std::vector<std::string> doc;
  std::vector<std::string> fields;  ///< Of specgen::SecurityScheme.
};

struct MediaTypesText {
  std::string constant;
  std::vector<std::string> literals;
};

struct EdgeRequestText {
  std::string operation_literal, method_literal, path_literal, content_type_literal, body;
  bool has_body = false;
  std::vector<std::pair<std::string, std::string>> query, headers, captures;  ///< Literals.
  std::vector<std::string> fresh, expected;                                   ///< Literals.
};

struct EdgeCaseText {
  std::string id, id_literal, description_literal, source, source_literal;
  std::string test_name;
  bool concurrent = false;
  std::string requests;
  std::vector<std::string> doc;
  std::vector<EdgeRequestText> given;
  EdgeRequestText request;
};

/// How the emitted tests check one body.
struct CheckText {
  std::string function;
  std::string type;
  std::string decode;  ///< An expression of `in` and `value`.
};

struct ResponseSpecText {
  struct Header {
    std::string name_literal, required, kind, check;
    std::string style;  ///< The constant of its StyleText; empty where its text is one value.
    bool nullable = false;
  };
  std::string status;
  std::vector<std::pair<std::string, std::string>> bodies;  ///< Media type literal, check.
  std::vector<Header> headers;
};

struct OperationSpecText {
  std::string id_literal, method_literal, path_literal;
  std::vector<ResponseSpecText> responses;
};

/// The answers of some operations that follow each other, for a file of their own: those of a large
/// document are more than a compiler can take at once.
struct ResponsesText {
  std::string name;                 ///< "responses_1", of the file and of its function.
  std::size_t first_operation = 0;  ///< Its index among all.
  Includes includes;
  std::vector<PatternsFunction> patterns;
  std::vector<std::string> tables;
  std::vector<StyleText> header_styles;
  std::vector<CheckText> checks;
  std::vector<OperationSpecText> operations;
};

struct TestsText {
  std::string suite;
  std::vector<EdgeCaseText> cases;
  std::vector<ResponsesText> responses;
  std::vector<std::string> source_literals;  ///< Where each operation stands.
};

/// How an error of the server's own fills the schema of the document's errors.
struct ErrorShapeText {
  /// Chooses the enumerator for a status.
  struct EnumFunction {
    std::string name;                                         ///< "error_code_of"
    std::string type;                                         ///< "ErrorCode"
    std::vector<std::pair<std::string, std::string>> values;  ///< Status, "ErrorCode::kNotFound".
    std::string otherwise;
  };

  std::string type;  ///< "Error"
  std::string content_type_literal;
  Includes includes;
  std::vector<EnumFunction> functions;
  bool uses_word = false;               ///< Whether statements call error_word().
  bool uses_text = false;               ///< Whether statements call error_text().
  bool lists_violations = false;        ///< Whether statements fill a list of violations.
  std::vector<std::string> statements;  ///< They fill `body` from `problem`.
  std::vector<std::string> unguessed;   ///< Required members that nothing in an error fits.
};

/// Everything that templates print, every string final.
struct Plan {
  std::string spec_name;  ///< The document's file name, for the banner.
  std::string namespace_name;
  std::string title_literal;
  std::string version_literal;
  std::string base_path;
  std::string base_path_literal;
  std::vector<TypesFile> models;
  std::vector<TablesFile> tables;
  std::vector<OperationText> operations;
  std::vector<OperationText> webhooks, callbacks;  ///< What the API calls.
  std::vector<ApiText> apis;
  std::vector<SecuritySchemeText> security;
  std::vector<MediaTypesText> media_types;
  std::vector<std::string> json_document, yaml_document;  ///< Raw literals.
  TestsText tests;
  std::optional<ErrorShapeText> errors;  ///< Empty: RFC 9457 has to do.
};

}  // namespace specgen::generator::plan
