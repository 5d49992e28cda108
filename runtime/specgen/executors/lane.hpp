#pragma once

// executors/ runs jobs on lanes: groups of threads with bounded queues, so that cheap requests
// never wait behind expensive ones.

#include <cstddef>
#include <cstdint>

namespace specgen {

/// Where an operation runs.
enum class Lane : std::uint8_t {
  kInline,  ///< on the I/O thread: only what takes microseconds and never blocks
  kWorker,  ///< for work that waits, such as database queries
  kCpu,     ///< for work that computes, such as password hashing; niced, as many threads as cores
  kStream,  ///< for what reads or writes bodies while they travel, and may wait for a client
};

/// A lane's figures; the counters run from the start.
struct LaneStats {
  std::size_t waiting = 0;
  std::size_t running = 0;
  std::uint64_t completed = 0;
  /// Turned away because the queue was full.
  std::uint64_t rejected = 0;
  /// Not begun because their deadline had passed.
  std::uint64_t expired = 0;
  /// Not begun because their client had left.
  std::uint64_t abandoned = 0;

  friend bool operator==(const LaneStats&, const LaneStats&) = default;
};

}  // namespace specgen
