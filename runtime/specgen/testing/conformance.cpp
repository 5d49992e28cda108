#include "specgen/testing/conformance.hpp"

#include <algorithm>
#include <string>
#include <vector>

#include "specgen/json/document.hpp"
#include "specgen/parameters/reader.hpp"
#include "specgen/parameters/text_value.hpp"

namespace specgen::testing {
namespace {

constexpr const char* kIn = "response";

std::string lower(std::string_view text) {
  std::string result(text);
  std::transform(result.begin(), result.end(), result.begin(), [](char c) {
    return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
  });
  return result;
}

// "application/json; charset=utf-8" → "application/json"
std::string essence(std::string_view content_type) {
  std::string_view type = content_type.substr(0, content_type.find(';'));
  while (type.ends_with(' ') || type.ends_with('\t')) type.remove_suffix(1);
  return lower(type);
}

bool matches_media_type(std::string_view range, std::string_view type) {
  if (range == "*/*") return true;
  if (range.ends_with("/*")) return type.starts_with(range.substr(0, range.size() - 1));
  return range == type;
}

// An exact media type wins over a range (OpenAPI 3.1, section 4.8.14.1).
const BodySpec* find_body(const ResponseSpec& spec, std::string_view type) {
  const BodySpec* best = nullptr;
  for (const BodySpec& body : spec.bodies) {
    if (body.media_type == type) return &body;
    if (!matches_media_type(body.media_type, type)) continue;
    if (best == nullptr || body.media_type.size() > best->media_type.size()) best = &body;
  }
  return best;
}

std::string name_of_status(int status) {
  if (status == 0) return "default";
  if (status < 10) return std::to_string(status) + "XX";
  return std::to_string(status);
}

/// Several headers of a name are one list (RFC 9110, section 5.3).
std::string joined(const std::vector<HeaderView>& lines) {
  std::string text;
  for (const HeaderView& line : lines) {
    if (&line != &lines.front()) text.append(", ");
    text.append(line.value);
  }
  return text;
}

std::string declared_statuses(const OperationSpec& operation) {
  std::string result;
  for (const ResponseSpec& response : operation.responses) {
    if (!result.empty()) result += ", ";
    result += name_of_status(response.status);
  }
  return result.empty() ? "none" : result;
}

class Checker {
 public:
  Checker(const HttpResponse& response, Violations& violations)
      : response_(response), violations_(violations) {}

  void check_http(bool server_error_expected) {
    const int status = response_.status;
    if (status >= 500 && !server_error_expected) {
      add("/status", "serverError", "is " + std::to_string(status) + ", which nobody expects");
    }
    if (status == 401) require_header("WWW-Authenticate", "RFC 9110, section 11.6.1");
    if (status == 405) require_header("Allow", "RFC 9110, section 15.5.6");
  }

  void check_spec(const ResponseSpec& spec) {
    for (const HeaderSpec& header : spec.headers) check_header(header);
    check_body(spec);
  }

  void add(std::string pointer, std::string_view keyword, std::string_view message) {
    violations_.add(kIn, std::move(pointer), keyword, message);
  }

 private:
  void require_header(std::string_view name, const std::string& reason) {
    if (response_.header(name) != nullptr) return;
    add("/headers/" + std::string(name), "required",
        "is missing: " + std::to_string(response_.status) + " needs it (" + reason + ")");
  }

  void check_header(const HeaderSpec& spec) {
    // OpenAPI 3.1, section 4.8.17: Content-Type is described by `content` alone.
    if (lower(spec.name) == "content-type") return;
    const std::vector<HeaderView> lines = lines_of(spec.name);
    if (lines.empty()) {
      if (spec.required) add("/headers/" + std::string(spec.name), "required", "is missing");
      return;
    }
    if (lower(spec.name) != "set-cookie") return check_lines(spec, lines);
    // Each is a value of its own (RFC 9110, section 5.3).
    for (const HeaderView& line : lines) check_lines(spec, {line});
  }

  std::vector<HeaderView> lines_of(std::string_view name) const {
    const std::string wanted = lower(name);
    std::vector<HeaderView> lines;
    for (const NameValue& header : response_.headers) {
      if (lower(header.name) == wanted) lines.push_back({header.name, header.value});
    }
    return lines;
  }

  void check_lines(const HeaderSpec& spec, const std::vector<HeaderView>& lines) {
    if (spec.nullable && lines.size() == 1 && lines.front().value.empty()) return;
    if (spec.style != nullptr) return check_composed(spec, lines);
    const std::string place = "/headers/" + std::string(spec.name);
    if (lines.size() > 1 && spec.kind != TextKind::kString) {
      return add(place, "duplicateKey", "must be given only once");
    }
    const json::Path root;
    const json::Path headers(root, "headers");
    std::string json;
    if (!append_text_value(joined(lines), spec.kind, json::Path(headers, spec.name), violations_,
                           json)) {
      return;
    }
    if (spec.check != nullptr) check_schema(place, spec.check, json);
  }

  void check_composed(const HeaderSpec& spec, const std::vector<HeaderView>& lines) {
    Violations found;
    ParameterReader(ParameterText{.headers = lines}, found).read(*spec.style, spec.check);
    for (const Violation& violation : found.all()) {
      add("/headers" + violation.pointer, violation.keyword, violation.message);
    }
  }

  void check_body(const ResponseSpec& spec) {
    const std::string* content_type = response_.header("Content-Type");
    if (spec.bodies.empty()) {
      if (!response_.body.empty()) add("/body", "content", "is there, but none is declared");
      return;
    }
    if (content_type == nullptr) {
      add("/headers/Content-Type", "required", "is missing");
      return;
    }
    const BodySpec* body = find_body(spec, essence(*content_type));
    if (body == nullptr) {
      add("/headers/Content-Type", "content", "is none of the declared: " + declared(spec));
      return;
    }
    if (body->check != nullptr) check_schema("/body", body->check, response_.body);
  }

  void check_schema(const std::string& place, Check check, std::string_view text) {
    Violations found;
    json::decode_text(text, found, {}, check);
    for (const Violation& violation : found.all()) {
      add(place + violation.pointer, violation.keyword, violation.message);
    }
  }

  static std::string declared(const ResponseSpec& spec) {
    std::string result;
    for (const BodySpec& body : spec.bodies) {
      if (!result.empty()) result += ", ";
      result += body.media_type;
    }
    return result;
  }

  const HttpResponse& response_;
  Violations& violations_;
};

}  // namespace

Violations check_conformance(const HttpResponse& response, const OperationSpec& operation,
                             bool server_error_expected) {
  Violations violations(kIn);
  Checker checker(response, violations);
  checker.check_http(server_error_expected);
  if (const ResponseSpec* spec = find_response(operation, response.status)) {
    checker.check_spec(*spec);
  } else {
    checker.add("/status", "responses",
                "is not declared for " + std::string(operation.id) +
                    " (declared: " + declared_statuses(operation) + ")");
  }
  return violations;
}

}  // namespace specgen::testing
