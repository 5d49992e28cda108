#include "config/environment.hpp"

#include <algorithm>
#include <charconv>
#include <fstream>
#include <iterator>
#include <set>

#include "crypto/base64.hpp"

namespace auth {
namespace {

constexpr std::size_t kMaxFileSize = 65536;
/// Of 32 random bytes some 30 are different; of a word or a pattern, few.
constexpr std::size_t kMinDifferentBytes = 12;

bool is_space(char c) { return c == ' ' || c == '\t' || c == '\r' || c == '\n'; }

bool is_key_id(const std::string& text) {
  return !text.empty() && text.size() <= 32 && std::ranges::all_of(text, [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-' ||
           c == '_';
  });
}

std::vector<std::string> split(const std::string& text) {
  std::vector<std::string> words(1);
  for (const char c : text) {
    if (is_space(c) || c == ',') {
      words.emplace_back();
    } else {
      words.back() += c;
    }
  }
  std::erase(words, "");
  return words;
}

}  // namespace

void Environment::fault(const std::string& name, const std::string& what) {
  faults_.push_back(name + " " + what);
}

std::optional<std::string> Environment::find(const std::string& name) {
  const char* value = get_(name.c_str());
  const char* path = get_((name + "_FILE").c_str());
  const bool has_value = value != nullptr && *value != '\0';
  const bool has_path = path != nullptr && *path != '\0';
  if (has_value && has_path) {
    fault(name, "and " + name + "_FILE are both set");
    return std::nullopt;
  }
  if (has_path) return read_file(name, path);
  if (has_value) return value;
  return std::nullopt;
}

std::optional<std::string> Environment::read_file(const std::string& name,
                                                  const std::string& path) {
  std::ifstream file(path, std::ios::binary);
  std::string content((std::istreambuf_iterator<char>(file)), std::istreambuf_iterator<char>());
  if (!file.is_open() || file.bad()) {
    fault(name + "_FILE", "names a file that cannot be read: " + path);
    return std::nullopt;
  }
  while (!content.empty() && is_space(content.back())) content.pop_back();
  if (content.empty() || content.size() > kMaxFileSize) {
    fault(name + "_FILE", "names a file that is empty or larger than 64 KiB: " + path);
    return std::nullopt;
  }
  return content;
}

std::string Environment::text(const std::string& name, const std::string& otherwise) {
  return find(name).value_or(otherwise);
}

std::string Environment::required_text(const std::string& name) {
  const std::size_t faults_before = faults_.size();
  std::optional<std::string> value = find(name);
  if (!value && faults_.size() == faults_before) fault(name, "is not set");
  return value.value_or("");
}

std::int64_t Environment::integer(const std::string& name, std::int64_t otherwise, std::int64_t min,
                                  std::int64_t max) {
  const std::optional<std::string> value = find(name);
  if (!value) return otherwise;
  std::int64_t number = 0;
  const char* end = value->data() + value->size();
  const auto [stop, error] = std::from_chars(value->data(), end, number);
  if (error != std::errc() || stop != end || number < min || number > max) {
    fault(name, "must be an integer from " + std::to_string(min) + " to " + std::to_string(max));
    return otherwise;
  }
  return number;
}

bool Environment::flag(const std::string& name, bool otherwise) {
  const std::optional<std::string> value = find(name);
  if (!value) return otherwise;
  if (*value != "on" && *value != "off") fault(name, "must be 'on' or 'off'");
  return *value == "on";
}

KeyRing Environment::keys(const std::string& name, std::size_t min, std::size_t max) {
  KeyRing ring;
  std::string value = required_text(name);
  if (value.empty()) return ring;
  std::vector<std::string> entries = split(value);
  wipe(value);
  if (entries.empty()) fault(name, "holds no key");
  for (std::string& entry : entries) {
    add_key(name, entry, min, max, ring);
    wipe(entry);
  }
  return ring;
}

void Environment::add_key(const std::string& name, const std::string& entry, std::size_t min,
                          std::size_t max, KeyRing& ring) {
  const std::size_t colon = entry.find(':');
  const std::string id = entry.substr(0, colon);
  if (colon == std::string::npos || !is_key_id(id)) {
    // What stands there may be the secret itself, so it is not named.
    return fault(name, "must hold keys written as id:base64, the id of 1 to 32 of [A-Za-z0-9_-]");
  }
  std::optional<std::string> bytes = base64_decode(entry.substr(colon + 1));
  if (!bytes) return fault(name, "key '" + id + "' is not base64");
  Secret secret(std::move(*bytes));
  if (secret.size() < min || secret.size() > max) {
    const std::string length =
        min == max ? std::to_string(min) : std::to_string(min) + " to " + std::to_string(max);
    return fault(name, "key '" + id + "' must have " + length + " bytes, it has " +
                           std::to_string(secret.size()));
  }
  if (std::set<char>(secret.view().begin(), secret.view().end()).size() < kMinDifferentBytes) {
    return fault(name, "key '" + id + "' is not random");
  }
  if (std::ranges::find(ring, id, &NamedKey::id) != ring.end()) {
    return fault(name, "holds two keys '" + id + "'");
  }
  ring.push_back({id, std::move(secret)});
}

}  // namespace auth
