#include "plan/tests_text.hpp"

#include <algorithm>
#include <span>

#include "openapi/reading.hpp"
#include "plan/enumerators.hpp"
#include "plan/literals.hpp"
#include "plan/model_files.hpp"
#include "plan/names.hpp"
#include "plan/parameter_shapes.hpp"
#include "plan/variant_places.hpp"

namespace specgen::generator::plan {
namespace {

std::string source_of(const Location& location) {
  return location.file + ":" + std::to_string(location.line);
}

std::string id_of(const Operation& operation) {
  return operation.operation_id.empty()
             ? std::string(method_text(operation.method)) + " " + operation.path
             : operation.operation_id;
}

/// GoogleTest names hold no underscores by its own advice, but "EC_001" has to stay findable.
std::string test_name(const EdgeCase& edge_case) {
  std::string name;
  for (const char c : edge_case.id) {
    const bool word = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
    name += word ? c : '_';
  }
  return name + "_" + camel_case(edge_case.description);
}

std::vector<std::pair<std::string, std::string>> literals(
    const std::vector<std::pair<std::string, std::string>>& pairs) {
  std::vector<std::pair<std::string, std::string>> out;
  out.reserve(pairs.size());
  for (const auto& [name, value] : pairs) {
    out.emplace_back(string_literal(name), string_expression(value));
  }
  return out;
}

EdgeRequestText write_request(const EdgeRequest& request, const Document& document) {
  const Operation& operation = document.operations.at(request.operation);
  EdgeRequestText text;
  text.operation_literal = string_literal(id_of(operation));
  text.method_literal = string_literal(method_text(operation.method));
  text.path_literal = string_literal(request.path);
  text.content_type_literal = string_literal(request.content_type);
  text.has_body = request.body.has_value();
  if (request.body) text.body = string_expression(*request.body);
  text.query = literals(request.query);
  text.headers = literals(request.headers);
  text.captures = literals(request.captures);
  for (const std::string& pointer : request.fresh) text.fresh.push_back(string_literal(pointer));
  for (const std::string& status : request.expected) {
    text.expected.push_back(string_literal(status));
  }
  return text;
}

/// Collects the checks of response bodies; one for each type.
class ChecksWriter {
 public:
  ChecksWriter(const Declarations& declarations, ResponsesText& text)
      : declarations_(declarations), text_(text), writer_(declarations) {}

  ResponseSpecText write(const ResponseUse& use) {
    ResponseSpecText text;
    text.status = std::to_string(use.response->status);
    for (const MediaUse& media : use.content) {
      const bool json = media.format == BodyText::Format::kJson;
      text.bodies.emplace_back(string_literal(media.name),
                               json ? check(*media.type, use.name) : "nullptr");
    }
    for (const HeaderUse& header : use.headers) {
      text.headers.push_back(write_header(header, use.name + camel_case(header.header->name)));
    }
    return text;
  }

  void finish() {
    text_.patterns = writer_.patterns();
    text_.tables = writer_.tables();
    add_table_includes(writer_, text_.includes);
    for (const char* header :
         {"<array>", "<span>", "<string_view>", "<vector>", "\"specgen/decode/decode.hpp\"",
          "\"tests/operation_sources.hpp\""}) {
      text_.includes.add(header);
    }
    if (!text_.header_styles.empty()) text_.includes.add("\"specgen/parameters/spec.hpp\"");
    text_.includes.sort();
  }

 private:
  ResponseSpecText::Header write_header(const HeaderUse& use, const std::string& name) {
    const ResponseHeader& header = *use.header;
    const auto* nullable = std::get_if<NullableType>(&resolve_type(*use.type, declarations_).kind);
    const bool may_be_nothing = !use.as_json && may_be_null(*use.type, declarations_);
    const CppType& whole = nullable != nullptr && !use.as_json ? *nullable->value : *use.type;
    const auto* array = std::get_if<ArrayType>(&resolve_type(whole, declarations_).kind);
    // Commas do not separate cookies (RFC 9110, section 5.3): each has a header of its own, and an
    // empty list none.
    const bool cookies = array != nullptr && to_lower(header.name) == "set-cookie";
    const CppType& type = cookies ? *array->item : whole;
    const bool required = header.required && (!cookies || array->min_items > 0);
    const auto shape = use.as_json ? std::nullopt : parameter_shape(type, declarations_);
    // Whether its text is not that of one value.
    const bool composed = !shape || !shape->structure.empty() || shape->kind.starts_with("kAny");
    ResponseSpecText::Header out{string_literal(header.name),
                                 required ? "true" : "false",
                                 "specgen::TextKind::" + (composed ? "kString" : shape->kind),
                                 header_check(type, name),
                                 "",
                                 may_be_nothing || holds_null(array)};
    if (!composed) return out;
    if (out.check == "nullptr") out.check = check(type, name);
    out.style = style(header, type, use.as_json, name);
    return out;
  }

