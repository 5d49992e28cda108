#include "specgen/transport/body_pipe.hpp"

#include <algorithm>
#include <utility>

namespace specgen::transport {

bool BodyPipe::wants() const {
  const std::lock_guard lock(mutex_);
  return begun_ && held() < kWindow;
}

void BodyPipe::push(std::string_view bytes) {
  {
    const std::lock_guard lock(mutex_);
    if (first_ > 0) bytes_.erase(0, std::exchange(first_, 0));
    bytes_.append(bytes);
  }
  changed_.notify_one();
}

void BodyPipe::end() {
  {
    const std::lock_guard lock(mutex_);
    ended_ = true;
  }
  changed_.notify_one();
}

void BodyPipe::fail(BodyFault::Kind kind, std::string_view what) {
  {
    const std::lock_guard lock(mutex_);
    if (ended_ || fault_) return;
    fault_.emplace(kind, std::string(what));
  }
  changed_.notify_one();
}

bool BodyPipe::begin() {
  const std::lock_guard lock(mutex_);
  return !std::exchange(begun_, true);
}

BodyPipe::Taken BodyPipe::take(std::span<char> into) {
  std::unique_lock lock(mutex_);
  changed_.wait(lock, [this] { return held() > 0 || ended_ || fault_; });
  const std::size_t before = held();
  if (before == 0) {
    if (fault_) throw BodyFault(*fault_);
    return {};
  }
  const std::size_t count = std::min(before, into.size());
  std::copy_n(bytes_.data() + first_, count, into.data());
  first_ += count;
  return {count, before > kWindow / 2 && held() <= kWindow / 2};
}

}  // namespace specgen::transport
