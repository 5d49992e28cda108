#include "specgen/decode/boolean.hpp"

#include "specgen/json/reader_inline.hpp"

namespace specgen {

void decode_boolean(const json::Input& in, bool& out) {
  if (json::Reader* const reader = in.reader()) {
    reader->take_boolean(out);
    return;
  }
  if (!in.element().is_boolean()) {
    in.violation("type", "must be true or false");
    return;
  }
  out = in.element().boolean();
}

void decode_null(const json::Input& in) {
  if (!in.take_null()) in.violation("type", "must be null");
}

}  // namespace specgen
