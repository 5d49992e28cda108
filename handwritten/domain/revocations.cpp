#include "domain/revocations.hpp"

#include <algorithm>
#include <mutex>

namespace auth {

void Revocations::put(Entries& users, Entries& sessions, const Revocation& revocation) {
  const bool one_session = !revocation.session_id.empty();
  Entry& entry = one_session ? sessions[revocation.session_id] : users[revocation.user_id];
  entry.min_epoch = std::max(entry.min_epoch, revocation.min_epoch);
  entry.revoked_at = std::max(entry.revoked_at, revocation.revoked_at);
}

void Revocations::reset(const std::vector<Revocation>& all) {
  Entries users;
  Entries sessions;
  for (const Revocation& revocation : all) put(users, sessions, revocation);
  const std::unique_lock lock(mutex_);
  users_.swap(users);
  sessions_.swap(sessions);
  generation_.fetch_add(1, std::memory_order_release);
}

void Revocations::add(const Revocation& revocation) {
  const std::unique_lock lock(mutex_);
  put(users_, sessions_, revocation);
}

void Revocations::forget_before(std::int64_t time) {
  const std::unique_lock lock(mutex_);
  const auto is_old = [time](const auto& item) { return item.second.revoked_at < time; };
  std::erase_if(users_, is_old);
  std::erase_if(sessions_, is_old);
}

void Revocations::trust_until(SteadyTime time) {
  trusted_until_.store(time.time_since_epoch().count(), std::memory_order_release);
}

void Revocations::distrust() { trusted_until_.store(0, std::memory_order_release); }

bool Revocations::is_trusted(SteadyTime now) const {
  return now.time_since_epoch().count() < trusted_until_.load(std::memory_order_acquire);
}

bool Revocations::is_revoked(std::string_view user_id, std::string_view session_id,
                             std::int64_t epoch) const {
  const std::shared_lock lock(mutex_);
  if (!users_.empty()) {
    const auto user = users_.find(user_id);
    if (user != users_.end() && epoch < user->second.min_epoch) return true;
  }
  return !sessions_.empty() && sessions_.find(session_id) != sessions_.end();
}

std::size_t Revocations::size() const {
  const std::shared_lock lock(mutex_);
  return users_.size() + sessions_.size();
}

}  // namespace auth
