#pragma once

// Folder diff/: what changed between two versions of a document, for those who call the API and for
// those who write its handlers.

#include <string>
#include <vector>

#include "source/location.hpp"

namespace specgen::generator {

/// Whose calls a change can break: a client's that was right before, or nobody's.
enum class Impact { kCompatible, kBreaking };

/// One difference between two versions of a document.
struct Change {
  Impact impact = Impact::kCompatible;
  std::string what;     ///< One sentence without a full stop: "'maxLength' is 5, was 10".
  std::string part;     ///< "request body 'application/json'"; empty: the operation itself.
  std::string pointer;  ///< JSON pointer into a value of that part; empty: all of it.
  /// The places on both sides; line 0 where there is nothing on that side.
  Location before, after;
};

/// The changes of one operation, in the order of its parts. At least one.
struct OperationChanges {
  std::string operation;  ///< "GET /pets/{id}" as the new document has it; empty: all operations.
  std::string handler;    ///< The function that serves it, as the emitted interface names it.
  std::vector<Change> changes;
};

}  // namespace specgen::generator
