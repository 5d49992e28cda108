#include "openapi/assemble.hpp"

#include <algorithm>
#include <array>
#include <filesystem>
#include <map>
#include <optional>
#include <set>

#include "source/source_file.hpp"

namespace specgen::generator {
namespace {

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

/// What a component may be called: the last word of the pointer, or the file's name without
/// extension.
std::string proposed_name(const Node& target) {
  const std::string pointer = target.pointer();
  std::string name = pointer.empty() ? std::filesystem::path(target.file->name).stem().string()
                                     : pointer.substr(pointer.rfind('/') + 1);
  for (char& c : name) {
    const bool allowed = (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') ||
                         (c >= 'A' && c <= 'Z') || c == '.' || c == '-' || c == '_';
    if (!allowed) c = '_';
  }
  return name.empty() ? "component" : name;
}

Node* find_member(Node& node, std::string_view name) {
  for (Member& member : node.members) {
    if (member.name == name) return &member.value;
  }
  return nullptr;
}

class Assembler {
 public:
  Assembler(const Node& root, const SourceSet& sources, Diagnostics& diagnostics)
      : root_(root), sources_(sources), diagnostics_(diagnostics) {}

  Assembled run() {
    result_.root = &root_;
    if (sources_.files().size() < 2) return std::move(result_);
    take_names();
    result_.tree = std::make_unique<Node>(convert(root_));
    result_.root = result_.tree.get();
    // Converting one may add others at the end.
    for (std::size_t i = 0; i < result_.adopted.size(); ++i) {
      if (!result_.adopted[i].is_new) continue;
      Node converted = convert(*result_.adopted[i].node);
      const Assembled::Adopted& entry = result_.adopted[i];
      add_member(section(entry.section), entry.name, std::move(converted));
    }
    return std::move(result_);
  }

 private:
  /// The names that components have already. An entry that only refers to another file takes in
  /// what is there.
  void take_names() {
    const Node* components = root_.find("components");
    if (components == nullptr) return;
    for (const Member& section : components->members) {
      for (const Member& entry : section.value.members) {
        names_.insert(std::string(section.name) + "/" + std::string(entry.name));
        const Node* reference = entry.value.find("$ref");
        if (reference == nullptr || entry.value.members.size() > 1) continue;
        const auto found = sources_.references().find(reference);
        if (found == sources_.references().end()) continue;
        const Node& target = *found->second.target;
        if (target.file == root_.file) continue;
        if (!places_.try_emplace(&target, place(section.name, entry.name)).second) continue;
        taken_in_.insert(&entry.value);
        result_.adopted.push_back(
            {std::string(section.name), std::string(entry.name), &target, false});
      }
    }
  }

  static std::string place(std::string_view section, std::string_view name) {
    return "#/components/" + std::string(section) + "/" + std::string(name);
  }

  /// What a reference points at, if that or the reference itself stands in another file.
  const SourceSet::Resolved* find_moved(const Node& reference) const {
    const auto& references = sources_.references();
    const auto found = references.find(&reference);
    if (found == references.end()) return nullptr;
    const bool stays = found->second.target->file == root_.file && reference.file == root_.file;
    return stays ? nullptr : &found->second;
  }

  /// A copy without its items and members.
  static Node copy_of(const Node& node) {
    Node copy;
    copy.kind = node.kind;
    copy.boolean = node.boolean;
    copy.scalar = node.scalar;
    return copy;
  }

  Node convert(const Node& node) {
    if (node.is_string()) return convert_string(node);
    Node result = copy_of(node);
    if (node.is_mapping()) {
      const Node* reference = node.find("$ref");
      const SourceSet::Resolved* moved = reference == nullptr ? nullptr : find_moved(*reference);
      if (moved != nullptr && (taken_in_.count(&node) > 0 || moved->section == "pathItems")) {
        return convert_inline(*moved->target);
      }
    }
    result.items.reserve(node.items.size());
    for (const Node& item : node.items) result.items.push_back(convert(item));
    result.members.reserve(node.members.size());
    for (const Member& member : node.members) {
      if (loses_identity(member)) continue;
      add_member(result, member.name,
                 is_dynamic(member) ? copy_of(member.value) : convert(member.value));
    }
    return result;
  }

  /// A schema of another file that comes in is no resource of its own any more: references to it
  /// are rewritten, and those in it would be resolved against its `$id`. Its anchor, which nothing
  /// refers to then, might stand twice, where a part of it comes in by itself as well.
  bool loses_identity(const Member& member) const {
    return (member.name == "$id" || member.name == "$anchor") && member.value.is_string() &&
           member.value.file != root_.file && !is_in_value(member.value);
  }

  /// Whether a node is part of an example or the like, which only looks like a schema.
  static bool is_in_value(const Node& node) {
    constexpr auto kValues = std::to_array<std::string_view>(
        {"const", "default", "enum", "example", "examples", "value"});
    for (const Node* at = &node; at != nullptr; at = at->parent) {
      const Member* member = at->as_member();
      if (member != nullptr &&
          std::find(kValues.begin(), kValues.end(), member->name) != kValues.end()) {
        return true;
      }
    }
    return false;
  }

  /// An anchor is found at run time, by its name: it comes along with its schema.
  static bool is_dynamic(const Member& member) {
    return member.name == "$dynamicRef" && member.value.is_string() &&
           member.value.scalar.starts_with('#') && !member.value.scalar.starts_with("#/");
  }

  /// References stand in strings: those of `$ref`, and those of a discriminator's mapping.
  Node convert_string(const Node& node) {
    Node result = copy_of(node);
    if (const SourceSet::Resolved* moved = find_moved(node)) {
      result.scalar = keep(find_place(*moved->target, moved->section));
    }
    return result;
  }

  /// Path items of other files come into their place. Their callbacks may hold others, which may
  /// double what there is at every step; circles were reported when they were read.
  Node convert_inline(const Node& target) {
    constexpr int kDeepest = 100;
    constexpr std::size_t kMost = 20'000;
    if (depth_ >= kDeepest || ++inlined_ > kMost) {
      if (inlined_ == kMost + 1) {
        diagnostics_.error(
            Rule::kLimit, target.location(),
            "path items of other files are used more than " + std::to_string(kMost) + " times");
      }
      return copy_of(target);
    }
    ++depth_;
    Node result = convert(target);
    --depth_;
    return result;
  }

  std::string find_place(const Node& target, const std::string& section) {
    if (target.file == root_.file) return to_fragment(target.pointer());
    const auto [known, is_new] = places_.try_emplace(&target);
    if (is_new) {
      const std::string name = choose_name(target, section);
      known->second = place(section, name);
      result_.adopted.push_back({section, name, &target, true});
    }
    return known->second;
  }

  std::string choose_name(const Node& target, const std::string& section) {
    const std::string name = proposed_name(target);
    const std::string prefix = section + "/";
    std::string unique = name;
    for (int i = 2; !names_.insert(prefix + unique).second; ++i) {
      unique = name;
      unique += "_" + std::to_string(i);
    }
    return unique;
  }

  std::string_view keep(std::string text) { return result_.strings.emplace_back(std::move(text)); }

  static void add_member(Node& node, std::string_view name, Node value) {
    Member member;
    member.name = name;
    member.value = std::move(value);
    node.members.push_back(std::move(member));
  }

  Node& section(const std::string& name) {
    return mapping_in(mapping_in(*result_.tree, "components"), name);
  }

  static Node& mapping_in(Node& node, std::string_view name) {
    if (Node* found = find_member(node, name)) return *found;
    Node mapping;
    mapping.kind = Node::Kind::kMapping;
    add_member(node, name, std::move(mapping));
    return node.members.back().value;
  }

  const Node& root_;
  const SourceSet& sources_;
  Diagnostics& diagnostics_;
  Assembled result_;
  std::set<std::string> names_;  ///< "schemas/Pet"
  std::map<const Node*, std::string> places_;
  std::set<const Node*> taken_in_;
  int depth_ = 0;
  std::size_t inlined_ = 0;
};

}  // namespace

Assembled assemble(const Node& root, const SourceSet& sources, Diagnostics& diagnostics) {
  return Assembler(root, sources, diagnostics).run();
}

}  // namespace specgen::generator
