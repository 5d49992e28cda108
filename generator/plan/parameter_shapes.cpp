#include "plan/parameter_shapes.hpp"

#include <algorithm>

#include "openapi/media_type_name.hpp"
#include "plan/format_names.hpp"
#include "plan/literals.hpp"
#include "plan/parameter_fields.hpp"
#include "plan/variant_places.hpp"
#include "specgen/validation/pattern.hpp"

namespace specgen::generator::plan {
namespace {

/// The type behind aliases, checks and null, which no text of a parameter tells apart.
const CppType& resolved(const CppType& type, const Declarations& declarations) {
  const CppType& known = resolve_type(type, declarations);
  const auto* nullable = std::get_if<NullableType>(&known.kind);
  return nullable == nullptr ? known : resolved(*nullable->value, declarations);
}

const StructDeclaration* as_struct(const CppType& type, const Declarations& declarations) {
  const auto* named = std::get_if<NamedType>(&type.kind);
  if (named == nullptr) return nullptr;
  return std::get_if<StructDeclaration>(&declarations.of(*named).kind);
}

std::string scalar_kind(const CppType& type, const Declarations& declarations);

/// What scalars of several kinds are read as; empty where an alternative is a container.
std::string variant_kind(const VariantType& variant, const Declarations& declarations) {
  std::string kind;
  for (const auto& alternative : variant.alternatives) {
    const std::string each = scalar_kind(resolved(*alternative.type, declarations), declarations);
    if (each.empty()) return {};
    kind = kind.empty() || kind == each ? each : "kAny";
  }
  return kind;
}

/// The kind of a single value; empty for containers.
std::string scalar_kind(const CppType& type, const Declarations& declarations) {
  if (std::holds_alternative<StringType>(type.kind)) return "kString";
  if (std::holds_alternative<IntegerType>(type.kind)) return "kInteger";
  if (std::holds_alternative<NumberType>(type.kind)) return "kNumber";
  if (std::holds_alternative<BooleanType>(type.kind)) return "kBoolean";
  if (std::holds_alternative<JsonType>(type.kind)) return "kAny";
  if (const auto* variant = std::get_if<VariantType>(&type.kind)) {
    return variant_kind(*variant, declarations);
  }
  if (const auto* named = std::get_if<NamedType>(&type.kind)) {
    const auto* enumeration = std::get_if<EnumDeclaration>(&declarations.of(*named).kind);
    if (enumeration != nullptr) return enumeration->integer ? "kInteger" : "kString";
  }
  return {};
}

/// Whether the pattern takes a string without characters.
bool matches_nothing(const LocatedPattern& pattern) { return Pattern(pattern.regex).matches(""); }

/// Whether a string, or what is read as one, may have no characters.
bool may_be_empty_text(const CppType& type, const Declarations& declarations) {
  if (std::holds_alternative<JsonType>(type.kind)) return true;
  if (const auto* text = std::get_if<StringType>(&type.kind)) {
    return text->min_length == 0 && takes_nothing(text->format) &&
           std::all_of(text->patterns.begin(), text->patterns.end(), matches_nothing);
  }
  if (const auto* variant = std::get_if<VariantType>(&type.kind)) {
    return std::any_of(variant->alternatives.begin(), variant->alternatives.end(),
                       [&](const VariantType::Alternative& each) {
                         return may_be_empty_text(resolved(*each.type, declarations), declarations);
                       });
  }
  const auto* named = std::get_if<NamedType>(&type.kind);
  if (named == nullptr) return false;
  const auto* enumeration = std::get_if<EnumDeclaration>(&declarations.of(*named).kind);
  return enumeration != nullptr && !enumeration->integer &&
         std::any_of(enumeration->enumerators.begin(), enumeration->enumerators.end(),
                     [](const EnumDeclaration::Enumerator& each) { return each.text.empty(); });
}

/// The kind of a single value that may be null, for which nothing stands wherever that can't be a
/// value itself; empty for containers.
std::string text_kind(const CppType& written, const Declarations& declarations) {
  const CppType& type = resolved(written, declarations);
  const std::string kind = scalar_kind(type, declarations);
  if (kind.empty() || !may_be_null(written, declarations)) return kind;
  return may_be_empty_text(type, declarations) ? kind : kind + "OrNull";
}

/// Whether a type is an array, or an object, which a style makes a difference to.
bool has_parts(const CppType& type, const Declarations& declarations) {
  return std::holds_alternative<ArrayType>(type.kind) ||
         std::holds_alternative<MapType>(type.kind) || as_struct(type, declarations) != nullptr;
}

const PropertyEncoding* encoding_of(const std::string& property,
                                    const std::vector<PropertyEncoding>& encodings) {
  const auto found =
      std::find_if(encodings.begin(), encodings.end(),
                   [&](const PropertyEncoding& each) { return each.property == property; });
  return found == encodings.end() ? nullptr : &*found;
}

/// Finds the shapes of an object's properties.
class PropertyShapes {
 public:
  PropertyShapes(const Declarations& declarations, const std::vector<PropertyEncoding>* encodings)
      : declarations_(declarations), encodings_(encodings) {}

