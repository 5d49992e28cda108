#include "diff/compare_messages.hpp"

#include <algorithm>
#include <set>

#include "openapi/media_type_name.hpp"
#include "openapi/reading.hpp"
#include "source/text.hpp"

namespace specgen::generator {
namespace {

template <typename List, typename Matches>
auto find_in(List& list, Matches matches) {
  const auto found = std::find_if(list.begin(), list.end(), matches);
  return found == list.end() ? nullptr : &*found;
}

/// Whether a range such as "image/*" holds a media type.
bool covers(std::string_view range, std::string_view name) {
  if (!is_media_type_range(range)) return false;
  const std::string_view essence = media_type_essence(range);
  if (essence == "*/*") return true;
  const std::string_view prefix = essence.substr(0, essence.find('*'));
  return prefix.ends_with('/') && name.starts_with(prefix);
}

/// Whether a body is its bytes, about which the schema says nothing more: `{}` and, as 3.0 has it,
/// a string of format `binary`.
bool is_any_bytes(const MediaType& media_type, const Schema& merged) {
  const std::string_view type = media_type_essence(media_type.name);
  const bool bytes = !is_json_media_type(type) && !is_xml_media_type(type) &&
                     !is_media_type_range(type) && !type.starts_with("text/") &&
                     !type.starts_with("multipart/") && type != "application/x-www-form-urlencoded";
  TypeSet string(0);
  string.add(TypeSet::kString);
  return bytes && !merged.boolean && (!merged.has_type || merged.types == string) &&
         merged.properties.empty() && !merged.min_length && !merged.max_length &&
         merged.patterns.empty() && merged.enumeration.empty() && !merged.constant;
}

std::string joined(const std::vector<std::string>& names) {
  std::string text;
  for (const std::string& name : names) text += (text.empty() ? "'" : ", '") + name + "'";
  return text.empty() ? "that of its type" : text;
}

}  // namespace

void MessageComparison::report(Impact impact, std::string what, std::string part,
                               const Location& before, const Location& after) {
  OperationDraft::Entry entry;
  entry.change = {impact, std::move(what), std::move(part), {}, before, after};
  draft_.entries.push_back(std::move(entry));
}

void MessageComparison::report(Shift shift, std::string what, std::string part,
                               const Location& before, const Location& after) {
  report(impact_of(shift, direction_), std::move(what), std::move(part), before, after);
}

void MessageComparison::compare_schemas(std::string part, const Schema* before, const Schema* after,
                                        const Location& old_place, const Location& new_place) {
  if (before == nullptr && after == nullptr) return;
  OperationDraft::Entry entry;
  entry.change.part = std::move(part);
  entry.is_pair = true;
  entry.pair = schemas_.add(before, after, direction_, old_place, new_place);
  draft_.entries.push_back(std::move(entry));
}

/// What takes the place of a media type: the same one, with other parameters at most, or, of what
/// clients send, a range that holds it.
const MediaType* MessageComparison::find_heir(const MediaType& before,
                                              const std::vector<MediaType>& after) const {
  const auto same = [&](const MediaType& each) { return each.name == before.name; };
  if (const MediaType* heir = find_in(after, same)) return heir;
  const auto alike = [&](const MediaType& each) {
    return media_type_essence(each.name) == media_type_essence(before.name);
  };
  if (const MediaType* heir = find_in(after, alike)) return heir;
  if (direction_ != Direction::kRequest) return nullptr;
  return find_in(after, [&](const MediaType& each) { return covers(each.name, before.name); });
}

void MessageComparison::compare_content(const std::string& part,
                                        const std::vector<MediaType>& before,
                                        const std::vector<MediaType>& after,
                                        const Location& old_place, const Location& new_place) {
  const bool chosen_by_sender = direction_ == Direction::kResponse && !negotiated_;
  std::set<const MediaType*> found;
  for (const MediaType& old_one : before) {
    const std::string name = part + " '" + old_one.name + "'";
    if (const MediaType* heir = find_heir(old_one, after)) {
      found.insert(heir);
      compare_media_type(name, old_one, *heir);
    } else {
      report(chosen_by_sender ? Impact::kCompatible : Impact::kBreaking, "is gone", name,
             old_one.location, new_place);
    }
  }
  for (const MediaType& new_one : after) {
    if (found.count(&new_one) > 0) continue;
    report(chosen_by_sender ? Impact::kBreaking : Impact::kCompatible, "is a new media type",
           part + " '" + new_one.name + "'", old_place, new_one.location);
  }
}

void MessageComparison::compare_media_type(const std::string& part, const MediaType& before,
                                           const MediaType& after) {
  const bool bytes = is_any_bytes(before, schemas_.merged_before(before.schema)) &&
                     is_any_bytes(after, schemas_.merged_after(after.schema));
  if (!bytes) {
    compare_schemas(part, before.schema, after.schema, before.location, after.location);
  }
  compare_encodings(part, before, after);
}

void MessageComparison::compare_encodings(const std::string& part, const MediaType& before,
                                          const MediaType& after) {
  const auto of = [](const MediaType& media_type, const std::string& property) {
    const PropertyEncoding* found =
        find_in(media_type.encodings,
                [&](const PropertyEncoding& each) { return each.property == property; });
    PropertyEncoding none;
    none.location = media_type.location;
    none.property = property;
    return found == nullptr ? none : *found;
  };
  for (const PropertyEncoding& encoding : after.encodings) {
    compare_encoding(part, of(before, encoding.property), encoding);
  }
  for (const PropertyEncoding& encoding : before.encodings) {
    const PropertyEncoding* new_one = find_in(after.encodings, [&](const PropertyEncoding& each) {
      return each.property == encoding.property;
    });
    if (new_one == nullptr) compare_encoding(part, encoding, of(after, encoding.property));
  }
}

void MessageComparison::compare_encoding(const std::string& part, const PropertyEncoding& before,
                                         const PropertyEncoding& after) {
  const std::string name = part + " property " + quote(after.property);
  const bool styled = before.styled || after.styled;
  const bool same_style = before.styled == after.styled && before.style == after.style &&
                          before.explode == after.explode;
  if (styled && !same_style) {
    report(Impact::kBreaking, "has another style", name, before.location, after.location);
  }
  if (before.content_types != after.content_types) {
    const std::set<std::string> old_types(before.content_types.begin(), before.content_types.end());
    const std::set<std::string> new_types(after.content_types.begin(), after.content_types.end());
    const auto inside = [](const std::set<std::string>& a, const std::set<std::string>& b) {
      return !a.empty() && std::includes(b.begin(), b.end(), a.begin(), a.end());
    };
    Shift shift = Shift::kDifferent;
    if (inside(new_types, old_types)) shift = Shift::kNarrower;
    if (inside(old_types, new_types)) shift = Shift::kWider;
    if (old_types == new_types) return;
    report(
        shift,
        "'contentType' is " + joined(after.content_types) + ", was " + joined(before.content_types),
        name, before.location, after.location);
  }
  compare_headers(name, before.headers, after.headers, before.location, after.location);
}

void MessageComparison::compare_headers(const std::string& part,
                                        const std::vector<ResponseHeader>& before,
                                        const std::vector<ResponseHeader>& after,
                                        const Location& old_place, const Location& new_place) {
  const auto named = [](const std::vector<ResponseHeader>& headers, const std::string& name) {
    return find_in(
        headers, [&](const ResponseHeader& each) { return to_lower(each.name) == to_lower(name); });
  };
  const bool request = direction_ == Direction::kRequest;
  for (const ResponseHeader& header : after) {
    const std::string name = part + " header " + quote(header.name);
    const ResponseHeader* old_one = named(before, header.name);
    if (old_one == nullptr) {
      const bool breaks = request && header.required;
      report(breaks ? Impact::kBreaking : Impact::kCompatible,
             breaks ? "is new, and required" : "is new", name, old_place, header.location);
      continue;
    }
    if (old_one->required != header.required) {
      const char* const now = request ? "is required now" : "is always sent now";
      const char* const no_longer = request ? "is no longer required" : "is no longer always sent";
      report(header.required ? Shift::kNarrower : Shift::kWider, header.required ? now : no_longer,
             name, old_one->location, header.location);
    }
    compare_schemas(name, old_one->schema, header.schema, old_one->location, header.location);
  }
  for (const ResponseHeader& header : before) {
    if (named(after, header.name) != nullptr) continue;
    report(!request && header.required ? Impact::kBreaking : Impact::kCompatible, "is gone",
           part + " header " + quote(header.name), header.location, new_place);
  }
}

}  // namespace specgen::generator
