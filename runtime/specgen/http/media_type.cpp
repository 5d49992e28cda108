#include "specgen/http/media_type.hpp"

#include <algorithm>
#include <string>

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

/// The quality Accept gives a media type: that of the most specific range that covers it.
class Preferences {
 public:
  explicit Preferences(std::string_view accept) : accept_(accept) {}

  /// nullopt: not one member could be read.
  std::optional<int> quality(const MediaRange& offered) const {
    bool readable = false;
    int best_specificity = -1;
    int quality = 0;
    for (std::string_view rest = accept_; !rest.empty();) {
      const auto range = parse_range(next_member(rest, ','));
      const auto weight = range ? quality_of(range->parameters) : std::nullopt;
      if (!weight) continue;
      readable = true;
      if (!range->covers(offered) || range->specificity() < best_specificity) continue;
      // Of equally specific ranges the kinder one holds.
      quality = range->specificity() > best_specificity ? *weight : std::max(quality, *weight);
      best_specificity = range->specificity();
    }
    return readable ? std::optional(quality) : std::nullopt;
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
  int best_specificity = -1;
  for (std::size_t i = 0; i < declared.size(); ++i) {
    const auto range = parse_range(declared[i]);
    if (!range || !range->covers(*sent) || range->specificity() <= best_specificity) continue;
    best = i;
    best_specificity = range->specificity();
  }
  return best;
}

std::optional<std::size_t> negotiate(std::string_view accept,
                                     std::span<const std::string_view> declared) {
  if (declared.empty()) return std::nullopt;
  const Preferences preferences(accept);
  std::optional<std::size_t> best;
  int best_quality = 0;
  for (std::size_t i = 0; i < declared.size(); ++i) {
    const auto offered = parse_range(declared[i]);
    if (!offered) continue;
    const auto quality = preferences.quality(*offered);
    if (!quality) return 0;
    if (*quality <= best_quality) continue;
    best = i;
    best_quality = *quality;
  }
  return best;
}

}  // namespace specgen::http
