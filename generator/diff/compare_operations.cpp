#include "diff/compare_operations.hpp"

#include <algorithm>
#include <array>

#include "diff/conjuncts.hpp"
#include "openapi/reading.hpp"
#include "source/text.hpp"

namespace specgen::generator {
namespace {

std::string_view name_of(ParameterIn in) {
  constexpr auto kNames = std::to_array<std::string_view>({"path", "query", "header", "cookie"});
  return kNames.at(static_cast<std::size_t>(in));
}

std::string name_of_status(int status) {
  if (status == 0) return "'default'";
  if (status < 10) return "'" + std::to_string(status) + "XX'";
  return std::to_string(status);
}

std::string name_of(const Parameter& parameter) {
  return std::string(name_of(parameter.in)) + " parameter " + quote(parameter.name);
}

template <typename List, typename Matches>
auto find_in(List& list, Matches matches) {
  const auto found = std::find_if(list.begin(), list.end(), matches);
  return found == list.end() ? nullptr : &*found;
}

const Response* with_status(const std::vector<Response>& responses, int status) {
  return find_in(responses, [&](const Response& each) { return each.status == status; });
}

/// What a status falls under where it has no response of its own: "4XX", "default".
const Response* covering(const std::vector<Response>& responses, int status) {
  if (status == 0) return nullptr;
  const Response* range = status < 100 ? nullptr : with_status(responses, status / 100);
  return range == nullptr ? with_status(responses, 0) : range;
}

class OperationComparison {
 public:
  OperationComparison(const Operation& before, const Operation& after, Sender sender,
                      SchemaComparison& schemas)
      : before_(before),
        after_(after),
        schemas_(schemas),
        direction_(sender == Sender::kClient ? Direction::kRequest : Direction::kResponse),
        requests_(draft_, schemas, direction_, false),
        responses_(draft_, schemas, opposite(direction_), sender == Sender::kClient),
        old_path_names_(names_in_path(before.path)),
        new_path_names_(names_in_path(after.path)) {}

  OperationDraft run() {
    if (!before_.deprecated && after_.deprecated) {
      requests_.report(Impact::kCompatible, "is deprecated", "", before_.location, after_.location);
    }
    compare_parameters();
    compare_bodies();
    compare_responses();
    return std::move(draft_);
  }

 private:
  bool from_client() const { return direction_ == Direction::kRequest; }

  /// Whether two parameters are the same thing. Those in a path are by their place, headers
  /// whatever the case of their letters.
  bool is_same(const Parameter& before, const Parameter& after) const {
    if (before.in != after.in) return false;
    if (before.in == ParameterIn::kHeader) return to_lower(before.name) == to_lower(after.name);
    if (before.in != ParameterIn::kPath) return before.name == after.name;
    const auto place = [](const std::vector<std::string>& names, const std::string& name) {
      return std::find(names.begin(), names.end(), name) - names.begin();
    };
    return place(old_path_names_, before.name) == place(new_path_names_, after.name);
  }

  void compare_parameters() {
    for (const Parameter& parameter : after_.parameters) {
      const Parameter* old_one = find_in(
          before_.parameters, [&](const Parameter& each) { return is_same(each, parameter); });
      if (old_one != nullptr) {
        compare_parameter(name_of(parameter), *old_one, parameter);
        continue;
      }
      const bool breaks = from_client() && parameter.required;
      requests_.report(breaks ? Impact::kBreaking : Impact::kCompatible,
                       breaks ? "is new, and required" : "is new", name_of(parameter),
                       before_.location, parameter.location);
    }
    for (const Parameter& parameter : before_.parameters) {
      const Parameter* new_one = find_in(
          after_.parameters, [&](const Parameter& each) { return is_same(parameter, each); });
      if (new_one != nullptr) continue;
      const bool missed = !from_client() && parameter.required;
      requests_.report(missed ? Impact::kBreaking : Impact::kCompatible,
                       from_client() ? "is ignored now" : "is gone", name_of(parameter),
                       parameter.location, after_.location);
    }
  }

