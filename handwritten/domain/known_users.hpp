#pragma once

#include <array>
#include <atomic>
#include <cstdint>
#include <memory>
#include <string_view>

namespace auth {

/// Remembers users that the store has said to be there, so that a good token of a user who never
/// was, or was lost with a restored backup, is noticed without asking the store every time.
///
/// What is remembered belongs to a generation; one that begins makes everything forgotten. Of a
/// fixed size: a user may be forgotten when another one comes, and is then asked for again. Two
/// users are taken for one with a probability of 2^-64. Thread-safe, without locks.
class KnownUsers {
 public:
  KnownUsers() : slots_(std::make_unique<Slots>()) {}

  bool knows(std::string_view user_id, std::uint64_t generation) const;
  void remember(std::string_view user_id, std::uint64_t generation);

 private:
  using Slots = std::array<std::atomic<std::uint64_t>, 65536>;

  std::unique_ptr<Slots> slots_;
};

}  // namespace auth
