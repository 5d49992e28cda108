#include "specgen/http/media_type.hpp"

#include <algorithm>
#include <stdexcept>
#include <tuple>
#include <utility>

#include "specgen/http/field_rules.hpp"
#include "specgen/http/message.hpp"

namespace specgen::http {
namespace {

/// Qualities in thousandths (RFC 9110, 12.4.2).
constexpr int kFullQuality = 1000;

struct MediaRange {
  std::string_view type;
  std::string_view subtype;
  /// All after the first ';', unparsed.
  std::string_view parameters;

  /// 2: type/subtype, 1: type/*, 0: */*.
  int specificity() const { return subtype != "*" ? 2 : (type != "*" ? 1 : 0); }
  bool covers(const MediaRange& other) const {
    return (type == "*" || same_name(type, other.type)) &&
           (subtype == "*" || same_name(subtype, other.subtype));
  }
};

/// The position of the separator outside quoted strings, or the end.
std::size_t find_unquoted(std::string_view text, char separator) {
  bool quoted = false;
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (quoted && text[i] == '\\') {
      ++i;
    } else if (text[i] == '"') {
      quoted = !quoted;
    } else if (!quoted && text[i] == separator) {
      return i;
    }
  }
  return text.size();
}

/// Cuts the next member off the front of a list, trimmed.
std::string_view next_member(std::string_view& list, char separator) {
  const std::size_t end = find_unquoted(list, separator);
  const std::string_view member = trim(list.substr(0, end));
  list.remove_prefix(std::min(end + 1, list.size()));
  return member;
}

std::string unquoted(std::string_view text) {
  if (text.size() < 2 || text.front() != '"' || text.back() != '"') return std::string(text);
  std::string out;
  text = text.substr(1, text.size() - 2);
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (text[i] == '\\' && i + 1 < text.size()) ++i;
    out.push_back(text[i]);
  }
  return out;
}

std::optional<MediaRange> parse_range(std::string_view text) {
  MediaRange range;
  range.parameters = text;
  const std::string_view essence = next_member(range.parameters, ';');
  if (essence == "*") {
    range.type = range.subtype = essence;
    return range;
  }
  const std::size_t slash = essence.find('/');
  if (slash == std::string_view::npos) return std::nullopt;
  range.type = essence.substr(0, slash);
  range.subtype = essence.substr(slash + 1);
  if (!is_token(range.type) || !is_token(range.subtype)) return std::nullopt;
  if (range.type == "*" && range.subtype != "*") return std::nullopt;
  return range;
}

/// The value of a parameter, unquoted; nullopt: it is not there.
std::optional<std::string> find_parameter(std::string_view parameters, std::string_view name) {
  while (!parameters.empty()) {
    const std::string_view parameter = next_member(parameters, ';');
    const std::size_t equals = std::min(parameter.find('='), parameter.size());
    if (same_name(parameter.substr(0, equals), name)) {
      return unquoted(parameter.substr(std::min(equals + 1, parameter.size())));
    }
  }
  return std::nullopt;
}

/// How far the parameters `wanted` are among `given`: their number where all are, -1 where one is
/// missing or another. Letter case does not matter: it does not to any registered parameter whose
/// value is a token. A weight is no parameter of a media type.
int agreement(std::string_view wanted, std::string_view given) {
  int count = 0;
  while (!wanted.empty()) {
    const std::string_view parameter = next_member(wanted, ';');
    const std::size_t equals = std::min(parameter.find('='), parameter.size());
    const std::string_view name = parameter.substr(0, equals);
    if (name.empty() || same_name(name, "q")) continue;
    const auto other = find_parameter(given, name);
    const auto own = unquoted(parameter.substr(std::min(equals + 1, parameter.size())));
    if (!other || !same_name(*other, own)) return -1;
    ++count;
  }
  return count;
}

std::optional<int> parse_quality(std::string_view text) {
  if (text.empty() || text.size() > 5 || (text[0] != '0' && text[0] != '1')) return std::nullopt;
  if (text.size() > 1 && text[1] != '.') return std::nullopt;
  int quality = (text[0] - '0') * kFullQuality;
  int weight = kFullQuality / 10;
  for (const char c : text.substr(std::min<std::size_t>(2, text.size()))) {
    if (c < '0' || c > '9') return std::nullopt;
    quality += (c - '0') * weight;
    weight /= 10;
  }
  return quality <= kFullQuality ? std::optional(quality) : std::nullopt;
}

