#pragma once

#include <algorithm>
#include <deque>
#include <map>
#include <mutex>
#include <set>
#include <string>
#include <tuple>
#include <vector>

#include "domain/attempt_store.hpp"
#include "domain/clock.hpp"
#include "domain/mfa_store.hpp"
#include "domain/password_hasher.hpp"
#include "domain/random.hpp"
#include "domain/second_factor.hpp"
#include "domain/token_codec.hpp"
#include "domain/user_store.hpp"

/// Stand-ins for what the domain leaves to others. The stores pass the same conformance suite as
/// the real ones (store_conformance_test.cpp).
namespace auth::testing {

class FakeClock final : public Clock {
 public:
  explicit FakeClock(std::int64_t now) : now_(now) {}
  std::int64_t now() const override { return now_; }
  void set(std::int64_t now) { now_ = now; }

 private:
  std::int64_t now_;
};

/// Counts from a start: 0, 1, 2, …, 255, 0, …
class CountingRandom final : public RandomSource {
 public:
  explicit CountingRandom(std::uint8_t start = 0) : next_(start) {}
  void fill(std::span<std::uint8_t> out) const override {
    for (std::uint8_t& byte : out) byte = next_++;
  }

 private:
  mutable std::uint8_t next_;
};

class MemoryUserStore final : public UserStore {
 public:
  std::variant<User, EmailTaken, IdTaken> add(const NewUser& user) override {
    const std::lock_guard lock(mutex_);
    if (keys.contains(user.email_key)) return EmailTaken{};
    if (users.contains(user.id)) return IdTaken{};
    User added{user.id, user.email, UserStatus::kActive, false, "2026-06-02T10:30:00Z", 0};
    users[user.id] = {added, user.password};
    keys[user.email_key] = user.id;
    return added;
  }
  std::optional<User> find(std::string_view user_id) override {
    const std::lock_guard lock(mutex_);
    const auto found = users.find(std::string(user_id));
    return found == users.end() ? std::nullopt : std::optional(found->second.user);
  }
  std::optional<UserCredentials> find_credentials(std::string_view email_key) override {
    const std::lock_guard lock(mutex_);
    const auto key = keys.find(std::string(email_key));
    return key == keys.end() ? std::nullopt : std::optional(users[key->second]);
  }
  bool replace_password(std::string_view user_id, const StoredPassword& old,
                        const StoredPassword& renewed) override {
    const std::lock_guard lock(mutex_);
    const auto found = users.find(std::string(user_id));
    if (found == users.end() || found->second.password.hash != old.hash) return false;
    found->second.password = renewed;
    return true;
  }
  bool is_live(std::string_view user_id, std::string_view session_id, std::int64_t epoch) override {
    const std::optional<User> user = find(user_id);
    return user && user->status == UserStatus::kActive && user->token_epoch <= epoch &&
           !revoked_sessions.contains(std::string(session_id));
  }

  // What an administrator does.
  void suspend(const std::string& id) {
    const std::lock_guard lock(mutex_);
    User& user = users.at(id).user;
    if (user.status == UserStatus::kActive) ++user.token_epoch;
    user.status = UserStatus::kSuspended;
  }
  void reactivate(const std::string& id) {
    const std::lock_guard lock(mutex_);
    users.at(id).user.status = UserStatus::kActive;
  }
  void remove(const std::string& id) {
    const std::lock_guard lock(mutex_);
    users.erase(id);
    std::erase_if(keys, [&id](const auto& key) { return key.second == id; });
  }

  std::map<std::string, UserCredentials> users;  // By id.
  std::map<std::string, std::string> keys;       // E-mail key → id.
  std::set<std::string> revoked_sessions;

 private:
  std::mutex mutex_;
};

class MemoryAttemptStore final : public AttemptStore {
 public:
  explicit MemoryAttemptStore(int threshold = 3) : threshold_(threshold) {}
  bool reserve(std::string_view email_key) override {
    const std::lock_guard lock(mutex_);
    int& count = failures[std::string(email_key)];
    if (count >= threshold_) return false;
    ++count;
    return true;
  }
  void refund(std::string_view email_key) override {
    const std::lock_guard lock(mutex_);
    --failures[std::string(email_key)];
  }
  void clear(std::string_view email_key) override {
    const std::lock_guard lock(mutex_);
    failures.erase(std::string(email_key));
  }

  std::map<std::string, int> failures;

