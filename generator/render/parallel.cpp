#include "render/parallel.hpp"

#include <algorithm>
#include <atomic>
#include <exception>
#include <mutex>
#include <thread>
#include <vector>

namespace specgen::generator {
namespace {

/// Less than this is done before a thread has started.
constexpr std::size_t kWorthAThread = 64;

/// The failure that the same calls one after the other would have met first.
class FirstFailure {
 public:
  void note(std::size_t index, std::exception_ptr error) {
    const std::lock_guard lock(mutex_);
    if (error_ != nullptr && index_ < index) return;
    index_ = index;
    error_ = std::move(error);
  }
  void rethrow() const {
    if (error_ != nullptr) std::rethrow_exception(error_);
  }

 private:
  std::mutex mutex_;
  std::size_t index_ = 0;
  std::exception_ptr error_;
};

}  // namespace

void for_each_index(std::size_t count, const std::function<void(std::size_t)>& work) {
  std::atomic<std::size_t> next = 0;
  FirstFailure failure;
  const auto run = [&] {
    for (std::size_t index = next++; index < count; index = next++) {
      try {
        work(index);
      } catch (...) {
        failure.note(index, std::current_exception());
      }
    }
  };
  const std::size_t cores = std::max(1U, std::thread::hardware_concurrency());
  std::vector<std::jthread> threads;
  while (threads.size() + 1 < std::min(cores, count / kWorthAThread)) threads.emplace_back(run);
  run();
  threads.clear();  // joins
  failure.rethrow();
}

}  // namespace specgen::generator