  /// Whether items may be null, which is written as nothing, as is a list without an item.
  bool holds_null(const ArrayType* array) const {
    if (array == nullptr) return false;
    return may_be_null(*array->item, declarations_);
  }

  /// The constant that says how a header is written; the same for all that are written alike.
  std::string style(const ResponseHeader& header, const CppType& type, bool as_json,
                    const std::string& name) {
    StyleText style = header_style(style_names_.claim(constant_case(name + " header")), header,
                                   type, as_json, declarations_);
    for (const StyleText& other : text_.header_styles) {
      if (other.properties.empty() && style.properties.empty() && other.fields == style.fields) {
        return other.constant;
      }
    }
    text_.header_styles.push_back(std::move(style));
    return text_.header_styles.back().constant;
  }

  /// The function that checks a header; none where any text of its shape will do.
  std::string header_check(const CppType& type, const std::string& name) {
    CodeWriter probe(declarations_);
    const std::string decode = probe.decode(type, "in", "body", "");
    if (decode == "specgen::decode_string(in, {}, body)") return "nullptr";
    // Many operations declare the same header; without patterns of its own the code tells.
    if (!probe.patterns().empty()) return check(type, name);
    for (const CheckText& check : text_.checks) {
      if (check.decode == decode && check.type == writer_.type_name(type)) return check.function;
    }
    return check(type, name);
  }

  /// The function that checks a body: shared by all responses of one declared type.
  std::string check(const CppType& type, const std::string& response) {
    const std::string type_name = writer_.type_name(type);
    const auto* named = std::get_if<NamedType>(&type.kind);
    const std::string base = named != nullptr ? type_name : response;
    std::string function = "check_" + file_name(base);
    for (const CheckText& check : text_.checks) {
      if (check.function == function) return function;
    }
    CheckText check;
    check.function = function;
    check.type = type_name;
    check.decode = writer_.decode(type, "in", "body", file_name(base));
    text_.checks.push_back(std::move(check));
    add_includes(type, declarations_, Uses::kType, text_.includes);
    add_includes(type, declarations_, Uses::kJson, text_.includes);
    return function;
  }

  const Declarations& declarations_;
  ResponsesText& text_;
  CodeWriter writer_;
  NameScope style_names_;
};

ResponsesText write_responses(std::span<const OperationUse> operations,
                              const Declarations& declarations) {
  ResponsesText text;
  ChecksWriter checks(declarations, text);
  for (const OperationUse& use : operations) {
    OperationSpecText spec;
    spec.id_literal = string_literal(id_of(*use.operation));
    spec.method_literal = string_literal(method_text(use.operation->method));
    spec.path_literal = string_literal(use.operation->path);
    for (const ResponseUse& response : use.responses) {
      spec.responses.push_back(checks.write(response));
    }
    text.operations.push_back(std::move(spec));
  }
  checks.finish();
  return text;
}

}  // namespace

TestsText write_tests(const Document& document, const std::vector<OperationUse>& operations,
                      const Declarations& declarations) {
  TestsText tests;
  tests.suite = "EdgeCases";
  NameScope names;
  for (const EdgeCase& edge_case : document.edge_cases) {
    EdgeCaseText text;
    text.id = comment_line(edge_case.id, 60);
    text.id_literal = string_literal(edge_case.id);
    text.description_literal = string_literal(edge_case.description);
    text.source = comment_line(source_of(edge_case.location), 90);
    text.source_literal = string_literal(source_of(edge_case.location));
    text.test_name = names.claim(test_name(edge_case));
    text.concurrent = edge_case.concurrent;
    text.requests = std::to_string(edge_case.requests);
    for (const EdgeRequest& given : edge_case.given) {
      text.given.push_back(write_request(given, document));
    }
    text.request = write_request(edge_case.request, document);
    for (const std::string& line : comment_lines(edge_case.id + ": " + edge_case.description, 96)) {
      text.doc.push_back("// " + line);
    }
    text.doc.push_back("// " + text.source);
    tests.cases.push_back(std::move(text));
  }
  for (const OperationUse& use : operations) {
    tests.source_literals.push_back(string_literal(source_of(use.operation->location)));
  }
  constexpr std::size_t kOperationsOfFile = 32;
  for (std::size_t first = 0; first < operations.size(); first += kOperationsOfFile) {
    const std::size_t count = std::min(kOperationsOfFile, operations.size() - first);
    tests.responses.push_back(
        write_responses(std::span(operations).subspan(first, count), declarations));
    tests.responses.back().name = "responses_" + std::to_string(tests.responses.size());
    tests.responses.back().first_operation = first;
  }
  return tests;
}

}  // namespace specgen::generator::plan
