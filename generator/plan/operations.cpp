#include "plan/operations.hpp"

#include <algorithm>
#include <array>
#include <optional>

#include "plan/handler_names.hpp"
#include "plan/literals.hpp"
#include "plan/names.hpp"
#include "plan/number_literals.hpp"
#include "plan/parameter_shapes.hpp"
#include "plan/status_names.hpp"
#include "schema/merge.hpp"

namespace specgen::generator::plan {
namespace {

bool is_json(std::string_view media_type) {
  return media_type == "application/json" || media_type == "text/json" ||
         (media_type.starts_with("application/") && media_type.ends_with("+json"));
}

bool is_xml(std::string_view media_type) {
  return media_type == "application/xml" || media_type == "text/xml" ||
         media_type.ends_with("+xml");
}

/// Fields that belong to the message rather than to what it says (RFC 9110, 8.3, 8.6 and 6.6.1; RFC
/// 9112, 6.1), and the one that names the request.
bool is_sent_by_server(std::string_view header) {
  constexpr auto kNames =
      std::to_array<std::string_view>({"connection", "content-length", "content-type", "date",
                                       "transfer-encoding", "x-request-id"});
  return std::any_of(kNames.begin(), kNames.end(), [header](std::string_view name) {
    return std::equal(name.begin(), name.end(), header.begin(), header.end(), [](char a, char b) {
      return a == (b >= 'A' && b <= 'Z' ? static_cast<char>(b - 'A' + 'a') : b);
    });
  });
}

/// Finds the names and types of one operation's parts.
class OperationBuilder {
 public:
  OperationBuilder(TypeBuilder& types, NameScope& type_names, Diagnostics& diagnostics,
                   OperationUse& use)
      : types_(types), type_names_(type_names), diagnostics_(diagnostics), use_(use) {}

  void build() {
    NameScope members({"body"});
    for (const Parameter& parameter : use_.operation->parameters) add_parameter(parameter, members);
    if (use_.operation->request_body) add_body(*use_.operation->request_body);
    for (const Response& response : use_.operation->responses) add_response(response);
  }

 private:
  void not_supported(const Location& location, const std::string& what) {
    diagnostics_.error(location, what + " is not supported yet");
  }

  void add_parameter(const Parameter& parameter, NameScope& members) {
    if (parameter.in == ParameterIn::kCookie) {
      return not_supported(parameter.location, "a cookie parameter");
    }
    ParameterUse use;
    use.parameter = &parameter;
    use.member = members.claim(snake_case(parameter.name));
    use.type =
        types_.build(parameter.schema, use_.type_name + camel_case(parameter.name), use_.unit);
    if (!shape_of(*use.type, types_.declarations(), ShapeOf::kParameter)) {
      return not_supported(parameter.location, "a parameter of nested arrays or objects");
    }
    if (!parameter.required) use.initial = initial_value(parameter, *use.type);
    if (parameter.in == ParameterIn::kPath) {
      const auto names = path_parameter_names(use_.operation->path);
      const auto found = std::find(names.begin(), names.end(), parameter.name);
      use.path_index = static_cast<std::size_t>(found - names.begin());
    }
    use_.parameters.push_back(std::move(use));
  }

  /// The default of a parameter (OpenAPI 3.1, 4.8.24.2) as C++; scalars only, as text has no more.
  std::string initial_value(const Parameter& parameter, const CppType& type) {
    if (parameter.schema == nullptr) return {};
    const auto* value = &parameter.schema->default_value;
    for (const Schema* at = parameter.schema->ref; !*value && at != nullptr; at = at->ref) {
      value = &at->default_value;
    }
    if (!*value) return {};
    const auto& json = (*value)->value;
    const CppType& kind = types_.resolve(type);
    if (json.is_string() && std::holds_alternative<StringType>(kind.kind)) {
      return string_expression(json.get<std::string>());
    }
    if (json.is_boolean() && std::holds_alternative<BooleanType>(kind.kind)) return json.dump();
    if (json.is_number() && std::holds_alternative<NumberType>(kind.kind)) {
      return double_literal(json.dump());
    }
    if (json.is_number() && std::holds_alternative<IntegerType>(kind.kind)) {
      return integer_literal(json.dump(), Rounding::kUp).value_or("");
    }
    if (const auto* named = std::get_if<NamedType>(&kind.kind)) return enumerator(json, *named);
    not_supported((*value)->location, "a default of this type for a parameter");
    return {};
  }

  std::string enumerator(const nlohmann::ordered_json& json, const NamedType& named) {
    const Declaration& declaration = types_.declarations().of(named);
    const auto* enumeration = std::get_if<EnumDeclaration>(&declaration.kind);
    if (enumeration == nullptr) return {};
    const std::string text = json.is_string() ? json.get<std::string>() : json.dump();
    for (const auto& entry : enumeration->enumerators) {
      if (entry.text == text) return declaration.name + "::" + entry.name;
    }
    return {};
  }

  /// The supported media types of a body; what is not is reported.
  std::vector<MediaUse> usable(const std::vector<MediaType>& content, const std::string& name,
                               bool request) {
    std::vector<MediaUse> uses;
    const bool only_xml =
        std::all_of(content.begin(), content.end(),
                    [](const MediaType& media_type) { return is_xml(media_type.name); });
    for (const MediaType& media_type : content) {
      if (is_xml(media_type.name)) {
        report_xml(media_type, only_xml, request);
        continue;
      }
      if (media_type.name.starts_with("multipart/") || media_type.name == "text/event-stream") {
        not_supported(media_type.location, "media type '" + media_type.name + "'");
        continue;
      }
      if (auto use = media_use(media_type, name, request)) uses.push_back(std::move(*use));
    }
    return uses;
  }

