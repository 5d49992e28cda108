#include "schema/keywords.hpp"

#include <algorithm>
#include <array>

#include "source/object_reader.hpp"

namespace specgen::generator {

/// The readers of the single keywords, as one table may name them.
struct Keywords {
  using R = SchemaReader;

  static void ignore(R&, const Member&, Schema&) {}
  static void title(R& r, const Member& m, Schema& s) { r.read_text(m, s.title); }
  static void description(R& r, const Member& m, Schema& s) { r.read_text(m, s.description); }
  static void deprecated(R& r, const Member& m, Schema& s) { r.read_flag(m, s.deprecated); }
  static void read_only(R& r, const Member& m, Schema& s) { r.read_flag(m, s.read_only); }
  static void write_only(R& r, const Member& m, Schema& s) { r.read_flag(m, s.write_only); }
  static void text(R& r, const Member& m, Schema&) { r.check_kind(m, Node::Kind::kString); }
  static void dialect(R& r, const Member& m, Schema&) { r.check_dialect(m); }
  static void mapping(R& r, const Member& m, Schema&) { r.check_kind(m, Node::Kind::kMapping); }
  static void external_docs(R& r, const Member& m, Schema&) {
    ObjectReader docs(m.value, "'externalDocs'", r.diagnostics_);
    docs.string("description");
    docs.string("url");
    docs.require("url");
    docs.finish();
  }
  static void xml(R& r, const Member& m, Schema&) {
    ObjectReader xml(m.value, "'xml'", r.diagnostics_);
    for (const char* const field : {"name", "namespace", "prefix"}) xml.string(field);
    for (const char* const field : {"attribute", "wrapped"}) xml.boolean(field);
    xml.finish();
  }
  static void flag(R& r, const Member& m, Schema&) { r.check_kind(m, Node::Kind::kBoolean); }

  static void default_value(R&, const Member& m, Schema& s) {
    s.default_value = LocatedValue{to_json(m.value), m.value.location()};
  }
  static void example(R&, const Member& m, Schema& s) {
    s.examples.push_back({to_json(m.value), m.value.location()});
  }
  static void examples(R& r, const Member& m, Schema& s) {
    if (!r.check_kind(m, Node::Kind::kSequence)) return;
    for (const Node& item : m.value.items) s.examples.push_back({to_json(item), item.location()});
  }
  static void constant(R&, const Member& m, Schema& s) {
    s.constant = LocatedValue{to_json(m.value), m.value.location()};
  }
  static void format(R& r, const Member& m, Schema& s) {
    r.read_text(m, s.format);
    s.format_location = m.value.location();
  }

