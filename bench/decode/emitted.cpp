#include "emitted.hpp"

#include "json/pet.hpp"
#include "json/push_event.hpp"

namespace emitted {

bool decode_pet(const std::string& text) { return decode_as<bodies::Pet>(text); }
bool decode_push(const std::string& text) { return decode_as<bodies::PushEvent>(text); }

}  // namespace emitted
