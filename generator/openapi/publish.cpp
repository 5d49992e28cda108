#include "openapi/publish.hpp"

#include <deque>
#include <filesystem>
#include <nlohmann/json.hpp>

namespace specgen::generator {
namespace {

using Json = nlohmann::ordered_json;

/// RFC 3986: what a fragment cannot hold is escaped.
std::string to_fragment(std::string_view pointer) {
  constexpr std::string_view kHex = "0123456789ABCDEF";
  constexpr std::string_view kMarks = "-._~!$&'()*+,;=:@/?";
  std::string result = "#";
  for (const char c : pointer) {
    const auto byte = static_cast<unsigned char>(c);
    const bool allowed = (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') ||
                         (c >= 'A' && c <= 'Z') || kMarks.find(c) != std::string_view::npos;
    if (allowed) {
      result += c;
    } else {
      result += {'%', kHex[byte >> 4U], kHex[byte & 0xFU]};
    }
  }
  return result;
}

class Publisher {
 public:
  explicit Publisher(Reading& reading) : reading_(reading) {}

  Json run() {
    take_names();
    Json result = Json::object();
    Json edge_cases = Json::array();
    for (const Member& member : reading_.root.members) {
      if (member.name == "edgeCases" || member.name == "x-edgeCases") {
        for (const Node& item : member.value.items) edge_cases.push_back(to_json(item));
        result["x-edgeCases"] = nullptr;  // keeps the place
      } else {
        append_member(result, member.name, convert(member.value));
      }
    }
    if (result.contains("x-edgeCases")) result["x-edgeCases"] = std::move(edge_cases);
    while (!waiting_.empty()) {
      const Entry entry = waiting_.front();
      waiting_.pop_front();
      result["components"][entry.section][entry.name] = convert(*entry.node);
    }
    return result;
  }

 private:
  struct Entry {
    std::string section;
    std::string name;
    const Node* node = nullptr;
  };

  /// The names that components have already. An entry that only refers to another file takes in
  /// what is there.
  void take_names() {
    const Node* components = reading_.root.find("components");
    if (components == nullptr) return;
    for (const Member& section : components->members) {
      for (const Member& entry : section.value.members) {
        names_.insert(std::string(section.name) + "/" + std::string(entry.name));
        const Node* reference = entry.value.find("$ref");
        if (reference == nullptr || entry.value.members.size() > 1) continue;
        const auto found = reading_.sources.references().find(reference);
        if (found == reading_.sources.references().end()) continue;
        const Node& target = *found->second.target;
        if (target.file == reading_.root.file) continue;
        if (places_.try_emplace(&target, place(section.name, entry.name)).second) {
          taken_in_.insert(&entry.value);
          name_schema(section.name, target, entry.name, false);
        }
      }
    }
  }

  static std::string place(std::string_view section, std::string_view name) {
    return "#/components/" + std::string(section) + "/" + std::string(name);
  }

  void name_schema(std::string_view section, const Node& node, std::string_view name, bool add) {
    if (section != "schemas") return;
    const Schema* schema = reading_.schemas.name_component(node, std::string(name));
    if (add) reading_.document.schemas.push_back(schema);
  }

  /// What a reference points at, if that or the reference itself stands in another file.
  const SourceSet::Resolved* find_moved(const Node& reference) const {
    const auto& references = reading_.sources.references();
    const auto found = references.find(&reference);
    if (found == references.end()) return nullptr;
    const SourceFile* root = reading_.root.file;
    const bool stays = found->second.target->file == root && reference.file == root;
    return stays ? nullptr : &found->second;
  }

  Json convert(const Node& node) {
    if (node.is_sequence()) {
      Json result = Json::array();
      for (const Node& item : node.items) result.push_back(convert(item));
      return result;
    }
    if (!node.is_mapping()) return to_json(node);
    const Node* reference = node.find("$ref");
    const SourceSet::Resolved* moved = reference == nullptr ? nullptr : find_moved(*reference);
    if (moved != nullptr && (taken_in_.count(&node) > 0 || moved->section == "pathItems")) {
      return convert_inline(*moved->target);
    }
    Json result = Json::object();
    for (const Member& member : node.members) {
      const bool is_moved = moved != nullptr && &member.value == reference;
      append_member(
          result, member.name,
          is_moved ? Json(find_place(*moved->target, moved->section)) : convert(member.value));
    }
    return result;
  }

  /// Path items of other files come into their place; circles were reported when they were read.
  Json convert_inline(const Node& target) {
    constexpr int kDeepest = 100;
    if (depth_ >= kDeepest) return Json::object();
    ++depth_;
    Json result = convert(target);
    --depth_;
    return result;
  }

  std::string find_place(const Node& target, const std::string& section) {
    if (target.file == reading_.root.file) return to_fragment(target.pointer());
    const auto [known, is_new] = places_.try_emplace(&target);
    if (is_new) {
      const std::string name = choose_name(target, section);
      known->second = place(section, name);
      waiting_.push_back({section, name, &target});
      name_schema(section, target, name, true);
    }
    return known->second;
  }

  /// The last part of the pointer, or the file's name without extension, as component names may be.
  std::string choose_name(const Node& target, const std::string& section) {
    const std::string pointer = target.pointer();
    std::string name = pointer.empty() ? std::filesystem::path(target.file->name).stem().string()
                                       : pointer.substr(pointer.rfind('/') + 1);
    for (char& c : name) {
      const bool allowed = (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') ||
                           (c >= 'A' && c <= 'Z') || c == '.' || c == '-' || c == '_';
      if (!allowed) c = '_';
    }
    const std::string prefix = section + "/";
    std::string unique = name;
    for (int i = 2; !names_.insert(prefix + unique).second; ++i) {
      unique = name;
      unique += "_" + std::to_string(i);
    }
    return unique;
  }

  Reading& reading_;
  std::set<std::string> names_;  ///< "schemas/Pet"
  std::map<const Node*, std::string> places_;
  std::set<const Node*> taken_in_;
  std::deque<Entry> waiting_;
  int depth_ = 0;
};

}  // namespace

Json publish(Reading& reading) { return Publisher(reading).run(); }

}  // namespace specgen::generator
