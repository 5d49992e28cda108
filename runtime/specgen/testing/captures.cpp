#include "specgen/testing/captures.hpp"

#include <nlohmann/json.hpp>
#include <utility>

#include "specgen/testing/url.hpp"

namespace specgen::testing {
namespace {

using Json = nlohmann::json;

// The inside of the JSON string that stands for `text`.
std::string escape(const std::string& text) {
  const std::string quoted = Json(text).dump(-1, ' ', false, Json::error_handler_t::replace);
  return quoted.substr(1, quoted.size() - 2);
}

const std::string& identity(const std::string& text) { return text; }

template <class Values, class F>
std::string replace_names(std::string_view text, const Values& values, F convert) {
  std::string result;
  for (;;) {
    const std::size_t open = text.find("${");
    const std::size_t close = text.find('}', open);
    if (open == std::string_view::npos || close == std::string_view::npos) break;
    const auto value = values.find(text.substr(open + 2, close - open - 2));
    if (value == values.end()) {
      result += text.substr(0, open + 2);
      text.remove_prefix(open + 2);
      continue;
    }
    result += text.substr(0, open);
    result += convert(value->second);
    text.remove_prefix(close + 1);
  }
  return result += text;
}

}  // namespace

std::string Captures::take(const std::vector<Capture>& captures, std::string_view body) {
  if (captures.empty()) return {};
  const Json document = Json::parse(body, nullptr, false);
  if (document.is_discarded()) return "the answer's body is no JSON";
  for (const Capture& capture : captures) {
    const Json::json_pointer place(capture.pointer);
    if (!document.contains(place)) {
      return "the answer has nothing at '" + capture.pointer + "', which '${" + capture.name +
             "}' stands for";
    }
    const Json& value = document.at(place);
    set(capture.name, value.is_string() ? value.get<std::string>() : value.dump());
  }
  return {};
}

void Captures::set(std::string name, std::string value) {
  values_.insert_or_assign(std::move(name), std::move(value));
}

std::string Captures::fill(std::string_view text) const {
  return replace_names(text, values_, identity);
}

std::string Captures::fill_path(std::string_view text) const {
  return replace_names(text, values_, percent_encode);
}

std::string Captures::fill_json(std::string_view text) const {
  return replace_names(text, values_, escape);
}

}  // namespace specgen::testing
