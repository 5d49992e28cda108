#pragma once

// executors/ runs jobs on lanes: groups of threads with bounded queues, so that cheap requests
// never wait behind expensive ones.

#include <cstdint>

namespace specgen {

/// Where an operation runs.
enum class Lane : std::uint8_t {
  kInline,  ///< on the I/O thread: only what takes microseconds and never blocks
  kWorker,  ///< for work that waits, such as database queries
  kCpu,     ///< for work that computes, such as password hashing; niced, as many threads as cores
};

}  // namespace specgen
