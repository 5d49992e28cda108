#include "plan/code.hpp"

#include <algorithm>

#include "plan/literals.hpp"
#include "plan/names.hpp"
#include "plan/number_literals.hpp"
#include "plan/variant_places.hpp"

namespace specgen::generator::plan {
namespace {

template <class... F>
struct Overloaded : F... {
  using F::operator()...;
};

constexpr std::string_view kInput = "const specgen::json::Input& ";

/// Designated initialisers in braces, without those that are empty.
class Rules {
 public:
  void add(const std::string& name, const std::string& value) {
    text_ += (text_.empty() ? "." : ", .") + name + " = " + value;
  }
  void add(const std::string& name, const std::optional<std::string>& value) {
    if (value) add(name, *value);
  }
  void add(const std::string& name, const std::optional<std::uint64_t>& value) {
    if (value) add(name, unsigned_literal(*value));
  }
  void add_minimum(const std::string& name, std::uint64_t value) {
    if (value > 0) add(name, unsigned_literal(value));
  }
  std::string text() const { return "{" + text_ + "}"; }

 private:
  std::string text_;
};

Rules number_rules(const NumberBounds& bounds) {
  Rules rules;
  rules.add("minimum", bounds.minimum);
  rules.add("maximum", bounds.maximum);
  rules.add("exclusive_minimum", bounds.exclusive_minimum);
  rules.add("exclusive_maximum", bounds.exclusive_maximum);
  if (bounds.multiple_of) rules.add("multiple_of", "specgen::Decimal" + *bounds.multiple_of);
  return rules;
}

/// A call of a member function of an expression: "*x" becomes "x->f()".
std::string member_call(const std::string& object, const std::string& call) {
  if (object.front() != '*') return object + "." + call;
  const std::string pointer = object.substr(1);
  return (pointer.front() == '*' ? "(" + pointer + ")" : pointer) + "->" + call;
}

struct StreamNames {
  std::string_view type;
  std::string_view header;
};

StreamNames stream_names(const StreamType& stream) {
  switch (stream.kind) {
    case StreamType::Kind::kBytesIn:
      return {"specgen::BodyStream", "\"specgen/streams/body_stream.hpp\""};
    case StreamType::Kind::kBytesOut:
      return {"specgen::ByteStream", "\"specgen/streams/byte_stream.hpp\""};
    case StreamType::Kind::kEvents:
      break;
  }
  return {"specgen::EventStream", "\"specgen/streams/event_stream.hpp\""};
}

/// The names of what stands at a depth of nested containers.
std::string at_depth(std::string_view name, int depth) {
  return std::string(name) + (depth == 0 ? "" : std::to_string(depth + 1));
}

}  // namespace

std::string decode_function(const Declaration& declaration) {
  const bool alias = std::holds_alternative<AliasDeclaration>(declaration.kind);
  // Not "decode_" alone: argument-dependent lookup finds the runtime's decode_array() and so on.
  return alias ? "decode_as_" + file_name(declaration.name) : "decode";
}

std::string CodeWriter::type_name(const CppType& type) const {
  return std::visit(
      Overloaded{
          [](const StringType&) { return std::string("std::string"); },
          [](const IntegerType& integer) {
            return std::string(integer.is_32_bit ? "std::int32_t" : "std::int64_t");
          },
          [](const NumberType&) { return std::string("double"); },
          [](const BooleanType&) { return std::string("bool"); },
          [](const JsonType&) { return std::string("specgen::Value"); },
          [&](const ArrayType& array) { return "std::vector<" + type_name(*array.item) + ">"; },
          [&](const MapType& map) {
            return "std::map<std::string, " + type_name(*map.value) + ">";
          },
          [&](const NullableType& nullable) {
            return "specgen::Nullable<" + type_name(*nullable.value) + ">";
          },
          [&](const NamedType& named) { return declarations_.of(named).name; },
          [&](const VariantType& variant) { return variant_name(variant); },
          [&](const CheckedType& checked) { return type_name(*checked.value); },
          [](const StreamType& stream) { return std::string(stream_names(stream).type); },
      },
      type.kind);
}

std::string CodeWriter::variant_name(const VariantType& variant) const {
  const auto places = variant_places(variant, declarations_);
  if (places.types.size() == 1) return type_name(*places.types.front());
  std::string text;
  for (const CppType* type : places.types) text += (text.empty() ? "" : ", ") + type_name(*type);
  return "std::variant<" + text + ">";
}

std::string CodeWriter::table(const Schema* schema) {
  const std::string& name = declarations_.table_names.at(schema);
  if (std::find(tables_.begin(), tables_.end(), name) == tables_.end()) tables_.push_back(name);
  return "schemas::" + name;
}

std::string CodeWriter::decode_variant(const VariantType& variant, const std::string& in,
                                       const std::string& out, const std::string& place,
                                       int depth) {
  const auto places = variant_places(variant, declarations_);
  const std::string type = variant_name(variant);
  const std::string item = at_depth("item", depth);
  const std::string out_item = at_depth("out_item", depth);
  std::string schemas;
  std::string decoders;
  for (std::size_t at = 0; at < variant.alternatives.size(); ++at) {
    const auto& alternative = variant.alternatives[at];
    const std::string target =
        places.types.size() == 1
            ? out_item
            : out_item + ".emplace<" + std::to_string(places.place_of[at]) + ">()";
    schemas += (at == 0 ? "&" : ", &") + table(alternative.schema);
    decoders += ", [](" + std::string(kInput) + item + ", " + type + "& " + out_item + ") { " +
                decode_at(*alternative.type, item, target, place + "_" + std::to_string(at + 1),
                          depth + 1) +
                "; }";
  }
  return "specgen::decode_variant(" + in + ", std::array{" + schemas + "}, " + out + decoders + ")";
}

std::string CodeWriter::string_rules(const StringType& type, const std::string& place) {
  Rules rules;
  rules.add_minimum("min_length", type.min_length);
  rules.add("max_length", type.max_length);
  if (!type.format.empty()) rules.add("format", "specgen::Format::" + type.format);
  if (!type.patterns.empty()) {
    PatternsFunction function;
    function.name = pattern_names_.claim(place + "_patterns");
    for (const LocatedPattern& pattern : type.patterns) {
      function.patterns.push_back(
          {regex_literal(pattern.regex),
           pattern.description.empty() ? "" : string_literal(pattern.description)});
    }
    rules.add("patterns", function.name + "()");
    patterns_.push_back(std::move(function));
  }
  return rules.text();
}

std::string CodeWriter::lambda(const CppType& type, const std::string& place, int depth) {
  const std::string in = at_depth("item", depth);
  const std::string out = at_depth("out_item", depth);
  return "[](" + std::string(kInput) + in + ", " + type_name(type) + "& " + out + ") { " +
         decode_at(type, in, out, place, depth + 1) + "; }";
}

std::string CodeWriter::decode_at(const CppType& type, const std::string& in,
                                  const std::string& out, const std::string& place, int depth) {
  const auto call = [&](const std::string& function, const std::string& rules) {
    return function + "(" + in + ", " + rules + ", " + out + ")";
  };
  return std::visit(
      Overloaded{
          [&](const StringType& string) {
            return call("specgen::decode_string", string_rules(string, place));
          },
          [&](const IntegerType& integer) {
            return call("specgen::decode_integer", number_rules(integer.bounds).text());
          },
          [&](const NumberType& number) {
            Rules rules = number_rules(number.bounds);
            if (number.single_precision) rules.add("single_precision", std::string("true"));
            return call("specgen::decode_number", rules.text());
          },
          [&](const BooleanType&) { return "specgen::decode_boolean(" + in + ", " + out + ")"; },
          [&](const JsonType&) { return "specgen::decode_value(" + in + ", " + out + ")"; },
          [&](const ArrayType& array) {
            Rules rules;
            rules.add_minimum("min_items", array.min_items);
            rules.add("max_items", array.max_items);
            if (array.unique) rules.add("unique", std::string("true"));
            return "specgen::decode_array(" + in + ", " + rules.text() + ", " + out + ", " +
                   lambda(*array.item, place + "_item", depth) + ")";
          },
          [&](const MapType& map) {
            Rules rules;
            rules.add_minimum("min_properties", map.min_properties);
            rules.add("max_properties", map.max_properties);
            return "specgen::decode_map(" + in + ", " + rules.text() + ", " + out + ", " +
                   lambda(*map.value, place + "_value", depth) + ")";
          },
          [&](const NullableType& nullable) {
            return "specgen::decode_nullable(" + in + ", " + out + ", " +
                   lambda(*nullable.value, place, depth) + ")";
          },
          [&](const NamedType& named) {
            return decode_function(declarations_.of(named)) + "(" + in + ", " + out + ")";
          },
          [&](const VariantType& variant) {
            return decode_variant(variant, in, out, place, depth);
          },
          [](const StreamType&) { return std::string(); },
          [&](const CheckedType& checked) {
            return "specgen::decode_checked(" + in + ", " + table(checked.schema) + ", " + out +
                   ", " + lambda(*checked.value, place, depth) + ")";
          },
      },
      type.kind);
}

std::string CodeWriter::decode(const CppType& type, const std::string& in, const std::string& out,
                               const std::string& place) {
  return decode_at(type, in, out, place, 0);
}

std::string CodeWriter::encode_at(const CppType& type, const std::string& value, int depth) const {
  const CppType& kind = resolve_type(type, declarations_);
  if (const auto* variant = std::get_if<VariantType>(&kind.kind)) {
    return encode_variant(*variant, value, depth);
  }
  if (const auto* array = std::get_if<ArrayType>(&kind.kind)) {
    const std::string item = at_depth("item", depth);
    return "out.begin_array();\nfor (const auto& " + item + " : " + value + ") {\n" +
           encode_at(*array->item, item, depth + 1) + "}\nout.end_array();\n";
  }
  if (const auto* map = std::get_if<MapType>(&kind.kind)) {
    const std::string name = at_depth("name", depth);
    const std::string item = at_depth("item", depth);
    return "out.begin_object();\nfor (const auto& [" + name + ", " + item + "] : " + value +
           ") {\n" + encode_member(*map->value, name, item, depth + 1) + "}\nout.end_object();\n";
  }
  if (const auto* nullable = std::get_if<NullableType>(&kind.kind)) {
    return "if (" + member_call(value, "is_null()") + ") {\nout.value(nullptr);\n} else {\n" +
           encode_at(*nullable->value, "*" + value, depth) + "}\n";
  }
  if (std::holds_alternative<NamedType>(kind.kind)) return "encode(out, " + value + ");\n";
  return "out.value(" + value + ");\n";
}

std::string CodeWriter::encode_variant(const VariantType& variant, const std::string& value,
                                       int depth) const {
  const auto places = variant_places(variant, declarations_);
  if (places.types.size() == 1) return encode_at(*places.types.front(), value, depth);
  std::string code = "switch (" + member_call(value, "index()") + ") {\n";
  for (std::size_t at = 0; at < places.types.size(); ++at) {
    const std::string index = std::to_string(at);
    const bool last = at + 1 == places.types.size();
    code += (last ? std::string("default: {\n") : "case " + index + ": {\n") + "const auto& " +
            at_depth("chosen", depth) + " = std::get<" + index + ">(" + value + ");\n" +
            encode_at(*places.types[at], at_depth("chosen", depth), depth + 1) + "break;\n}\n";
  }
  return code + "}\n";
}

std::string CodeWriter::encode(const CppType& type, const std::string& value) const {
  return encode_at(type, value, 0);
}

std::string CodeWriter::encode_member(const CppType& type, const std::string& key,
                                      const std::string& value, int depth) const {
  const CppType& kind = resolve_type(type, declarations_);
  const bool scalar = !std::holds_alternative<ArrayType>(kind.kind) &&
                      !std::holds_alternative<MapType>(kind.kind) &&
                      !std::holds_alternative<NullableType>(kind.kind) &&
                      !std::holds_alternative<VariantType>(kind.kind) &&
                      !std::holds_alternative<NamedType>(kind.kind);
  if (scalar) return "out.member(" + key + ", " + value + ");\n";
  return "out.key(" + key + ");\n" + encode_at(type, value, depth);
}

void collect_headers(const CppType& type, std::vector<std::string>& out) {
  const auto add = [&](const std::string& header) {
    if (std::find(out.begin(), out.end(), header) == out.end()) out.push_back(header);
  };
  std::visit(Overloaded{
                 [&](const StringType&) { add("<string>"); },
                 [&](const IntegerType&) { add("<cstdint>"); },
                 [&](const NumberType&) {},
                 [&](const BooleanType&) {},
                 [&](const JsonType&) { add("\"specgen/value.hpp\""); },
                 [&](const ArrayType& array) {
                   add("<vector>");
                   collect_headers(*array.item, out);
                 },
                 [&](const MapType& map) {
                   add("<map>");
                   add("<string>");
                   collect_headers(*map.value, out);
                 },
                 [&](const NullableType& nullable) {
                   add("\"specgen/nullable.hpp\"");
                   collect_headers(*nullable.value, out);
                 },
                 [&](const NamedType&) {},
                 [&](const VariantType& variant) {
                   add("<variant>");
                   for (const auto& alternative : variant.alternatives) {
                     collect_headers(*alternative.type, out);
                   }
                 },
                 [&](const CheckedType& checked) { collect_headers(*checked.value, out); },
                 [&](const StreamType& stream) { add(std::string(stream_names(stream).header)); },
             },
             type.kind);
}

bool needs_initialiser(const CppType& type, const Declarations& declarations) {
  if (const auto* checked = std::get_if<CheckedType>(&type.kind)) {
    return needs_initialiser(*checked->value, declarations);
  }
  if (const auto* variant = std::get_if<VariantType>(&type.kind)) {
    const auto places = variant_places(*variant, declarations);
    return places.types.size() == 1 && needs_initialiser(*places.types.front(), declarations);
  }
  if (const auto* named = std::get_if<NamedType>(&type.kind)) {
    const Declaration& declaration = declarations.of(*named);
    if (const auto* alias = std::get_if<AliasDeclaration>(&declaration.kind)) {
      return needs_initialiser(*alias->type, declarations);
    }
    return std::holds_alternative<EnumDeclaration>(declaration.kind);
  }
  return std::holds_alternative<IntegerType>(type.kind) ||
         std::holds_alternative<NumberType>(type.kind) ||
         std::holds_alternative<BooleanType>(type.kind);
}

}  // namespace specgen::generator::plan
