#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "crypto/key_ring.hpp"

namespace auth {

/// getenv, or what a test puts in its place.
using GetVariable = std::function<const char*(const char*)>;

/// Reads settings from the environment: X itself, or the file that X_FILE names (how containers get
/// their secrets). Every fault is noted, and reading goes on, so that all are reported at once. No
/// fault repeats a value.
class Environment {
 public:
  explicit Environment(GetVariable get) : get_(std::move(get)) {}

  /// nullopt: not set, or set to nothing.
  std::optional<std::string> find(const std::string& name);
  std::string text(const std::string& name, const std::string& otherwise);
  std::string required_text(const std::string& name);
  std::int64_t integer(const std::string& name, std::int64_t otherwise, std::int64_t min,
                       std::int64_t max);
  bool flag(const std::string& name, bool otherwise);
  /// Keys as "id:base64", separated by commas or white space; each of `min` to `max` bytes and not
  /// visibly weak.
  KeyRing keys(const std::string& name, std::size_t min, std::size_t max);

  void fault(const std::string& name, const std::string& what);
  const std::vector<std::string>& faults() const { return faults_; }

 private:
  std::optional<std::string> read_file(const std::string& name, const std::string& path);
  void add_key(const std::string& name, const std::string& entry, std::size_t min, std::size_t max,
               KeyRing& ring);

  GetVariable get_;
  std::vector<std::string> faults_;
};

}  // namespace auth