  static void type(R& r, const Member& m, Schema& s) { r.read_type(m, s); }
  static void enumeration(R& r, const Member& m, Schema& s) { r.read_enum(m, s); }
  static void minimum(R& r, const Member& m, Schema& s) { r.read_number(m, s.minimum); }
  static void maximum(R& r, const Member& m, Schema& s) { r.read_number(m, s.maximum); }
  static void multiple_of(R& r, const Member& m, Schema& s) { r.read_number(m, s.multiple_of); }
  static void exclusive_minimum(R& r, const Member& m, Schema& s) {
    r.read_exclusive(m, s.exclusive_minimum);
  }
  static void exclusive_maximum(R& r, const Member& m, Schema& s) {
    r.read_exclusive(m, s.exclusive_maximum);
  }
  static void min_length(R& r, const Member& m, Schema& s) { r.read_count(m, s.min_length); }
  static void max_length(R& r, const Member& m, Schema& s) { r.read_count(m, s.max_length); }
  static void min_items(R& r, const Member& m, Schema& s) { r.read_count(m, s.min_items); }
  static void max_items(R& r, const Member& m, Schema& s) { r.read_count(m, s.max_items); }
  static void min_properties(R& r, const Member& m, Schema& s) {
    r.read_count(m, s.min_properties);
  }
  static void max_properties(R& r, const Member& m, Schema& s) {
    r.read_count(m, s.max_properties);
  }
  static void contains(R& r, const Member& m, Schema& s) { s.contains = r.intern(m.value); }
  static void min_contains(R& r, const Member& m, Schema& s) { r.read_count(m, s.min_contains); }
  static void max_contains(R& r, const Member& m, Schema& s) { r.read_count(m, s.max_contains); }
  static void pattern(R& r, const Member& m, Schema& s) { r.read_pattern(m, s); }
  static void unique_items(R& r, const Member& m, Schema& s) { r.read_flag(m, s.unique_items); }
  static void items(R& r, const Member& m, Schema& s) { s.items = r.intern(m.value); }
  static void prefix_items(R& r, const Member& m, Schema& s) { r.read_list(m, s.prefix_items); }
  static void properties(R& r, const Member& m, Schema& s) { r.read_properties(m, s); }
  static void required(R& r, const Member& m, Schema& s) { r.read_required(m, s); }
  static void additional(R& r, const Member& m, Schema& s) { r.read_additional(m, s); }
  static void all_of(R& r, const Member& m, Schema& s) { r.read_list(m, s.all_of); }
  static void any_of(R& r, const Member& m, Schema& s) { r.read_list(m, s.any_of); }
  static void one_of(R& r, const Member& m, Schema& s) { r.read_one_of(m, s); }
  static void negated(R& r, const Member& m, Schema& s) { s.negated = r.intern(m.value); }
  static void condition(R& r, const Member& m, Schema& s) { s.condition = r.intern(m.value); }
  static void then(R& r, const Member& m, Schema& s) { s.then = r.intern(m.value); }
  static void otherwise(R& r, const Member& m, Schema& s) { s.otherwise = r.intern(m.value); }
  static void unevaluated_items(R& r, const Member& m, Schema& s) {
    s.unevaluated_items = r.intern(m.value);
  }
  static void unevaluated_properties(R& r, const Member& m, Schema& s) {
    s.unevaluated_properties = r.intern(m.value);
  }
  static void property_names(R& r, const Member& m, Schema& s) {
    s.property_names = r.intern(m.value);
  }
  static void pattern_properties(R& r, const Member& m, Schema& s) {
    r.read_pattern_properties(m, s);
  }
  static void dependencies(R& r, const Member& m, Schema& s) { r.read_dependencies(m, s); }
  static void discriminator(R& r, const Member& m, Schema& s) { r.read_discriminator(m, s); }
  static void schema(R& r, const Member& m, Schema&) { r.intern(m.value); }
  static void schema_map(R& r, const Member& m, Schema&) { r.read_map(m); }
  static void content_media_type(R& r, const Member& m, Schema& s) {
    s.has_media_type = r.check_kind(m, Node::Kind::kString);
  }
  static void content_encoding(R& r, const Member& m, Schema& s) {
    s.has_encoding = r.check_kind(m, Node::Kind::kString);
  }
  static void ref(R& r, const Member& m, Schema& s) { r.read_ref(m, s); }
  static void dynamic_ref(R& r, const Member& m, Schema& s) { r.read_dynamic_ref(m, s); }
};

namespace {

using K = Keywords;
using In = Keyword::In;

constexpr std::array kKeywords = std::to_array<Keyword>({
    {"$anchor", In::k31, true, K::text},
    {"$comment", In::k31, true, K::text},
    {"$defs", In::k31, true, K::schema_map},
    {"$dynamicAnchor", In::k31, true, K::text},
    {"$dynamicRef", In::k31, false, K::dynamic_ref},
    {"$id", In::k31, true, K::text},
    {"$ref", In::kBoth, true, K::ref},
    {"$schema", In::k31, true, K::dialect},
    {"$vocabulary", In::k31, true, K::mapping},
    {"additionalProperties", In::kBoth, true, K::additional},
    {"allOf", In::kBoth, true, K::all_of},
    {"anyOf", In::kBoth, false, K::any_of},
    {"const", In::k31, true, K::constant},
    {"contains", In::k31, false, K::contains},
    {"contentEncoding", In::k31, true, K::content_encoding},
    {"contentMediaType", In::k31, true, K::content_media_type},
    {"contentSchema", In::k31, true, K::schema},
    {"default", In::kBoth, true, K::default_value},
    {"definitions", In::k31, true, K::schema_map},
    {"dependencies", In::k31, false, K::dependencies},
    {"dependentRequired", In::k31, false, K::dependencies},
    {"dependentSchemas", In::k31, false, K::dependencies},
    {"deprecated", In::kBoth, true, K::deprecated},
    {"description", In::kBoth, true, K::description},
    {"discriminator", In::kBoth, false, K::discriminator},
    {"else", In::k31, false, K::otherwise},
    {"enum", In::kBoth, true, K::enumeration},
    {"example", In::kBoth, true, K::example},
    {"examples", In::k31, true, K::examples},
    {"exclusiveMaximum", In::kBoth, true, K::exclusive_maximum},
    {"exclusiveMinimum", In::kBoth, true, K::exclusive_minimum},
    {"externalDocs", In::kBoth, true, K::external_docs},
    {"format", In::kBoth, true, K::format},
    {"if", In::k31, false, K::condition},
    {"items", In::kBoth, true, K::items},
    {"maxContains", In::k31, false, K::max_contains},
    {"maxItems", In::kBoth, true, K::max_items},
    {"maxLength", In::kBoth, true, K::max_length},
    {"maxProperties", In::kBoth, true, K::max_properties},
    {"maximum", In::kBoth, true, K::maximum},
    {"minContains", In::k31, false, K::min_contains},
    {"minItems", In::kBoth, true, K::min_items},
    {"minLength", In::kBoth, true, K::min_length},
    {"minProperties", In::kBoth, true, K::min_properties},
    {"minimum", In::kBoth, true, K::minimum},
    {"multipleOf", In::kBoth, true, K::multiple_of},
    {"not", In::kBoth, false, K::negated},
    {"nullable", In::k30, true, K::flag},
    {"oneOf", In::kBoth, false, K::one_of},
    {"pattern", In::kBoth, true, K::pattern},
    {"patternProperties", In::k31, false, K::pattern_properties},
    {"prefixItems", In::k31, false, K::prefix_items},
    {"properties", In::kBoth, true, K::properties},
    {"propertyNames", In::k31, false, K::property_names},
    {"readOnly", In::kBoth, true, K::read_only},
    {"required", In::kBoth, true, K::required},
    {"then", In::k31, false, K::then},
    {"title", In::kBoth, true, K::title},
    {"type", In::kBoth, true, K::type},
    {"unevaluatedItems", In::k31, false, K::unevaluated_items},
    {"unevaluatedProperties", In::k31, false, K::unevaluated_properties},
    {"uniqueItems", In::kBoth, true, K::unique_items},
    {"writeOnly", In::kBoth, true, K::write_only},
    {"xml", In::kBoth, true, K::xml},
});

static_assert(std::is_sorted(kKeywords.begin(), kKeywords.end(),
                             [](const Keyword& a, const Keyword& b) { return a.name < b.name; }));

}  // namespace

const Keyword* find_keyword(std::string_view name) {
  const auto* const found =
      std::lower_bound(kKeywords.begin(), kKeywords.end(), name,
                       [](const Keyword& keyword, std::string_view n) { return keyword.name < n; });
  return found != kKeywords.end() && found->name == name ? &*found : nullptr;
}

std::vector<std::string_view> keyword_names(Version version) {
  std::vector<std::string_view> names;
  const In other = version == Version::k30 ? In::k31 : In::k30;
  for (const Keyword& keyword : kKeywords) {
    if (keyword.in != other) names.push_back(keyword.name);
  }
  return names;
}

}  // namespace specgen::generator
