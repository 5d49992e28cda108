#pragma once

#include <chrono>

namespace auth::load {

/// How many bcrypt hashes of cost 12 a second this machine makes with as many threads as it has
/// cores, and nothing else to do. Runs for about `duration`.
double bcrypt_hashes_per_second(std::chrono::milliseconds duration);

}  // namespace auth::load
