#include "specgen/server/observer.hpp"

namespace specgen {

void Observer::on_error(const ErrorRecord& /*record*/) {}

}  // namespace specgen
