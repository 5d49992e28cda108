#include "openapi/path_template.hpp"

#include <algorithm>

#include "source/text.hpp"

namespace specgen::generator {
namespace {

bool is_unreserved(char c) {
  return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') ||
         std::string_view("-._~").find(c) != std::string_view::npos;
}

/// RFC 3986, 6.2.2: escapes in capitals, and none for unreserved characters.
std::string normalise_escapes(std::string_view text) {
  constexpr std::string_view kHex = "0123456789ABCDEF";
  std::string result;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const auto decoded =
        text[i] == '%' ? decode_percent(text.substr(i, 3)) : std::optional<std::string>();
    if (!decoded || decoded->size() != 1) {
      result += text[i];
      continue;
    }
    const auto byte = static_cast<unsigned char>(decoded->front());
    if (is_unreserved(decoded->front())) {
      result += decoded->front();
    } else {
      result += {'%', kHex[byte >> 4U], kHex[byte & 0xFU]};
    }
    i += 2;
  }
  return result;
}

class TemplateParser {
 public:
  TemplateParser(const Member& member, const Reading& reading)
      : member_(member), reading_(reading) {}

  PathTemplate parse() {
    std::string_view rest = member_.name;
    if (rest.empty() || rest.front() != '/') fail("a path must start with '/': ");
    if (rest.find_first_of("?#") != std::string_view::npos) {
      reading_.diagnostics.warning(
          Rule::kPathTemplate, member_.name_location(),
          "a path has neither query nor fragment, so no request reaches " + quote(member_.name),
          "describe them as parameters with 'in: query'");
    }
    if (!decode_percent(rest)) fail("the path holds an incomplete %-escape: ");
    while (!rest.empty()) {
      const std::size_t open = rest.find_first_of("{}");
      result_.shape += normalise_escapes(rest.substr(0, open));
      if (open == std::string_view::npos) break;
      const std::size_t close = rest.find('}', open);
      if (rest[open] == '}' || close == std::string_view::npos) {
        fail("the braces of the path do not match: ");
        break;
      }
      add_name(rest.substr(open + 1, close - open - 1));
      rest.remove_prefix(close + 1);
    }
    return std::move(result_);
  }

 private:
  void fail(std::string_view message, std::string hint = {}) {
    result_.valid = false;
    reading_.diagnostics.error(Rule::kPathTemplate, member_.name_location(),
                               std::string(message) + quote(member_.name), std::move(hint));
  }

  void add_name(std::string_view name) {
    result_.shape += "{}";
    if (name.empty() || name.find_first_of("{/") != std::string_view::npos) {
      fail("the braces of the path do not match: ");
    } else if (std::find(result_.names.begin(), result_.names.end(), name) != result_.names.end()) {
      fail("the path names " + quote(name) + " twice: ");
    } else {
      result_.names.emplace_back(name);
    }
  }

  const Member& member_;
  const Reading& reading_;
  PathTemplate result_;
};

}  // namespace

PathTemplate parse_path_template(const Member& member, const Reading& reading) {
  return TemplateParser(member, reading).parse();
}

}  // namespace specgen::generator
