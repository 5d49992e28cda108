#include "plan/operations.hpp"

#include <algorithm>
#include <array>
#include <optional>

#include "plan/choose_media.hpp"
#include "plan/enumerators.hpp"
#include "plan/handler_names.hpp"
#include "plan/literals.hpp"
#include "plan/names.hpp"
#include "plan/number_literals.hpp"
#include "plan/parameter_shapes.hpp"
#include "plan/status_names.hpp"

namespace specgen::generator::plan {
namespace {

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

std::string place_name(ParameterIn in) {
  constexpr std::array<const char*, 4> kNames = {"path", "query", "header", "cookie"};
  return kNames.at(static_cast<std::size_t>(in));
}

bool streams(const std::vector<MediaUse>& content) {
  return std::any_of(content.begin(), content.end(), [](const MediaUse& media) {
    return media.format == BodyText::Format::kStream;
  });
}

/// Finds the names and types of one operation's parts.
class OperationBuilder {
 public:
  OperationBuilder(TypeBuilder& types, NameScope& type_names, Diagnostics& diagnostics,
                   const MessageSides& sides, OperationUse& use)
      : types_(types),
        type_names_(type_names),
        diagnostics_(diagnostics),
        sides_(sides),
        use_(use) {}

  void build() {
    NameScope members({"body"});
    for (const Parameter& parameter : use_.operation->parameters) add_parameter(parameter, members);
    if (use_.operation->request_body) add_body(*use_.operation->request_body);
    for (const Response& response : use_.operation->responses) add_response(response);
    // OpenAPI 3.1 asks for none (4.8.10.1): the handler then says what it likes, without a body.
    static const Response kAny;
    if (use_.responses.empty()) add_response(kAny);
    if (use_.lane() == Lane::kInline && (use_.streams_request() || use_.streams_response())) {
      diagnostics_.error(Rule::kInvalidValue, use_.operation->location,
                         "an operation that streams a body cannot run on the inline lane",
                         "leave out 'x-lane', or write 'stream'");
    }
  }

 private:
  /// Whether handlers of ours answer it: it is no webhook or callback.
  bool is_served() const { return use_.operation->event.empty(); }

  void add_parameter(const Parameter& parameter, NameScope& members) {
    ParameterUse use;
    use.parameter = &parameter;
    const std::string member = snake_case(parameter.name);
    // Parameters in other places may have the same name.
    use.member =
        members.claim(members.is_taken(member) ? place_name(parameter.in) + "_" + member : member);
    use.type = types_.build(parameter.schema, use_.type_name + camel_case(parameter.name),
                            use_.unit, sides_.request);
    use.as_json = parameter.is_json;
    if (!use.as_json && !parameter_shape(*use.type, types_.declarations())) {
      diagnostics_.warning(Rule::kIgnored, parameter.location,
                           "OpenAPI does not say how nested arrays and objects are written in a "
                           "parameter; this one is read as JSON text",
                           "use 'content' with 'application/json'");
      use.as_json = true;
    }
    if (parameter.in == ParameterIn::kPath) {
      const auto names = path_parameter_names(use_.operation->path);
      const auto found = std::find(names.begin(), names.end(), parameter.name);
      use.path_index = static_cast<std::size_t>(found - names.begin());
    }
    use_.parameters.push_back(std::move(use));
  }

  void add_body(const RequestBody& body) {
    use_.body_required = body.required;
    MediaChooser chooser(types_, diagnostics_, use_.unit, sides_.request, is_served());
    for (MediaUse& media : chooser.for_request(body, use_.type_name + "RequestBody")) {
      use_.body.push_back(std::move(media));
    }
  }

  void add_response(const Response& response) {
    ResponseUse use;
    use.response = &response;
    use.name = type_names_.claim(use_.type_name + status_name(response.status));
    MediaChooser chooser(types_, diagnostics_, use_.unit, sides_.response, is_served());
    use.content = chooser.for_response(response, use.name + "Body");
    NameScope members({"body", "status", "content_type"});
    for (const ResponseHeader& header : response.headers) {
      HeaderUse used;
      used.header = &header;
      used.by_server = is_sent_by_server(header.name);
      if (used.by_server) {
        diagnostics_.warning(Rule::kIgnored, header.location,
                             "the server itself sends '" + header.name + "'",
                             "handlers will have no member for it");
      }
      used.member = members.claim(snake_case(header.name));
      used.type = types_.build(header.schema, use.name + camel_case(header.name), use_.unit,
                               sides_.response);
      used.as_json = header.is_json;
      if (!used.as_json && !parameter_shape(*used.type, types_.declarations())) {
        diagnostics_.warning(Rule::kIgnored, header.location,
                             "OpenAPI does not say how nested arrays and objects are written in a "
                             "header; this one is sent as JSON text",
                             "use 'content' with 'application/json'");
        used.as_json = true;
      }
      use.headers.push_back(std::move(used));
    }
    use_.responses.push_back(std::move(use));
  }

  TypeBuilder& types_;
  NameScope& type_names_;
  Diagnostics& diagnostics_;
  MessageSides sides_;
  OperationUse& use_;
};

/// What an operation's types are named after, so that nothing else, such as a component, has the
/// names of its request and its result, which are claimed.
std::string claim_type_name(const std::string& wanted, NameScope& type_names) {
  std::string name = wanted;
  for (int number = 1;
       type_names.is_taken(name + "Request") || type_names.is_taken(name + "Result"); ++number) {
    name = wanted + "Operation" + (number == 1 ? "" : std::to_string(number));
  }
  type_names.claim(name + "Request");
  type_names.claim(name + "Result");
  return name;
}

/// What an operation's files are named after: also those for the JSON of its inline schemas, which
/// end in "_json".
std::string claim_file(const std::string& wanted, NameScope& files) {
  std::string name = files.claim(wanted);
  while (files.is_taken(name + "_json")) name = files.claim(wanted);
  files.claim(name + "_json");
  return name;
}

}  // namespace

const MediaUse* ResponseUse::media_range() const {
  const auto found = std::find_if(content.begin(), content.end(),
                                  [](const MediaUse& media) { return media.is_range; });
  return found == content.end() ? nullptr : &*found;
}

bool OperationUse::streams_request() const { return streams(body); }

bool OperationUse::streams_response() const {
  return std::any_of(responses.begin(), responses.end(),
                     [](const ResponseUse& response) { return streams(response.content); });
}

Lane OperationUse::lane() const {
  if (operation->lane) return *operation->lane;
  return streams_request() || streams_response() ? Lane::kStream : Lane::kWorker;
}

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

OperationsBuilder::OperationsBuilder(TypeBuilder& types, NameScope& type_names,
                                     Diagnostics& diagnostics)
    : types_(types), type_names_(type_names), diagnostics_(diagnostics) {}

std::vector<OperationUse> OperationsBuilder::build(const std::vector<Operation>& operations,
                                                   const MessageSides& sides) {
  std::vector<OperationUse> uses;
  const std::vector<std::string> functions = handler_names(operations);
  for (const Operation& operation : operations) {
    OperationUse use;
    use.operation = &operation;
    const std::string id = handler_source(operation);
    use.name = functions[uses.size()];
    use.type_name = claim_type_name(camel_case(id), type_names_);
    use.file = claim_file(file_name(id), files_);
    use.unit = types_.add_operation_unit(use.file);
    OperationBuilder(types_, type_names_, diagnostics_, sides, use).build();
    uses.push_back(std::move(use));
  }
  return uses;
}

}  // namespace specgen::generator::plan
