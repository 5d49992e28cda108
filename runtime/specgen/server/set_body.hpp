#pragma once

#include "specgen/http/message.hpp"
#include "specgen/streams/byte_stream.hpp"
#include "specgen/streams/event_stream.hpp"

namespace specgen {

/// Makes a handler's body that of the response. For emitted code.
inline void set_body(http::Response& response, const ByteStream& body) {
  response.body = body.content();
  response.stream = body.stream();
}
inline void set_body(http::Response& response, const EventStream& body) {
  response.stream = body.stream();
}

}  // namespace specgen
