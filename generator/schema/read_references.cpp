#include <algorithm>

#include "schema/read_schema.hpp"
#include "schema/uri_reference.hpp"
#include "source/json_pointer.hpp"
#include "source/object_reader.hpp"
#include "source/source_file.hpp"
#include "source/text.hpp"

namespace specgen::generator {
namespace {

/// What stands behind '#', its %-escapes decoded; empty where there is nothing.
std::string fragment_of(std::string_view reference) {
  const std::size_t hash = reference.find('#');
  if (hash == std::string_view::npos) return {};
  return decode_percent(reference.substr(hash + 1)).value_or("");
}

bool is_anchor(std::string_view fragment) { return !fragment.empty() && fragment.front() != '/'; }

const Node* find_component(const Node& root, std::string_view name) {
  const Node* components = root.find("components");
  const Node* schemas = components == nullptr ? nullptr : components->find("schemas");
  return schemas == nullptr ? nullptr : schemas->find(name);
}

}  // namespace

/// The resource that the schema at `node` belongs to, if dynamic references may ask it.
const SchemaResource* SchemaReader::resource_of(const Node& node) {
  identifiers_.add(node);
  if (identifiers_.empty()) return nullptr;
  const Identifiers::Resource& resource = identifiers_.resource_of(node);
  if (resource.dynamic_anchors.empty()) return nullptr;
  const auto [known, is_new] = resources_.try_emplace(&resource, nullptr);
  if (!is_new) return known->second;
  SchemaResource& added = store_.resources.emplace_back();
  known->second = &added;
  for (const auto& [name, anchored] : resource.dynamic_anchors) {
    added.dynamic_anchors.emplace_back(name, intern(*anchored));
  }
  return &added;
}

/// What the reference points at by the names that schemas give themselves; nullptr where it does
/// not, or leads to a place in a file that needs none.
const Node* SchemaReader::find_named(const Node& reference) {
  const std::string_view text = reference.scalar;
  const Identifiers::Resource* resource = &identifiers_.resource_of(reference);
  if (text.empty()) return nullptr;
  if (text.front() != '#') resource = identifiers_.find(resolve_uri(resource->uri, text));
  if (resource == nullptr) return nullptr;
  const std::string fragment = fragment_of(text);
  if (is_anchor(fragment)) {
    const auto found = resource->anchors.find(fragment);
    return found == resource->anchors.end() ? nullptr : found->second;
  }
  // A file that its path leads to is left to the sources, which say what is wrong with the pointer.
  const bool is_file = resource->root->parent == nullptr && !has_uri_scheme(text);
  return is_file ? nullptr : find_by_pointer(*resource->root, fragment);
}

/// What `reference`, the value of a `$ref`, points at; nullptr, with an error, for nothing.
const Node* SchemaReader::find_target(const Node& reference) {
  if (reference.is_string()) {
    identifiers_.add(reference.file->root);
    if (is_anchor(fragment_of(reference.scalar))) {
      const SourceFile* file = sources_.open_target(reference);
      if (file != nullptr) identifiers_.add(file->root);
    }
    const Node* named = identifiers_.empty() ? nullptr : find_named(reference);
    if (named != nullptr) return sources_.note(*named, reference, "schemas");
  }
  const Node* target = sources_.resolve(reference, "schemas");
  return target != nullptr && is_schema_target(*target, reference) ? target : nullptr;
}

bool SchemaReader::is_schema_target(const Node& target, const Node& reference) {
  if (target.parent == nullptr && target.find("openapi") != nullptr) {
    diagnostics_.error(Rule::kReference, reference_location(reference),
                       "'$ref' points at a whole document: " + quote(reference.scalar),
                       "add '#/components/schemas/…'");
    return false;
  }
  const Node* components = target.file->root.find("components");
  // A response or the like would be read as a schema, with confusing complaints.
  if (components != nullptr && target.parent != nullptr && target.parent->parent == components &&
      components->find("schemas") != target.parent) {
    diagnostics_.error(Rule::kReference, reference_location(reference),
                       "'$ref' must point at a schema here: " + quote(reference.scalar));
    return false;
  }
  return true;
}

void SchemaReader::read_ref(const Member& member, Schema& schema) {
  if (const Node* target = find_target(member.value)) schema.ref = intern(*target);
}

void SchemaReader::read_dynamic_ref(const Member& member, Schema& schema) {
  const Node* target = find_target(member.value);
  if (target == nullptr) return;
  schema.dynamic_ref = intern(*target);
  if (identifiers_.empty()) return;
  const std::string fragment = fragment_of(member.value.scalar);
  const auto& anchors = identifiers_.resource_of(*target).dynamic_anchors;
  const bool dynamic = std::any_of(anchors.begin(), anchors.end(), [&](const auto& anchor) {
    return anchor.first == fragment && anchor.second == target;
  });
  if (dynamic) schema.dynamic_anchor = fragment;
}

void SchemaReader::read_discriminator(const Member& member, Schema& schema) {
  if (!check_kind(member, Node::Kind::kMapping)) return;
  const Node* property = member.value.find("propertyName");
  if (property == nullptr || !property->is_string()) {
    diagnostics_.error(Rule::kDiscriminator, member.value.location(),
                       "a discriminator needs 'propertyName', the name of a property");
    return;
  }
  ObjectReader fields(member.value, "a discriminator", diagnostics_);
  fields.ignore({"propertyName", "mapping"});
  fields.finish();
  Discriminator discriminator;
  discriminator.location = member.name_location();
  discriminator.property = property->scalar;
  if (const Member* mapping = member.value.find_member("mapping")) {
    if (!check_kind(*mapping, Node::Kind::kMapping)) return;
    for (const Member& entry : mapping->value.members) {
      if (const Schema* target = find_mapped(entry)) {
        discriminator.mapping.emplace_back(std::string(entry.name), target);
      }
    }
  }
  schema.discriminator = std::move(discriminator);
}

/// The schema that an entry of `mapping` means: the component of that name, else what the value
/// refers to (OpenAPI 3.1, section 4.8.25.3).
const Schema* SchemaReader::find_mapped(const Member& entry) {
  if (!check_kind(entry, Node::Kind::kString)) return nullptr;
  const Node* component = find_component(entry.value.file->root, entry.value.scalar);
  if (component != nullptr) {
    sources_.note(*component, entry.value, "schemas");
    return intern(*component);
  }
  const Node* target = find_target(entry.value);
  return target == nullptr ? nullptr : intern(*target);
}

/// Adds the names of components that alternatives refer to.
void SchemaReader::complete_discriminators() {
  for (Schema& schema : store_.schemas) {
    if (!schema.discriminator) continue;
    auto& mapping = schema.discriminator->mapping;
    for (const Schema* member : schema.one_of.empty() ? schema.any_of : schema.one_of) {
      const Schema* target = member->ref;
      if (target == nullptr || target->component.empty()) continue;
      const bool taken = std::any_of(mapping.begin(), mapping.end(), [&](const auto& entry) {
        return entry.first == target->component;
      });
      if (!taken) mapping.emplace_back(target->component, target);
    }
  }
}

}  // namespace specgen::generator