  void compare_parameter(const std::string& part, const Parameter& before, const Parameter& after) {
    const auto report = [&](auto impact, std::string what) {
      requests_.report(impact, std::move(what), part, before.location, after.location);
    };
    if (before.required != after.required) {
      report(after.required ? Shift::kNarrower : Shift::kWider,
             after.required ? "is required now" : "is no longer required");
    }
    if (before.is_json != after.is_json) {
      report(Impact::kBreaking, after.is_json ? "is JSON text now" : "is no longer JSON text");
    } else if (!before.is_json && has_other_style(before, after)) {
      report(Impact::kBreaking, "has another style");
    }
    const auto deprecated = [](const Parameter& parameter) {
      return parameter.deprecated || is_deprecated(parameter.schema);
    };
    if (!deprecated(before) && deprecated(after)) report(Impact::kCompatible, "is deprecated");
    const bool always = before.required && after.required;
    if (const auto change = compare_defaults(before.schema, after.schema); change && !always) {
      report(change->impact, change->what);
    }
    requests_.compare_schemas(part, before.schema, after.schema, before.location, after.location);
  }

  /// `explode` means something to lists and objects alone.
  bool has_other_style(const Parameter& before, const Parameter& after) {
    if (before.style != after.style) return true;
    if (before.explode == after.explode) return false;
    const auto has_parts = [](const Schema& merged) {
      return merged.types.has(TypeSet::kArray) || merged.types.has(TypeSet::kObject);
    };
    return has_parts(schemas_.merged_before(before.schema)) ||
           has_parts(schemas_.merged_after(after.schema));
  }

  void compare_bodies() {
    constexpr const char* kPart = "request body";
    const auto& before = before_.request_body;
    const auto& after = after_.request_body;
    if (!before && !after) return;
    if (!before) {
      const bool breaks = from_client() && after->required;
      requests_.report(breaks ? Impact::kBreaking : Impact::kCompatible,
                       breaks ? "is new, and required" : "is new", kPart, before_.location,
                       after->location);
    } else if (!after) {
      requests_.report(Impact::kBreaking, "is gone", kPart, before->location, after_.location);
    } else {
      if (before->required != after->required) {
        requests_.report(after->required ? Shift::kNarrower : Shift::kWider,
                         after->required ? "is required now" : "is no longer required", kPart,
                         before->location, after->location);
      }
      requests_.compare_content(kPart, before->content, after->content, before->location,
                                after->location);
    }
  }

  void compare_responses() {
    for (const Response& response : after_.responses) {
      const std::string part = "response " + name_of_status(response.status);
      const Response* old_one = with_status(before_.responses, response.status);
      if (old_one == nullptr) {
        responses_.report(Impact::kCompatible, "is new", part, before_.location, response.location);
        // It came as something else before.
        old_one = covering(before_.responses, response.status);
      }
      if (old_one != nullptr) compare_response(part, *old_one, response);
    }
    for (const Response& response : before_.responses) {
      if (with_status(after_.responses, response.status) != nullptr) continue;
      const std::string part = "response " + name_of_status(response.status);
      if (const Response* heir = covering(after_.responses, response.status)) {
        compare_response(part, response, *heir);
      } else {
        responses_.report(Impact::kBreaking, "is gone", part, response.location, after_.location);
      }
    }
  }

  void compare_response(const std::string& part, const Response& before, const Response& after) {
    responses_.compare_headers(part, before.headers, after.headers, before.location,
                               after.location);
    responses_.compare_content(part, before.content, after.content, before.location,
                               after.location);
  }

  const Operation& before_;
  const Operation& after_;
  SchemaComparison& schemas_;
  Direction direction_;
  OperationDraft draft_;
  MessageComparison requests_;
  MessageComparison responses_;
  std::vector<std::string> old_path_names_;
  std::vector<std::string> new_path_names_;
};

}  // namespace

std::vector<std::string> names_in_path(std::string_view path) {
  std::vector<std::string> names;
  for (std::size_t open = path.find('{'); open != std::string_view::npos;
       open = path.find('{', open + 1)) {
    names.emplace_back(path.substr(open + 1, path.find('}', open) - open - 1));
  }
  return names;
}

OperationDraft compare_operations(const Operation& before, const Operation& after, Sender sender,
                                  SchemaComparison& schemas) {
  return OperationComparison(before, after, sender, schemas).run();
}

}  // namespace specgen::generator