  /// False where text can't carry it.
  bool add(const std::string& name, const CppType& written, ShapeText& shape) {
    const CppType& type = resolved(written, declarations_);
    const auto* array = std::get_if<ArrayType>(&type.kind);
    const CppType& single = array == nullptr ? written : *array->item;
    const PropertyEncoding* encoding =
        encodings_ == nullptr ? nullptr : encoding_of(name, *encodings_);
    shape.names.push_back(view_literal(name));
    std::string text = "{.name = " + shape.names.back();
    if (encoding != nullptr && encoding->styled && has_parts(type, declarations_)) {
      if (auto style = style_of(*encoding, type, shape.styles.size())) {
        shape.properties.push_back(text + ", .style = &" + style->constant + "}");
        shape.styles.push_back(*std::move(style));
        return true;
      }
    }
    field_names_.push_back({shape.names.back()});
    std::vector<std::string> types;
    if (encoding != nullptr) types = encoding->content_types;
    std::string kind = text_kind(single, declarations_);
    if (kind.empty() && encodings_ == nullptr) return false;
    if (kind.empty() && !types.empty()) {
      // Of what an object may be written as, only JSON can be read.
      types.erase(std::remove_if(types.begin(), types.end(),
                                 [](const std::string& each) { return !is_json_media_type(each); }),
                  types.end());
      if (types.empty()) return false;
    }
    const bool json = !types.empty() && std::all_of(types.begin(), types.end(), is_json_media_type);
    text += ", .kind = specgen::TextKind::" + (kind.empty() || json ? "kJson" : kind);
    if (array != nullptr) text += ", .array = true";
    if (!types.empty()) text += ", .content_type = " + view_literal(joined(types));
    shape.properties.push_back(text + "}");
    return true;
  }

  /// Tells the styles that take all other fields which those are, once all properties are known.
  void finish(ShapeText& shape) const {
    for (const Taker& taker : takers_) {
      StyleText& style = shape.styles[taker.style];
      std::vector<std::string>& others = style.others;
      for (std::size_t i = 0; i < field_names_.size(); ++i) {
        if (i == taker.property) continue;
        others.insert(others.end(), field_names_[i].begin(), field_names_[i].end());
      }
      if (others.empty()) continue;
      style.others_constant = style.constant + "Others";
      // The shape is the last one.
      style.fields.insert(style.fields.end() - 1, ".others = " + style.others_constant);
    }
  }

 private:
  /// A property whose style takes all fields that no other has.
  struct Taker {
    std::size_t style;
    std::size_t property;
  };

  static std::string joined(const std::vector<std::string>& names) {
    std::string text;
    for (const std::string& name : names) text += (text.empty() ? "" : ", ") + name;
    return text;
  }

  /// Nothing where OpenAPI has no style for the type: it then travels as JSON.
  std::optional<StyleText> style_of(const PropertyEncoding& encoding, const CppType& type,
                                    std::size_t place) {
    const auto shape = parameter_shape(type, declarations_);
    if (!shape) return std::nullopt;
    StyleText style;
    style.constant = names_.claim(constant_case(encoding.property + " style"));
    const ParameterFields fields{
        .name = encoding.property, .style = encoding.style, .explode = encoding.explode};
    style.fields = fields.text();
    const bool spread =
        shape->structure == "kObject" && encoding.style == Style::kForm && encoding.explode;
    if (spread && shape->has_others) {
      takers_.push_back({place, field_names_.size()});
      style.fields.emplace_back(".takes_others = true");
    }
    field_names_.push_back(spread ? shape->names : std::vector{view_literal(encoding.property)});
    if (!shape->properties.empty()) {
      style.properties = shape->properties;
      style.properties_constant = style.constant + "Properties";
    }
    style.fields.push_back(".shape = " + shape->initialiser(style.properties_constant));
    return style;
  }

