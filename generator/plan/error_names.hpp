#pragma once

#include <string>
#include <string_view>

namespace specgen::generator::plan {

/// What a member of an error schema says, judged by its name. Documents agree on few names, but
/// those few cover nearly all of them.
enum class ErrorMeaning {
  kUnknown,
  kStatus,      ///< "status": the HTTP status
  kCode,        ///< "code": a word for machines, or a number
  kType,        ///< "type": a URI in RFC 9457, else a word
  kError,       ///< "error": a word where there is a message, else the message; or all of it
  kReason,      ///< "reason": as "error"
  kText,        ///< "message": a sentence for people
  kTitle,       ///< "title": the same for all errors of a kind
  kRequestId,   ///< "requestId"
  kViolations,  ///< "violations": what is wrong with the request, item by item
};

ErrorMeaning error_meaning(std::string_view member);

/// The same for the items of a list of violations.
enum class ViolationMeaning { kUnknown, kIn, kPointer, kKeyword, kMessage };

ViolationMeaning violation_meaning(std::string_view member);

/// Whether `text`, an enumerator or number as in JSON, is what documents write for a status: for
/// 404 "not_found", "NotFound" or "404".
bool stands_for_status(std::string_view text, int status);

}  // namespace specgen::generator::plan
