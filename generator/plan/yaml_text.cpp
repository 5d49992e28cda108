#include "plan/yaml_text.hpp"

#include <utf8proc.h>

#include <algorithm>
#include <array>
#include <cstdio>
#include <nlohmann/json.hpp>
#include <string_view>

namespace specgen::generator::plan {
namespace {

using Json = nlohmann::ordered_json;

/// JSON may escape any character of a string; those that hide in an editor or that compilers warn
/// about are.
std::string escape_invisible(std::string_view json) {
  std::string out;
  const auto* bytes = reinterpret_cast<const utf8proc_uint8_t*>(json.data());
  for (std::size_t at = 0; at < json.size();) {
    utf8proc_int32_t code_point = 0;
    const auto size =
        utf8proc_iterate(bytes + at, static_cast<utf8proc_ssize_t>(json.size() - at), &code_point);
    const auto step = static_cast<std::size_t>(std::max<utf8proc_ssize_t>(size, 1));
    const auto category = size > 0 ? utf8proc_category(code_point) : UTF8PROC_CATEGORY_CN;
    const bool hidden =
        size > 1 && (category == UTF8PROC_CATEGORY_CF || category == UTF8PROC_CATEGORY_CC ||
                     category == UTF8PROC_CATEGORY_ZL || category == UTF8PROC_CATEGORY_ZP);
    if (hidden || code_point == 0x7F) {
      std::array<char, 16> text{};
      if (code_point < 0x10000) {
        std::snprintf(text.data(), text.size(), "\\u%04x", static_cast<unsigned>(code_point));
      } else {
        const auto offset = static_cast<unsigned>(code_point - 0x10000);
        std::snprintf(text.data(), text.size(), "\\u%04x\\u%04x", 0xD800U + (offset >> 10U),
                      0xDC00U + (offset & 0x3FFU));
      }
      out += text.data();
    } else {
      out += json.substr(at, step);
    }
    at += step;
  }
  return out;
}

std::string quoted(const std::string& text) { return escape_invisible(Json(text).dump()); }

bool is_letter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }

/// Whether a string can stand in YAML without quotes: it starts with a letter or a slash, has
/// nothing that YAML gives a meaning, and reads as a string in YAML 1.1 as well.
bool is_plain(const std::string& text) {
  if (text.empty() || text.size() > 200 || text.back() == ' ' || text.back() == ':') return false;
  if (!is_letter(text.front()) && text.front() != '/') return false;
  const bool simple = std::all_of(text.begin(), text.end(), [](char c) {
    return is_letter(c) || (c >= '0' && c <= '9') ||
           std::string_view(" -_./+$@(){}[],;=<>*%^~:").find(c) != std::string_view::npos;
  });
  if (!simple || text.find(": ") != std::string::npos) return false;
  std::string lower = text;
  std::transform(lower.begin(), lower.end(), lower.begin(),
                 [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; });
  constexpr auto kWords = std::to_array<std::string_view>(
      {"true", "false", "null", "yes", "no", "on", "off", "y", "n"});
  return std::find(kWords.begin(), kWords.end(), lower) == kWords.end();
}

std::string scalar(const Json& value) {
  if (!value.is_string()) return value.dump();
  const auto& text = value.get_ref<const std::string&>();
  return is_plain(text) ? text : quoted(text);
}

bool is_block(const Json& value) { return value.is_structured() && !value.empty(); }

void write(const Json& value, std::size_t indent, std::string& out);

/// What stands behind "key:" or "-".
void write_entry(const Json& value, std::size_t indent, bool in_sequence, std::string& out) {
  if (!is_block(value)) {
    out += " " + scalar(value) + "\n";
    return;
  }
  if (in_sequence) {
    // "- key: …": the first line stands behind the dash.
    std::string block;
    write(value, indent + 2, block);
    out += " " + block.substr(indent + 2);
    return;
  }
  out += "\n";
  write(value, indent + 2, out);
}

void write(const Json& value, std::size_t indent, std::string& out) {
  const std::string blanks(indent, ' ');
  if (value.is_array()) {
    for (const Json& item : value) {
      out += blanks + "-";
      write_entry(item, indent, true, out);
    }
    return;
  }
  for (const auto& [key, item] : value.items()) {
    out += blanks + (is_plain(key) ? key : quoted(key)) + ":";
    write_entry(item, indent, false, out);
  }
}

}  // namespace

std::string json_text(const Json& value) { return escape_invisible(value.dump(2)) + "\n"; }

std::string yaml_text(const Json& value) {
  if (!is_block(value)) return scalar(value) + "\n";
  std::string out;
  write(value, 0, out);
  return out;
}

}  // namespace specgen::generator::plan