 private:
  std::mutex mutex_;
  const int threshold_;
};

class MemoryMfaStore final : public MfaStore {
 public:
  explicit MemoryMfaStore(MemoryUserStore& users) : users_(users) {}
  bool enable(std::string_view user_id, const SealedSecret& secret,
              const std::vector<std::string>& recovery_digests) override {
    const std::lock_guard lock(mutex_);
    const auto found = users_.users.find(std::string(user_id));
    if (found == users_.users.end() || found->second.user.mfa_enabled ||
        found->second.user.status != UserStatus::kActive) {
      return false;
    }
    found->second.user.mfa_enabled = true;
    secrets[std::string(user_id)] = secret;
    for (const std::string& digest : recovery_digests) {
      digests.emplace(std::string(user_id), digest);
    }
    return true;
  }
  std::optional<SealedSecret> secret(std::string_view user_id) override {
    const std::lock_guard lock(mutex_);
    const auto found = secrets.find(std::string(user_id));
    return found == secrets.end() ? std::nullopt : std::optional(found->second);
  }
  bool replace_secret(std::string_view user_id, const SealedSecret& old,
                      const SealedSecret& renewed) override {
    const std::lock_guard lock(mutex_);
    const auto found = secrets.find(std::string(user_id));
    if (found == secrets.end() || found->second.bytes != old.bytes) return false;
    found->second = renewed;
    return true;
  }
  bool use_step(std::string_view user_id, std::int64_t step) override {
    const std::lock_guard lock(mutex_);
    if (!secrets.contains(std::string(user_id))) return false;
    const auto [last, is_first] = steps.try_emplace(std::string(user_id), step);
    if (is_first) return true;
    if (last->second >= step) return false;
    last->second = step;
    return true;
  }
  bool use_recovery_code(std::string_view user_id, std::string_view digest) override {
    const std::lock_guard lock(mutex_);
    return digests.erase({std::string(user_id), std::string(digest)}) == 1;
  }

  std::map<std::string, SealedSecret> secrets;
  std::map<std::string, std::int64_t> steps;
  std::set<std::pair<std::string, std::string>> digests;

 private:
  std::mutex mutex_;
  MemoryUserStore& users_;
};

/// "Hashes" by writing "hash of " before the password, and counts how often it was asked.
class FakeHasher final : public PasswordHasher {
 public:
  StoredPassword hash(std::string_view password) const override {
    ++hashes;
    return {"hash of " + std::string(password), "fake", pepper_id};
  }
  bool verify(std::string_view password,
              const std::optional<StoredPassword>& stored) const override {
    ++hashes;
    return stored && stored->hash == "hash of " + std::string(password);
  }
  bool is_outdated(const StoredPassword& stored) const override {
    return stored.pepper_id != pepper_id;
  }
  mutable int hashes = 0;
  std::string pepper_id = "p1";
};

/// Tokens that are their claims.
class FakeCodec final : public TokenCodec {
 public:
  std::string issue(const Claims& claims) const override {
    const std::string token = "token " + claims.user_id + " " + claims.session_id + " " +
                              std::to_string(claims.epoch) + " " +
                              std::to_string(claims.expires_at);
    issued[token] = claims;
    return token;
  }
  std::optional<Claims> verify(std::string_view token, std::int64_t now) const override {
    const auto found = issued.find(std::string(token));
    if (found == issued.end() || now >= found->second.expires_at) return std::nullopt;
    return found->second;
  }
  mutable std::map<std::string, Claims> issued;
};

/// Codes are "code <step>", of the step that `now` is in; recovery codes are "recovery …".
class FakeFactor final : public SecondFactor {
 public:
  NewSecondFactor create(std::string_view user_id, std::string_view email) const override {
    return {"SECRET",
            "data:" + std::string(email),
            {"recovery 1"},
            {key_id, "sealed for " + std::string(user_id)},
            {"digest of recovery 1"}};
  }
  std::optional<std::int64_t> match(std::string_view user_id, const SealedSecret& secret,
                                    std::string_view code, std::int64_t now) const override {
    if (secret.bytes != "sealed for " + std::string(user_id)) return std::nullopt;
    if (code != "code " + std::to_string(now / 30)) return std::nullopt;
    return now / 30;
  }
  std::optional<std::string> recovery_digest(std::string_view,
                                             std::string_view code) const override {
    if (!code.starts_with("recovery ")) return std::nullopt;
    return "digest of " + std::string(code);
  }
  std::optional<SealedSecret> reseal(std::string_view, const SealedSecret& secret) const override {
    if (secret.key_id == key_id) return std::nullopt;
    return SealedSecret{key_id, secret.bytes};
  }
  std::string key_id = "k1";
};

}  // namespace auth::testing
