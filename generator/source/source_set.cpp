#include "source/source_set.hpp"

#include <charconv>
#include <filesystem>

#include "source/json_pointer.hpp"
#include "source/text.hpp"

namespace specgen::generator {
namespace {

namespace fs = std::filesystem;

bool has_scheme(std::string_view uri) {
  const std::size_t colon = uri.find(':');
  return colon != std::string_view::npos && colon > 1 && uri.find('/') > colon;
}

}  // namespace

Location reference_location(const Node& reference) {
  Location location = reference.location();
  if (reference.parent != nullptr) location.pointer = reference.parent->pointer();
  return location;
}

std::optional<std::string> decode_percent(std::string_view text) {
  std::string result;
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (text[i] != '%') {
      result += text[i];
      continue;
    }
    unsigned byte = 0;
    if (i + 2 >= text.size()) return std::nullopt;
    const char* digits = text.data() + i + 1;
    const auto [end, error] = std::from_chars(digits, digits + 2, byte, 16);
    if (error != std::errc() || end != digits + 2) return std::nullopt;
    result += static_cast<char>(byte);
    i += 2;
  }
  return result;
}

const SourceFile* SourceSet::open(const std::string& name) {
  std::error_code error;
  fs::path path = fs::weakly_canonical(name, error);
  if (error) path = fs::path(name).lexically_normal();
  const auto [entry, is_new] = files_.try_emplace(path.string());
  if (is_new) {
    auto file = std::make_unique<SourceFile>();
    file->name = name;
    if (read_source_file(name, *file, diagnostics_)) {
      order_.push_back(file.get());
      entry->second = std::move(file);
    }
  }
  return entry->second.get();
}

const Node* SourceSet::fail(const Node& reference, std::string message, std::string hint) {
  diagnostics_.error(Rule::kReference, reference_location(reference), std::move(message),
                     std::move(hint));
  return nullptr;
}

const SourceFile* SourceSet::open_beside(const SourceFile& referrer, std::string_view path,
                                         const Node& reference) {
  const auto decoded = decode_percent(path);
  if (!decoded || decoded->find('\0') != std::string::npos) {
    fail(reference, "'$ref' is no valid reference: " + quote(reference.scalar));
    return nullptr;
  }
  const fs::path target =
      (fs::path(referrer.name).parent_path() / fs::path(*decoded)).lexically_normal();
  std::error_code error;
  if (!fs::is_regular_file(target, error)) {
    std::string hint;
    for (const char* section : {"schemas", "responses", "parameters"}) {
      const Node* components = referrer.root.find("components");
      const Node* found = components == nullptr ? nullptr : components->find(section);
      if (found != nullptr && found->find(*decoded) != nullptr) {
        hint =
            "did you mean " + quote("#/components/" + std::string(section) + "/" + *decoded) + "?";
        break;
      }
    }
    fail(reference, "'$ref' points at a file that does not exist: " + quote(target.string()), hint);
    return nullptr;
  }
  const SourceFile* file = open(target.string());
  if (file == nullptr) {
    fail(reference, "'$ref' points at a file that cannot be read: " + quote(target.string()));
  }
  return file;
}

const SourceFile* SourceSet::open_target(const Node& reference) {
  const std::string_view path = reference.scalar.substr(0, reference.scalar.find('#'));
  if (path.empty()) return reference.file;
  return has_scheme(path) ? nullptr : open_beside(*reference.file, path, reference);
}

const Node* SourceSet::note(const Node& target, const Node& reference, std::string_view section) {
  references_[&reference] = {&target, std::string(section)};
  mark_referenced(target, reference);
  return &target;
}

const Node* SourceSet::resolve(const Node& reference, std::string_view section) {
  if (!reference.is_string()) {
    return fail(reference, "'$ref' must be a string, not " + std::string(describe(reference.kind)));
  }
  const auto known = resolved_.find({reference.file, reference.scalar});
  if (known != resolved_.end()) return note(*known->second, reference, section);
  const std::string_view text = reference.scalar;
  const std::size_t hash = text.find('#');
  const std::string_view path = text.substr(0, hash);
  if (text.empty()) return fail(reference, "'$ref' must not be empty");
  if (has_scheme(path)) {
    return fail(reference, "'$ref' points to another host: " + quote(text),
                "save that file beside this one and refer to it by a relative path");
  }
  const SourceFile* target =
      path.empty() ? reference.file : open_beside(*reference.file, path, reference);
  if (target == nullptr) return nullptr;
  const std::string_view fragment =
      hash == std::string_view::npos ? std::string_view() : text.substr(hash + 1);
  const Node* node = walk(*target, fragment, reference);
  if (node == nullptr) return nullptr;
  resolved_[{reference.file, reference.scalar}] = node;
  return note(*node, reference, section);
}

const Node* SourceSet::step(const Node& node, const std::string& token) {
  constexpr std::size_t kFewMembers = 32;
  if (node.members.size() > kFewMembers) {
    auto& index = indexes_[&node];
    if (index.empty()) {
      for (const Member& member : node.members) index.try_emplace(member.name, &member.value);
    }
    const auto found = index.find(token);
    return found == index.end() ? nullptr : found->second;
  }
  return find_child(node, token);
}

std::string SourceSet::suggest(const Node& last, const std::string& token) {
  constexpr std::size_t kMostSuggestions = 200;  // nobody reads more, and each looks at all names
  if (++suggestions_ > kMostSuggestions) return {};
  std::vector<std::string_view> names;
  for (const Member& member : last.members) names.push_back(member.name);
  return did_you_mean(token, names);
}

const Node* SourceSet::walk(const SourceFile& target, std::string_view fragment,
                            const Node& reference) {
  const auto pointer = decode_percent(fragment);
  if (!pointer) {
    return fail(reference, "'$ref' holds an incomplete %-escape: " + quote(reference.scalar));
  }
  if (!pointer->empty() && pointer->front() != '/') {
    const bool slash_missing = target.root.find(pointer->substr(0, pointer->find('/'))) != nullptr;
    if (slash_missing) {
      return fail(reference, "'$ref' points nowhere: " + quote(reference.scalar),
                  "did you mean " + quote("#/" + *pointer) + "?");
    }
    return fail(reference,
                "'$ref' points at an anchor that is not there: " + quote(reference.scalar),
                "write '$anchor: " + *pointer + "' in the schema that is meant");
  }
  const Node* node = &target.root;
  std::string_view rest = *pointer;
  while (!rest.empty()) {
    const auto token = unescape_token(take_token(rest));
    if (!token) {
      return fail(reference, "'$ref' holds a '~' that is no escape: " + quote(reference.scalar),
                  "in a JSON pointer '~' is written ~0, and '/' in a name ~1");
    }
    const Node* next = step(*node, *token);
    if (next == nullptr) {
      return fail(reference, "'$ref' points nowhere: " + quote(reference.scalar),
                  suggest(*node, *token));
    }
    node = next;
  }
  return node;
}

void SourceSet::mark_referenced(const Node& target, const Node& referrer) {
  std::set<const Node*> around;
  for (const Node* node = &referrer; node != nullptr; node = node->parent) around.insert(node);
  for (const Node* node = &target; node != nullptr; node = node->parent) {
    if (around.count(node) > 0 || !referenced_.insert(node).second) return;
  }
}

}  // namespace specgen::generator
