#pragma once

#include <csignal>

namespace specgen {

/// Turns SIGTERM and SIGINT into a function that returns. Make one at the start of main, before any
/// thread exists: the signals are then blocked in all threads and nothing interrupts them.
class TerminationSignals {
 public:
  TerminationSignals();
  TerminationSignals(const TerminationSignals&) = delete;
  TerminationSignals& operator=(const TerminationSignals&) = delete;

  /// Waits for one of the signals and returns its number.
  int wait();

 private:
  sigset_t set_{};
};

}  // namespace specgen
