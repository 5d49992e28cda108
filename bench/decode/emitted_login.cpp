// Apart from the other bodies, whose headers have the same names as those of the service.
#include "emitted.hpp"
#include "operations/login_json.hpp"

namespace emitted {

bool decode_login(const std::string& text) { return decode_as<auth::api::LoginRequestBody>(text); }

}  // namespace emitted