/// The weight among an Accept member's parameters; nullopt: there is one and it is unreadable.
std::optional<int> quality_of(std::string_view parameters) {
  while (!parameters.empty()) {
    const std::string_view parameter = next_member(parameters, ';');
    if (parameter.size() >= 2 && same_name(parameter.substr(0, 2), "q=")) {
      return parse_quality(parameter.substr(2));
    }
  }
  return kFullQuality;
}

/// What Accept says of a media type that is offered.
struct Preference {
  int quality = 0;
  /// Of the parameters, see above: among media types that differ in these alone.
  int agreement = 0;

  friend bool operator<(const Preference& left, const Preference& right) {
    return std::tie(left.quality, left.agreement) < std::tie(right.quality, right.agreement);
  }
};

/// What Accept says is what the most specific range says that covers it. An offered range stands
/// for whatever it holds.
class Preferences {
 public:
  explicit Preferences(std::string_view accept) : accept_(accept) {}

  /// nullopt: not one member could be read.
  std::optional<Preference> of(const MediaRange& offered) const {
    bool readable = false;
    std::pair<int, int> best_specificity = {-1, -1};
    Preference best;
    for (std::string_view rest = accept_; !rest.empty();) {
      const auto range = parse_range(next_member(rest, ','));
      const auto weight = range ? quality_of(range->parameters) : std::nullopt;
      if (!weight) continue;
      readable = true;
      if (!range->covers(offered) && (*weight == 0 || !offered.covers(*range))) continue;
      const Preference one = {*weight, agreement(range->parameters, offered.parameters)};
      const std::pair specificity = {range->specificity(), one.agreement};
      if (specificity < best_specificity) continue;
      // Of equally specific ranges the kinder one holds.
      best = specificity > best_specificity ? one : std::max(best, one);
      best_specificity = specificity;
    }
    return readable ? std::optional(best) : std::nullopt;
  }

 private:
  std::string_view accept_;
};

}  // namespace

std::optional<std::size_t> match_content_type(std::string_view content_type,
                                              std::span<const std::string_view> declared) {
  const auto sent = parse_range(content_type);
  if (!sent || sent->specificity() != 2) return std::nullopt;
  std::optional<std::size_t> best;
  std::pair<int, int> best_specificity = {-1, -1};
  for (std::size_t i = 0; i < declared.size(); ++i) {
    const auto range = parse_range(declared[i]);
    if (!range || !range->covers(*sent)) continue;
    const std::pair specificity = {range->specificity(),
                                   agreement(range->parameters, sent->parameters)};
    if (specificity <= best_specificity) continue;
    best = i;
    best_specificity = specificity;
  }
  return best;
}

std::optional<std::size_t> negotiate(std::string_view accept,
                                     std::span<const std::string_view> declared) {
  if (declared.empty()) return std::nullopt;
  const Preferences preferences(accept);
  std::optional<std::size_t> best;
  Preference best_preference;
  for (std::size_t i = 0; i < declared.size(); ++i) {
    const auto offered = parse_range(declared[i]);
    if (!offered) continue;
    const auto preference = preferences.of(*offered);
    if (!preference) return 0;
    if (preference->quality == 0 || (best && !(best_preference < *preference))) continue;
    best = i;
    best_preference = *preference;
  }
  return best;
}

std::string name_media_type(std::string_view chosen, std::string_view named,
                            std::initializer_list<std::string_view> possible) {
  // What says nothing of the bytes.
  if (named.empty() && (chosen == "*/*" || chosen == "application/*")) {
    return "application/octet-stream";
  }
  if (named.empty()) named = chosen == "text/*" ? "text/plain" : chosen;
  const auto type = parse_range(named);
  const bool known = std::any_of(possible.begin(), possible.end(), [&](std::string_view each) {
    const auto range = parse_range(each);
    return range && type && range->covers(*type);
  });
  if (!known || type->specificity() != 2) {
    throw std::out_of_range("the content type '" + std::string(named) +
                            "' is not declared for the response");
  }
  return std::string(named);
}

}  // namespace specgen::http