  const Declarations& declarations_;
  const std::vector<PropertyEncoding>* encodings_;
  NameScope names_;
  std::vector<std::vector<std::string>> field_names_;  ///< What each property's fields are named.
  std::vector<Taker> takers_;
};

/// `encodings`: of a form; a parameter has none.
std::optional<ShapeText> shape_of(const CppType& written, const Declarations& declarations,
                                  const std::vector<PropertyEncoding>* encodings) {
  const CppType& type = resolved(written, declarations);
  ShapeText shape;
  if (const auto* fields = as_struct(type, declarations)) {
    shape.structure = "kObject";
    shape.kind = "kAny";
    shape.has_others = fields->additional != nullptr;
    if (shape.has_others) {
      shape.kind = text_kind(*fields->additional, declarations);
      if (shape.kind.empty()) return std::nullopt;
    }
    PropertyShapes properties(declarations, encodings);
    for (const MemberDeclaration& member : fields->members) {
      if (!properties.add(member.json_name, *member.type, shape)) return std::nullopt;
    }
    for (const DroppedMember& dropped : fields->dropped) {
      if (!properties.add(dropped.json_name, *dropped.text, shape)) return std::nullopt;
    }
    properties.finish(shape);
    return shape;
  }
  if (const auto* map = std::get_if<MapType>(&type.kind)) {
    shape.structure = "kObject";
    shape.has_others = true;
    shape.kind = text_kind(*map->value, declarations);
  } else if (const auto* array = std::get_if<ArrayType>(&type.kind)) {
    shape.structure = "kArray";
    shape.kind = text_kind(*array->item, declarations);
  } else {
    shape.kind = text_kind(written, declarations);
  }
  if (shape.kind.empty()) return std::nullopt;
  if (encodings != nullptr && shape.structure != "kObject") return std::nullopt;
  return shape;
}

}  // namespace

bool may_be_null(const CppType& written, const Declarations& declarations) {
  const CppType& type = resolve_type(written, declarations);
  if (const auto* variant = std::get_if<VariantType>(&type.kind)) {
    return std::any_of(variant->alternatives.begin(), variant->alternatives.end(),
                       [&](const VariantType::Alternative& each) {
                         return may_be_null(*each.type, declarations);
                       });
  }
  return std::holds_alternative<NullableType>(type.kind) ||
         std::holds_alternative<JsonType>(type.kind);
}

std::string ShapeText::initialiser(const std::string& properties_constant) const {
  std::string fields;
  if (!structure.empty()) {
    fields += ".structure = specgen::ParameterShape::Structure::" + structure;
  }
  if (kind != "kString") {
    fields += (fields.empty() ? "" : ", ") + (".kind = specgen::TextKind::" + kind);
  }
  if (!properties.empty()) {
    fields += (fields.empty() ? "" : ", ") + (".properties = " + properties_constant);
  }
  return fields.empty() ? "" : "{" + fields + "}";
}

std::optional<ShapeText> parameter_shape(const CppType& type, const Declarations& declarations) {
  return shape_of(type, declarations, nullptr);
}

std::optional<ShapeText> form_shape(const CppType& type, const Declarations& declarations,
                                    const std::vector<PropertyEncoding>& encodings) {
  return shape_of(type, declarations, &encodings);
}

StyleText header_style(const std::string& constant, const ResponseHeader& header,
                       const CppType& type, bool as_json, const Declarations& declarations) {
  StyleText out;
  out.constant = constant;
  out.properties_constant = constant + "Properties";
  const ParameterFields fields{.name = header.name,
                               .in = ParameterIn::kHeader,
                               .required = header.required,
                               .style = Style::kSimple,
                               .explode = header.explode};
  out.fields = fields.text();
  const auto shape = as_json ? std::nullopt : parameter_shape(type, declarations);
  const std::string initialiser = shape ? shape->initialiser(out.properties_constant)
                                        : std::string("{.kind = specgen::TextKind::kJson}");
  if (shape) out.properties = shape->properties;
  if (!initialiser.empty()) out.fields.push_back(".shape = " + initialiser);
  return out;
}

}  // namespace specgen::generator::plan
