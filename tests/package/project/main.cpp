#include <cstdio>

#include "json/pet.hpp"

namespace {

/// What the document may or may not have given a pet.
template <typename Pet>
void fill(Pet& pet) {
  pet.name = "Rex";
  if constexpr (requires { pet.age; }) pet.age = 3;
}

}  // namespace

int main() {
  pets::api::Pet pet;
  fill(pet);
  specgen::json::Writer out;
  encode(out, pet);
  std::puts(out.take().c_str());
}
