#include "plan/error_shape.hpp"

#include <algorithm>
#include <array>
#include <map>
#include <utility>

#include "plan/error_members.hpp"
#include "plan/literals.hpp"
#include "plan/model_files.hpp"

namespace specgen::generator::plan {
namespace {

/// A schema and media type that error responses of the document have.
struct Candidate {
  std::size_t declaration = 0;  ///< Of a struct.
  std::string media_type;
  std::size_t uses = 0;
  bool is_default = false;  ///< Stands for every status somewhere.
};

/// "default", "4XX", "5XX" (see Response::status) and the statuses themselves.
bool is_error(int status) { return status == 0 || status == 4 || status == 5 || status >= 400; }

/// The struct behind a type, aliases aside.
std::optional<std::size_t> struct_of(const CppType& type, const Declarations& declarations) {
  const auto* named = std::get_if<NamedType>(&type.kind);
  if (named == nullptr) return std::nullopt;
  const Declaration& declaration = declarations.of(*named);
  if (const auto* alias = std::get_if<AliasDeclaration>(&declaration.kind)) {
    return struct_of(*alias->type, declarations);
  }
  const bool object = std::holds_alternative<StructDeclaration>(declaration.kind);
  return object ? std::optional(named->declaration) : std::nullopt;
}

void count(const ResponseUse& response, const Declarations& declarations,
           std::vector<Candidate>& candidates) {
  for (const MediaUse& media : response.content) {
    const auto declaration = struct_of(*media.type, declarations);
    if (media.format != BodyText::Format::kJson || !declaration) continue;
    auto known = std::find_if(candidates.begin(), candidates.end(), [&](const Candidate& each) {
      return each.declaration == *declaration && each.media_type == media.name;
    });
    if (known == candidates.end()) {
      known = candidates.insert(candidates.end(), {*declaration, media.name});
    }
    ++known->uses;
    known->is_default = known->is_default || response.response->status == 0;
  }
}

/// The most used first.
std::vector<Candidate> candidates_of(const std::vector<OperationUse>& operations,
                                     const Declarations& declarations) {
  std::vector<Candidate> candidates;
  for (const OperationUse& operation : operations) {
    for (const ResponseUse& response : operation.responses) {
      if (is_error(response.response->status)) count(response, declarations, candidates);
    }
  }
  std::stable_sort(candidates.begin(), candidates.end(), [](const auto& left, const auto& right) {
    return std::pair(left.uses, left.is_default) > std::pair(right.uses, right.is_default);
  });
  return candidates;
}

}  // namespace

std::optional<ErrorShapeText> write_error_shape(const std::vector<OperationUse>& operations,
                                                const Declarations& declarations) {
  for (const Candidate& candidate : candidates_of(operations, declarations)) {
    const Declaration& declaration = declarations.all[candidate.declaration];
    ErrorShapeText text;
    if (!fill_error(std::get<StructDeclaration>(declaration.kind), declarations, text)) continue;
    text.type = declaration.name;
    text.content_type_literal = string_literal(candidate.media_type);
    text.includes.add(json_header(declarations, declaration.unit));
    text.includes.add("\"specgen/json/writer.hpp\"");
    text.includes.sort();
    return text;
  }
  return std::nullopt;
}

}  // namespace specgen::generator::plan
