#pragma once

#include <string_view>

namespace specgen::generator {

/// What kind of finding a diagnostic is. Each has an id that stays the same between versions, so
/// that tools can count, filter and suppress by it.
enum class Rule {
  kFile,
  kSyntax,
  kLimit,
  kVersion,
  kNewerKeyword,
  kReference,
  kIgnored,
  kWrongType,
  kMissingField,
  kUnknownField,
  kUnknownKeyword,
  kInvalidValue,
  kInvalidName,
  kDuplicate,
  kPathTemplate,
  kEquivalentPaths,
  kPathParameter,
  kOperationId,
  kUndefinedSecurityScheme,
  kUnusedComponent,
  kExample,
  kDefault,
  kUnsatisfiable,
  kDeadEnumValue,
  kRequiredProperty,
  kPattern,
  kDiscriminator,
  kEdgeCase,
  kEdgeCaseStatus,
  kEdgeCaseInput,
  kExpression,
  kUnsupported,
  kTooMany,
  kDocument,
};

struct RuleInfo {
  std::string_view id;       ///< "unresolved-reference": lower case, words joined by '-'.
  std::string_view summary;  ///< One sentence with a full stop.
};

const RuleInfo& info(Rule rule);

}  // namespace specgen::generator
