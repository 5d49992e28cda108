#include "domain/known_users.hpp"

#include <functional>

namespace auth {
namespace {

/// Never 0, which stands for nobody. The finalizer of SplitMix64 makes every bit depend on both.
std::uint64_t mark_of(std::string_view user_id, std::uint64_t generation) {
  std::uint64_t mark = std::hash<std::string_view>()(user_id) + generation * 0x9e3779b97f4a7c15U;
  mark = (mark ^ mark >> 30) * 0xbf58476d1ce4e5b9U;
  mark = (mark ^ mark >> 27) * 0x94d049bb133111ebU;
  mark ^= mark >> 31;
  return mark == 0 ? 1 : mark;
}

}  // namespace

bool KnownUsers::knows(std::string_view user_id, std::uint64_t generation) const {
  const std::uint64_t mark = mark_of(user_id, generation);
  return (*slots_)[mark % slots_->size()].load(std::memory_order_relaxed) == mark;
}

void KnownUsers::remember(std::string_view user_id, std::uint64_t generation) {
  const std::uint64_t mark = mark_of(user_id, generation);
  (*slots_)[mark % slots_->size()].store(mark, std::memory_order_relaxed);
}

}  // namespace auth
