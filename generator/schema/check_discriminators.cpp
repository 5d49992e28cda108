#include "schema/check_discriminators.hpp"

#include <algorithm>
#include <string>
#include <vector>

#include "schema/merge.hpp"
#include "source/text.hpp"

namespace specgen::generator {
namespace {

/// The schema that one which only refers stands for.
const Schema* target_of(const Schema* schema) {
  constexpr int kMostSteps = 500;  // as check_cycles() allows
  for (int i = 0; i < kMostSteps && schema->ref != nullptr; ++i) schema = schema->ref;
  return schema;
}

std::string describe(const Schema& schema) {
  return schema.component.empty() ? "this alternative" : quote(schema.component);
}

class DiscriminatorCheck {
 public:
  DiscriminatorCheck(const Schema& schema, SchemaStore& store, Diagnostics& diagnostics)
      : schema_(schema),
        discriminator_(*schema.discriminator),
        store_(store),
        diagnostics_(diagnostics) {
    for (const auto* list : {&schema.one_of, &schema.any_of}) {
      for (const Schema* member : *list) alternatives_.push_back(target_of(member));
    }
  }

  void run() {
    if (alternatives_.empty()) return;  // a base: those that extend it are told apart
    for (const auto& [value, target] : discriminator_.mapping) check_mapping(value, target);
    for (const Schema* alternative : alternatives_) check_alternative(*alternative);
  }

 private:
  void warn(const Location& location, std::string message, std::string hint = {}) {
    diagnostics_.warning(Rule::kDiscriminator, location, std::move(message), std::move(hint));
  }

  void check_mapping(const std::string& value, const Schema* target) {
    const Schema* meant = target_of(target);
    if (std::find(alternatives_.begin(), alternatives_.end(), meant) != alternatives_.end()) return;
    warn(discriminator_.location,
         "the discriminator maps " + quote(value) + " to " + describe(*meant) +
             ", which is none of the alternatives",
         "add it to " + quote(schema_.one_of.empty() ? "anyOf" : "oneOf"));
  }

  void check_alternative(const Schema& alternative) {
    const Schema& merged = *merge(alternative, store_, diagnostics_);
    const std::string& name = discriminator_.property;
    const bool combines = !merged.any_of.empty() || !merged.one_of.empty();
    if (merged.boolean || combines) return;
    const Property* property = merged.find_property(name);
    if (property == nullptr) {
      std::vector<std::string_view> names;
      for (const Property& each : merged.properties) names.push_back(each.name);
      warn(alternative.location,
           describe(alternative) + " has no property " + quote(name) +
               ", by which the discriminator tells it apart",
           did_you_mean(name, names));
    } else if (!merged.is_required(name)) {
      warn(alternative.location,
           describe(alternative) + " does not require " + quote(name) +
               ", by which the discriminator tells it apart",
           "add it to 'required'");
    } else {
      check_values(alternative, *property);
    }
  }

  /// Whether some value that selects the alternative can stand in its property.
  void check_values(const Schema& alternative, const Property& property) {
    const Schema& schema = *merge(*property.schema, store_, diagnostics_);
    std::vector<std::string> allowed;
    for (const LocatedValue& value : schema.enumeration) {
      if (value.value.is_string()) allowed.push_back(value.value.get<std::string>());
    }
    if (schema.constant && schema.constant->value.is_string()) {
      allowed = {schema.constant->value.get<std::string>()};
    }
    if (allowed.empty()) return;
    std::string selecting;
    for (const auto& [value, target] : discriminator_.mapping) {
      if (target_of(target) != &alternative) continue;
      if (std::find(allowed.begin(), allowed.end(), value) != allowed.end()) return;
      selecting += (selecting.empty() ? "" : ", ") + quote(value);
    }
    if (selecting.empty()) return;
    std::string list;
    for (const std::string& value : allowed) list += (list.empty() ? "" : ", ") + quote(value);
    warn(property.location,
         quote(property.name) + " is never " + selecting + ", by which the discriminator selects " +
             describe(alternative),
         "add to its 'mapping': " + quote(allowed.front()) + "; allowed here: " + list);
  }

  const Schema& schema_;
  const Discriminator& discriminator_;
  SchemaStore& store_;
  Diagnostics& diagnostics_;
  std::vector<const Schema*> alternatives_;
};

}  // namespace

void check_discriminators(SchemaStore& store, Diagnostics& diagnostics) {
  // By index: merging adds schemas, which are no part of the document.
  const std::size_t count = store.schemas.size();
  for (std::size_t i = 0; i < count; ++i) {
    const Schema& schema = store.schemas[i];
    if (schema.discriminator) DiscriminatorCheck(schema, store, diagnostics).run();
  }
}

}  // namespace specgen::generator