  void report_xml(const MediaType& media_type, bool only_xml, bool request) {
    const std::string what = "media type '" + media_type.name + "' is not supported";
    if (only_xml) return diagnostics_.error(media_type.location, what, "offer 'application/json'");
    diagnostics_.warning(media_type.location,
                         what + (request ? "; requests with it will be answered 415"
                                         : "; responses will not use it"));
  }

  std::optional<MediaUse> media_use(const MediaType& media_type, const std::string& name,
                                    bool request) {
    MediaUse use;
    use.name = media_type.name;
    if (is_json(media_type.name)) {
      use.format = BodyText::Format::kJson;
      use.type = types_.build(media_type.schema, name, use_.unit);
      return use;
    }
    if (media_type.name == "application/x-www-form-urlencoded" && request) {
      use.format = BodyText::Format::kForm;
      use.type = types_.build(media_type.schema, name, use_.unit);
      if (shape_of(*use.type, types_.declarations(), ShapeOf::kForm)) return use;
      not_supported(media_type.location, "a form whose schema is no object");
      return std::nullopt;
    }
    if (media_type.name.find('*') != std::string::npos && !request) {
      not_supported(media_type.location, "a range of media types in a response");
      return std::nullopt;
    }
    use.format = BodyText::Format::kText;
    use.type = make_type(StringType{});
    if (media_type.schema != nullptr && !is_plain_string(*media_type.schema, name)) {
      not_supported(media_type.location,
                    "media type '" + media_type.name +
                        "' with a schema other than a string without constraints");
      return std::nullopt;
    }
    return use;
  }

  bool is_plain_string(const Schema& schema, const std::string& name) {
    const CppTypePtr type = types_.build(&schema, name, use_.unit);
    const CppType& kind = types_.resolve(*type);
    if (std::holds_alternative<JsonType>(kind.kind)) return true;
    const auto* string = std::get_if<StringType>(&kind.kind);
    return string != nullptr && string->min_length == 0 && !string->max_length &&
           string->format.empty() && string->patterns.empty();
  }

  void add_body(const RequestBody& body) {
    use_.body_required = body.required;
    const CodeWriter writer(types_.declarations());
    for (MediaUse& media : usable(body.content, use_.type_name + "RequestBody", true)) {
      if (!use_.body.empty() &&
          writer.type_name(*media.type) != writer.type_name(*use_.body.front().type)) {
        not_supported(body.location, "a body that is '" + use_.body.front().name + "' or '" +
                                         media.name + "' with different schemas");
        continue;
      }
      use_.body.push_back(std::move(media));
    }
  }

  void add_response(const Response& response) {
    ResponseUse use;
    use.response = &response;
    use.name = type_names_.claim(use_.type_name + status_name(response.status));
    use.content = usable(response.content, use.name + "Body", false);
    if (use.content.size() > 1) {
      not_supported(response.location, "a response in more than one media type");
    }
    NameScope members({"body", "status"});
    for (const ResponseHeader& header : response.headers) {
      HeaderUse used;
      used.header = &header;
      used.by_server = is_sent_by_server(header.name);
      if (used.by_server) {
        diagnostics_.warning(header.location, "the server itself sends '" + header.name + "'",
                             "handlers will have no member for it");
      }
      used.member = members.claim(snake_case(header.name));
      used.type = types_.build(header.schema, use.name + camel_case(header.name), use_.unit);
      if (is_scalar(*used.type)) {
        use.headers.push_back(std::move(used));
      } else {
        not_supported(header.location, "a response header that is no single value");
      }
    }
    use_.responses.push_back(std::move(use));
  }

  bool is_scalar(const CppType& type) const {
    const CppType& kind = types_.resolve(type);
    return std::holds_alternative<StringType>(kind.kind) ||
           std::holds_alternative<IntegerType>(kind.kind) ||
           std::holds_alternative<NumberType>(kind.kind) ||
           std::holds_alternative<BooleanType>(kind.kind);
  }

  TypeBuilder& types_;
  NameScope& type_names_;
  Diagnostics& diagnostics_;
  OperationUse& use_;
};

}  // namespace

std::vector<std::string> path_parameter_names(std::string_view path) {
  std::vector<std::string> names;
  while (true) {
    const auto open = path.find('{');
    if (open == std::string_view::npos) return names;
    path.remove_prefix(open + 1);
    const auto close = path.find('}');
    names.emplace_back(path.substr(0, close));
    if (close == std::string_view::npos) return names;
    path.remove_prefix(close);
  }
}

std::vector<OperationUse> build_operations(const Document& document, TypeBuilder& types,
                                           NameScope& type_names, Diagnostics& diagnostics) {
  std::vector<OperationUse> uses;
  const std::vector<std::string> handlers = handler_names(document);
  NameScope files;
  for (const Operation& operation : document.operations) {
    OperationUse use;
    use.operation = &operation;
    const std::string id = handler_source(operation);
    use.name = handlers[uses.size()];
    use.type_name = camel_case(id);
    // Request and result carry the operation's name; a component may have taken it.
    const std::string request = type_names.claim(use.type_name + "Request");
    if (request != use.type_name + "Request") {
      use.type_name = type_names.claim(use.type_name + "Operation");
      type_names.claim(use.type_name + "Request");
    }
    type_names.claim(use.type_name + "Result");
    use.file = files.claim(file_name(id));
    use.unit = types.add_operation_unit(use.file);
    OperationBuilder(types, type_names, diagnostics, use).build();
    uses.push_back(std::move(use));
  }
  return uses;
}

}  // namespace specgen::generator::plan
