#include <algorithm>
#include <array>

#include "openapi/published.hpp"

namespace specgen::generator {
namespace {

bool is_letter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }

/// Whether a string can stand in YAML without quotes: it starts with a letter or a slash, has
/// nothing that YAML gives a meaning, and reads as a string in YAML 1.1 as well.
bool is_plain(std::string_view text) {
  if (text.empty() || text.size() > 200 || text.back() == ' ' || text.back() == ':') return false;
  if (!is_letter(text.front()) && text.front() != '/') return false;
  const bool simple = std::all_of(text.begin(), text.end(), [](char c) {
    return is_letter(c) || (c >= '0' && c <= '9') ||
           std::string_view(" -_./+$@(){}[],;=<>*%^~:").find(c) != std::string_view::npos;
  });
  if (!simple || text.find(": ") != std::string_view::npos) return false;
  std::string lower(text);
  std::transform(lower.begin(), lower.end(), lower.begin(),
                 [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; });
  constexpr auto kWords = std::to_array<std::string_view>(
      {"true", "false", "null", "yes", "no", "on", "off", "y", "n"});
  return std::find(kWords.begin(), kWords.end(), lower) == kWords.end();
}

void append_string(std::string_view text, std::string& out) {
  if (is_plain(text)) {
    out += text;
  } else {
    append_json_string(text, out);
  }
}

class YamlWriter {
 public:
  std::string write(const std::vector<PublishedMember>& members) {
    for (const PublishedMember& member : members) {
      name(member.name);
      if (!member.is_list) {
        value(*member.nodes.front(), 0);
      } else if (member.nodes.empty()) {
        out_ += " []\n";
      } else {
        out_ += '\n';
        for (const Node* item : member.nodes) entry(*item, 2);
      }
    }
    return std::move(out_);
  }

 private:
  void name(std::string_view text) {
    append_string(text, out_);
    out_ += ':';
  }

  /// What stands behind "key:" of a mapping with that indentation.
  void value(const Node& node, std::size_t indent) {
    if (!is_block(node)) return scalar(node);
    out_ += '\n';
    block(node, indent + 2, false);
  }

  /// An item of a list with that indentation.
  void entry(const Node& node, std::size_t indent) {
    out_.append(indent, ' ');
    rest_of_entry(node, indent);
  }

  void rest_of_entry(const Node& node, std::size_t indent) {
    out_ += '-';
    if (!is_block(node)) return scalar(node);
    out_ += ' ';
    // "- key: …": the first line stands behind the dash.
    block(node, indent + 2, true);
  }

  void scalar(const Node& node) {
    out_ += ' ';
    if (node.is_string()) {
      append_string(node.scalar, out_);
    } else {
      out_ += plain_scalar(node);
    }
    out_ += '\n';
  }

  /// `goes_on`: the first line has its indentation already.
  void block(const Node& node, std::size_t indent, bool goes_on) {
    for (const Node& item : node.items) {
      if (!goes_on) out_.append(indent, ' ');
      goes_on = false;
      rest_of_entry(item, indent);
    }
    for (const Member& member : node.members) {
      if (!goes_on) out_.append(indent, ' ');
      goes_on = false;
      name(member.name);
      value(member.value, indent);
    }
  }

  std::string out_;
};

}  // namespace

std::string yaml_text(const std::vector<PublishedMember>& members) {
  return YamlWriter().write(members);
}

}  // namespace specgen::generator
