#pragma once

#include <string>

#include "plan/declarations.hpp"

namespace specgen::generator::plan {

/// How the table of a struct's members states where this one is, if the runtime can decode it by
/// its type and format alone: "SPECGEN_FIELD(User, email, specgen::Format::kEmail)". Empty where
/// that takes code.
std::string field_text(const std::string& struct_name, const MemberDeclaration& member,
                       const Declarations& declarations);

}  // namespace specgen::generator::plan
