#pragma once

#include <optional>
#include <string>
#include <vector>

#include "openapi/document.hpp"
#include "plan/declarations.hpp"

namespace specgen::generator::plan {

/// The specgen::ParameterSpec of something that is written as a parameter would be: a property of a
/// form, or a header of a response or a part.
struct StyleText {
  std::string constant;             ///< kTagsStyle
  std::vector<std::string> fields;  ///< ".name = \"tags\""
  std::string properties_constant;  ///< Of an object; else empty.
  std::vector<std::string> properties;
  std::string others_constant;      ///< Of an object that takes all other fields; else empty.
  std::vector<std::string> others;  ///< What those are named that it does not take, as literals.
};

/// How the text of a parameter or form becomes JSON: the parts of a specgen::ParameterShape.
struct ShapeText {
  std::string structure;                ///< "kArray"; empty: kScalar.
  std::string kind;                     ///< An enumerator of specgen::TextKind.
  bool has_others = false;              ///< An object with members that are not named.
  std::vector<std::string> properties;  ///< Initialisers of specgen::PropertyShape.
  std::vector<std::string> names;       ///< Of the properties, as literals.
  std::vector<StyleText> styles;        ///< Of a form, for what properties refer to.

  /// An initialiser; empty for the default.
  std::string initialiser(const std::string& properties_constant) const;
};

/// Whether null is among the type's values.
bool may_be_null(const CppType& type, const Declarations& declarations);

/// Nothing where text can't carry the type.
std::optional<ShapeText> parameter_shape(const CppType& type, const Declarations& declarations);

/// The same for a form whose properties are written as `encodings` say.
std::optional<ShapeText> form_shape(const CppType& type, const Declarations& declarations,
                                    const std::vector<PropertyEncoding>& encodings);

/// How a header is written: as JSON where that is said, or where other text can't carry the type.
StyleText header_style(const std::string& constant, const ResponseHeader& header,
                       const CppType& type, bool as_json, const Declarations& declarations);

}  // namespace specgen::generator::plan
