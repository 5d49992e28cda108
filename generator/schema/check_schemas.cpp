#include "schema/check_schemas.hpp"

namespace specgen::generator {
void check_schemas(SchemaStore&, Diagnostics&) {}
}  // namespace specgen::generator
