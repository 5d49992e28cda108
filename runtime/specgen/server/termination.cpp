#include "specgen/server/termination.hpp"

#include <cerrno>
#include <system_error>

namespace specgen {

TerminationSignals::TerminationSignals() {
  sigemptyset(&set_);
  sigaddset(&set_, SIGTERM);
  sigaddset(&set_, SIGINT);
  const int error = ::pthread_sigmask(SIG_BLOCK, &set_, nullptr);
  if (error != 0) throw std::system_error(error, std::system_category(), "pthread_sigmask");
}

int TerminationSignals::wait() {
  int signal = 0;
  while (::sigwait(&set_, &signal) != 0) {
  }
  return signal;
}

}  // namespace specgen
