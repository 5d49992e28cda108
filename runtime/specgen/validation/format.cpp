#include "specgen/validation/format.hpp"

#include <algorithm>
#include <array>
#include <span>

#include "specgen/validation/formats.hpp"
#include "specgen/validation/pattern.hpp"

namespace specgen {
namespace {

bool is_anything(std::string_view) { return true; }
bool is_regex(std::string_view text) { return !Pattern::check(text); }

struct Entry {
  Format format;
  std::string_view name;
  std::string_view description;
  bool (*is_valid)(std::string_view);
};

/// In the order of the enumerators.
constexpr auto kEntries = std::to_array<Entry>({
    {Format::kNone, "", "a string", is_anything},
    {Format::kDateTime, "date-time", "a date and time such as 2026-06-02T10:30:00Z", is_date_time},
    {Format::kDate, "date", "a date such as 2026-06-02", is_date},
    {Format::kTime, "time", "a time such as 10:30:00Z", is_time},
    {Format::kDuration, "duration", "a duration such as P1DT12H", is_duration},
    {Format::kEmail, "email", "an e-mail address", is_email},
    {Format::kIdnEmail, "idn-email", "an e-mail address", is_idn_email},
    {Format::kHostname, "hostname", "a host name", is_hostname},
    {Format::kIdnHostname, "idn-hostname", "a host name", is_idn_hostname},
    {Format::kIpv4, "ipv4", "an IPv4 address", is_ipv4},
    {Format::kIpv6, "ipv6", "an IPv6 address", is_ipv6},
    {Format::kUri, "uri", "a URI", is_uri},
    {Format::kUriReference, "uri-reference", "a URI or a relative reference", is_uri_reference},
    {Format::kIri, "iri", "an IRI", is_iri},
    {Format::kIriReference, "iri-reference", "an IRI or a relative reference", is_iri_reference},
    {Format::kUriTemplate, "uri-template", "a URI template", is_uri_template},
    {Format::kUuid, "uuid", "a UUID", is_uuid},
    {Format::kByte, "byte", "base64 with padding", is_base64},
    {Format::kRegex, "regex", "a regular expression", is_regex},
    {Format::kJsonPointer, "json-pointer", "a JSON pointer", is_json_pointer},
    {Format::kRelativeJsonPointer, "relative-json-pointer", "a relative JSON pointer",
     is_relative_json_pointer},
    {Format::kPassword, "password", "a string", is_anything},
    {Format::kBinary, "binary", "a string", is_anything},
});

const Entry& entry(Format format) { return kEntries[static_cast<std::size_t>(format)]; }

}  // namespace

std::optional<Format> parse_format(std::string_view name) {
  const auto found = std::find_if(kEntries.begin() + 1, kEntries.end(),
                                  [&](const Entry& each) { return each.name == name; });
  if (found == kEntries.end()) return std::nullopt;
  return found->format;
}

std::vector<std::string_view> format_names() {
  std::vector<std::string_view> names;
  for (const Entry& entry : std::span(kEntries).subspan(1)) names.push_back(entry.name);
  return names;
}

bool is_valid(Format format, std::string_view text) { return entry(format).is_valid(text); }

std::string_view describe(Format format) { return entry(format).description; }

}  // namespace specgen
