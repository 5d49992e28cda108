#include "specgen/server/exchange.hpp"

#include "specgen/server/context.hpp"

namespace specgen {

const http::Request& Exchange::request() const { return context_->request(); }

}  // namespace specgen
