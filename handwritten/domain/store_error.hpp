#pragma once

#include <stdexcept>

namespace auth {

/// The store cannot be asked now: no connection, or no answer in time. Nothing was written.
class StoreUnavailable : public std::runtime_error {
 public:
  using std::runtime_error::runtime_error;
};

/// The connection broke during a commit: the write may or may not have happened. Never retried, as
/// a retry might do it twice, and never reported as success.
class StoreInDoubt : public StoreUnavailable {
 public:
  using StoreUnavailable::StoreUnavailable;
};

}  // namespace auth
