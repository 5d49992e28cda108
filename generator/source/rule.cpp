#include "source/rule.hpp"

#include <array>

namespace specgen::generator {
namespace {

/// In the order of the enumerators.
constexpr auto kRules = std::to_array<RuleInfo>({
    {"unreadable-file", "A file cannot be read, or is no UTF-8 text."},
    {"syntax", "A file is no strict JSON, or not one YAML document of JSON-like values."},
    {"limit", "The document is larger or nested more deeply than any real one."},
    {"openapi-version", "The document's version or dialect is not one that specgen reads."},
    {"newer-keyword", "A 3.0 document uses something that OpenAPI 3.1 brought."},
    {"unresolved-reference", "A reference leads nowhere, in a circle, or to the wrong thing."},
    {"no-effect", "Something that stands in the document changes nothing."},
    {"wrong-type", "A field's value has another type than the field wants."},
    {"missing-field", "A field that must be there is not."},
    {"unknown-field", "An object of the document has a field that OpenAPI does not define."},
    {"unknown-keyword", "A schema has a keyword that JSON Schema does not define."},
    {"invalid-value", "A field has a value that it cannot have."},
    {"invalid-name", "A name has characters that it cannot have."},
    {"duplicate", "The same thing is declared twice."},
    {"path-template", "A path is not well-formed."},
    {"equivalent-paths", "Two paths match the same requests."},
    {"path-parameter", "A path and the parameters that are declared for it do not fit together."},
    {"operation-id", "Two operations have one id, or a link names an id that none has."},
    {"undefined-security-scheme", "A requirement names a security scheme that is not declared."},
    {"unused-component", "Nothing refers to a component."},
    {"invalid-example", "An example's schema refuses it."},
    {"invalid-default", "A default's schema refuses it."},
    {"unsatisfiable-schema", "No value satisfies a schema."},
    {"dead-enum-value", "A value of an enum can never match."},
    {"required-property", "A required property is not declared, or cannot be sent."},
    {"invalid-pattern", "A regular expression does not compile."},
    {"discriminator", "A discriminator does not fit the schemas that it tells apart."},
    {"edge-case", "An edge case is not well-formed, or names what the document does not have."},
    {"edge-case-status", "An edge case expects a status that its operation does not declare."},
    {"edge-case-input", "An edge case expects what the schema of its input already excludes."},
    {"edge-case-expression", "An expression in an edge case cannot be evaluated."},
    {"unsupported", "The document is right, but asks for what specgen cannot do."},
    {"too-many", "There are more findings than a run reports."},
    {"document", "The document is wrong in another way."},
});

static_assert(kRules.size() == static_cast<std::size_t>(Rule::kDocument) + 1);

}  // namespace

const RuleInfo& info(Rule rule) { return kRules.at(static_cast<std::size_t>(rule)); }

}  // namespace specgen::generator
