#include "diff/compare_operations.hpp"

#include <algorithm>
#include <array>

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

template <typename List, typename Matches>
auto find_in(List& list, Matches matches) {
  const auto found = std::find_if(list.begin(), list.end(), matches);
  return found == list.end() ? nullptr : &*found;
}

class OperationComparison {
 public:
  OperationComparison(const Operation& before, const Operation& after, SchemaComparison& schemas)
      : before_(before),
        after_(after),
        schemas_(schemas),
        old_path_names_(names_in_path(before.path)),
        new_path_names_(names_in_path(after.path)) {}

  OperationDraft run() {
    if (!before_.deprecated && after_.deprecated) {
      report(Impact::kCompatible, "is deprecated", "", before_.location, after_.location);
    }
    compare_parameters();
    compare_bodies();
    compare_responses();
    return std::move(draft_);
  }

 private:
  void report(Impact impact, std::string what, std::string part, const Location& before,
              const Location& after) {
    OperationDraft::Entry entry;
    entry.change = {impact, std::move(what), std::move(part), {}, before, after};
    draft_.entries.push_back(std::move(entry));
  }

  void compare_schemas(std::string part, const Schema* before, const Schema* after,
                       Direction direction) {
    if (before == nullptr && after == nullptr) return;
    OperationDraft::Entry entry;
    entry.change.part = std::move(part);
    entry.is_pair = true;
    entry.pair = schemas_.add(before, after, direction);
    draft_.entries.push_back(std::move(entry));
  }

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
      const std::string part =
          std::string(name_of(parameter.in)) + " parameter " + quote(parameter.name);
      const Parameter* old_one = find_in(
          before_.parameters, [&](const Parameter& each) { return is_same(each, parameter); });
      if (old_one == nullptr) {
        report(parameter.required ? Impact::kBreaking : Impact::kCompatible,
               parameter.required ? "is new, and required" : "is new", part, before_.location,
               parameter.location);
      } else {
        compare_parameter(part, *old_one, parameter);
      }
    }
    for (const Parameter& parameter : before_.parameters) {
      const Parameter* new_one = find_in(
          after_.parameters, [&](const Parameter& each) { return is_same(parameter, each); });
      if (new_one != nullptr) continue;
      report(Impact::kCompatible, "is ignored now",
             std::string(name_of(parameter.in)) + " parameter " + quote(parameter.name),
             parameter.location, after_.location);
    }
  }

  void compare_parameter(const std::string& part, const Parameter& before, const Parameter& after) {
    if (before.required != after.required) {
      report(after.required ? Impact::kBreaking : Impact::kCompatible,
             after.required ? "is required now" : "is no longer required", part, before.location,
             after.location);
    }
    if (before.style != after.style || before.explode != after.explode) {
      report(Impact::kBreaking, "has another style", part, before.location, after.location);
    }
    compare_schemas(part, before.schema, after.schema, Direction::kRequest);
  }

  void compare_bodies() {
    constexpr const char* kPart = "request body";
    const auto& before = before_.request_body;
    const auto& after = after_.request_body;
    if (!before && !after) return;
    if (!before) {
      report(after->required ? Impact::kBreaking : Impact::kCompatible,
             after->required ? "is new, and required" : "is new", kPart, before_.location,
             after->location);
    } else if (!after) {
      report(Impact::kBreaking, "is gone", kPart, before->location, after_.location);
    } else {
      if (before->required != after->required) {
        report(after->required ? Impact::kBreaking : Impact::kCompatible,
               after->required ? "is required now" : "is no longer required", kPart,
               before->location, after->location);
      }
      compare_content(kPart, before->content, after->content, before->location, after->location,
                      Direction::kRequest);
    }
  }

  void compare_content(const std::string& part, const std::vector<MediaType>& before,
                       const std::vector<MediaType>& after, const Location& old_place,
                       const Location& new_place, Direction direction) {
    for (const MediaType& media_type : after) {
      const std::string name = part + " '" + media_type.name + "'";
      const MediaType* old_one =
          find_in(before, [&](const MediaType& each) { return each.name == media_type.name; });
      if (old_one == nullptr) {
        report(Impact::kCompatible, "is a new media type", name, old_place, media_type.location);
      } else {
        compare_schemas(name, old_one->schema, media_type.schema, direction);
      }
    }
    for (const MediaType& media_type : before) {
      const MediaType* new_one =
          find_in(after, [&](const MediaType& each) { return each.name == media_type.name; });
      if (new_one != nullptr) continue;
      report(Impact::kBreaking, "is gone", part + " '" + media_type.name + "'", media_type.location,
             new_place);
    }
  }

  void compare_responses() {
    const auto with_status = [](const std::vector<Response>& responses, int status) {
      return find_in(responses, [&](const Response& each) { return each.status == status; });
    };
    for (const Response& response : after_.responses) {
      const std::string part = "response " + name_of_status(response.status);
      const Response* old_one = with_status(before_.responses, response.status);
      if (old_one == nullptr) {
        report(Impact::kCompatible, "is new", part, before_.location, response.location);
        continue;
      }
      compare_headers(part, *old_one, response);
      compare_content(part, old_one->content, response.content, old_one->location,
                      response.location, Direction::kResponse);
    }
    for (const Response& response : before_.responses) {
      if (with_status(after_.responses, response.status) != nullptr) continue;
      report(Impact::kBreaking, "is gone", "response " + name_of_status(response.status),
             response.location, after_.location);
    }
  }

  void compare_headers(const std::string& response, const Response& before, const Response& after) {
    const auto named = [](const std::vector<ResponseHeader>& headers, const std::string& name) {
      return find_in(headers, [&](const ResponseHeader& each) {
        return to_lower(each.name) == to_lower(name);
      });
    };
    for (const ResponseHeader& header : after.headers) {
      const std::string part = response + " header " + quote(header.name);
      const ResponseHeader* old_one = named(before.headers, header.name);
      if (old_one == nullptr) {
        report(Impact::kCompatible, "is new", part, before.location, header.location);
        continue;
      }
      if (old_one->required != header.required) {
        report(header.required ? Impact::kCompatible : Impact::kBreaking,
               header.required ? "is always sent now" : "is no longer always sent", part,
               old_one->location, header.location);
      }
      compare_schemas(part, old_one->schema, header.schema, Direction::kResponse);
    }
    for (const ResponseHeader& header : before.headers) {
      if (named(after.headers, header.name) != nullptr) continue;
      report(header.required ? Impact::kBreaking : Impact::kCompatible, "is gone",
             response + " header " + quote(header.name), header.location, after.location);
    }
  }

  const Operation& before_;
  const Operation& after_;
  SchemaComparison& schemas_;
  std::vector<std::string> old_path_names_;
  std::vector<std::string> new_path_names_;
  OperationDraft draft_;
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

OperationDraft compare_operations(const Operation& before, const Operation& after,
                                  SchemaComparison& schemas) {
  return OperationComparison(before, after, schemas).run();
}

}  // namespace specgen::generator
