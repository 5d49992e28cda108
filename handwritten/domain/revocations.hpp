#pragma once

#include <atomic>
#include <chrono>
#include <cstdint>
#include <shared_mutex>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace auth {

/// Tokens that died before their time: all of a user's that are older than an epoch, or, when
/// `session_id` is not empty, those of one session.
struct Revocation {
  std::string user_id;
  std::string session_id;
  std::int64_t min_epoch = 0;   ///< Tokens of an earlier epoch are dead; unused for a session.
  std::int64_t revoked_at = 0;  ///< Unix seconds.
  friend bool operator==(const Revocation&, const Revocation&) = default;
};

/// This replica's picture of the revocations that still matter, and whether it can be trusted.
///
/// A feed keeps it current and extends the trust again and again; when the feed falls silent, trust
/// runs out by itself, and whoever asks must go to the store. Thread-safe; reading takes a shared
/// lock for some tens of nanoseconds.
class Revocations {
 public:
  using SteadyTime = std::chrono::steady_clock::time_point;

  /// Replaces the whole picture.
  void reset(const std::vector<Revocation>& all);
  void add(const Revocation& revocation);
  /// Drops what was revoked before `time` (Unix seconds): the tokens it killed have expired.
  void forget_before(std::int64_t time);

  void trust_until(SteadyTime time);
  void distrust();
  bool is_trusted(SteadyTime now) const;

  /// Grows with each reset: what was learnt from the store before may no longer hold.
  std::uint64_t generation() const { return generation_.load(std::memory_order_acquire); }

  bool is_revoked(std::string_view user_id, std::string_view session_id, std::int64_t epoch) const;
  std::size_t size() const;

 private:
  struct Entry {
    std::int64_t min_epoch = 0;
    std::int64_t revoked_at = 0;
  };
  struct Hash : std::hash<std::string_view> {
    using is_transparent = void;
  };
  using Entries = std::unordered_map<std::string, Entry, Hash, std::equal_to<>>;

  static void put(Entries& users, Entries& sessions, const Revocation& revocation);

  mutable std::shared_mutex mutex_;
  Entries users_;
  Entries sessions_;
  std::atomic<SteadyTime::rep> trusted_until_{0};
  std::atomic<std::uint64_t> generation_{0};
};

}  // namespace auth
