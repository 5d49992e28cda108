#include "plan/format_names.hpp"

#include "specgen/validation/format.hpp"

namespace specgen::generator::plan {

std::string format_enumerator(std::string_view format) {
  const auto parsed = parse_format(format);
  if (!parsed) return {};
  switch (*parsed) {
    case Format::kDateTime:
      return "kDateTime";
    case Format::kDate:
      return "kDate";
    case Format::kTime:
      return "kTime";
    case Format::kDuration:
      return "kDuration";
    case Format::kEmail:
      return "kEmail";
    case Format::kIdnEmail:
      return "kIdnEmail";
    case Format::kHostname:
      return "kHostname";
    case Format::kIdnHostname:
      return "kIdnHostname";
    case Format::kIpv4:
      return "kIpv4";
    case Format::kIpv6:
      return "kIpv6";
    case Format::kUri:
      return "kUri";
    case Format::kUriReference:
      return "kUriReference";
    case Format::kIri:
      return "kIri";
    case Format::kIriReference:
      return "kIriReference";
    case Format::kUriTemplate:
      return "kUriTemplate";
    case Format::kUuid:
      return "kUuid";
    case Format::kByte:
      return "kByte";
    case Format::kRegex:
      return "kRegex";
    case Format::kJsonPointer:
      return "kJsonPointer";
    case Format::kRelativeJsonPointer:
      return "kRelativeJsonPointer";
    case Format::kNone:
    case Format::kPassword:
    case Format::kBinary:
      return {};
  }
  return {};
}

bool takes_nothing(std::string_view enumerator) {
  if (enumerator.empty()) return true;
  for (const std::string_view name : format_names()) {
    if (format_enumerator(name) == enumerator) return is_valid(*parse_format(name), "");
  }
  return true;
}

}  // namespace specgen::generator::plan
