#include "specgen/routing/router.hpp"

#include <algorithm>
#include <stdexcept>
#include <utility>
#include <vector>

#include "specgen/routing/path_template.hpp"
#include "specgen/routing/percent.hpp"

namespace specgen {
namespace {

/// Collects the raw parameters of one attempt; a failed branch takes its own back.
struct Captures {
  std::array<std::string_view, kMaxPathParameters> values;
  std::size_t count = 0;
};

/// Fits a segment into literals around parameters. Each parameter ends where the literal after it
/// first occurs; that finds a fit wherever there is one, since all that is left may go to the rest.
bool match_mixed(const SegmentTemplate& pattern, std::string_view text, Captures& captures) {
  const std::optional<std::size_t> first = literal_length(text, pattern.literals.front());
  if (!first) return false;
  text.remove_prefix(*first);
  for (std::size_t i = 1; i < pattern.literals.size(); ++i) {
    const bool final_one = i + 1 == pattern.literals.size();
    std::optional<std::size_t> length;
    std::size_t end = 0;
    do {
      if (end >= text.size()) return false;
      end += text[end] == '%' ? kEscapeLength : 1;
      length = literal_length(text.substr(end), pattern.literals[i]);
    } while (!length || (final_one && end + *length != text.size()));
    captures.values[captures.count++] = text.substr(0, end);
    text.remove_prefix(end + *length);
  }
  return true;
}

}  // namespace

std::string allow_value(const RouteSet& routes) {
  std::string allow;
  const auto add = [&allow](http::Method method) {
    if (!allow.empty()) allow += ", ";
    allow += http::to_string(method);
  };
  for (std::size_t i = 0; i < http::kMethodCount; ++i) {
    const auto method = static_cast<http::Method>(i);
    const bool from_get = method == http::Method::kHead && routes.by_method[0] >= 0;
    if (routes.by_method[i] >= 0 || from_get || method == http::Method::kOptions) add(method);
  }
  return allow;
}

struct Router::Node {
  struct Literal {
    std::string text;
    std::unique_ptr<Node> next;
  };
  struct Mixed {
    SegmentTemplate pattern;
    std::unique_ptr<Node> next;
  };

  std::vector<Literal> literals;
  std::vector<Mixed> mixed;
  std::unique_ptr<Node> parameter;
  std::unique_ptr<RouteSet> routes;

  Node& child(const SegmentTemplate& segment);
  const RouteSet* match(std::string_view path, Captures& captures) const;
};

Router::Router() : root_(std::make_unique<Node>()) {}
Router::~Router() = default;
Router::Router(Router&&) noexcept = default;
Router& Router::operator=(Router&&) noexcept = default;

Router::Node& Router::Node::child(const SegmentTemplate& segment) {
  if (segment.is_parameter()) {
    if (!parameter) parameter = std::make_unique<Node>();
    return *parameter;
  }
  if (segment.is_literal()) {
    const auto found = std::find_if(literals.begin(), literals.end(), [&](const Literal& literal) {
      return literal.text == segment.literals.front();
    });
    if (found != literals.end()) return *found->next;
    return *literals.emplace_back(Literal{segment.literals.front(), std::make_unique<Node>()}).next;
  }
  for (Mixed& other : mixed) {
    if (other.pattern.literals == segment.literals) return *other.next;
  }
  // More literal text is more specific, and so it is tried first.
  const auto weight = [](const SegmentTemplate& pattern) {
    std::size_t bytes = 0;
    for (const std::string& literal : pattern.literals) bytes += literal.size();
    return bytes;
  };
  const auto place = std::find_if(mixed.begin(), mixed.end(), [&](const Mixed& other) {
    return weight(other.pattern) < weight(segment);
  });
  return *mixed.insert(place, Mixed{segment, std::make_unique<Node>()})->next;
}

void Router::add(http::Method method, std::string_view path_template, std::size_t route) {
  Node* node = root_.get();
  for (const SegmentTemplate& segment : parse_path_template(path_template)) {
    node = &node->child(segment);
  }
  if (!node->routes) {
    node->routes = std::make_unique<RouteSet>();
    node->routes->by_method.fill(-1);
  }
  std::int32_t& entry = node->routes->by_method[static_cast<std::size_t>(method)];
  if (entry >= 0) {
    throw std::invalid_argument("two routes for " + std::string(http::to_string(method)) + " " +
                                std::string(path_template));
  }
  entry = static_cast<std::int32_t>(route);
  node->routes->allow = allow_value(*node->routes);
}

/// `path` is what follows the '/' before this node's next segment.
const RouteSet* Router::Node::match(std::string_view path, Captures& captures) const {
  const std::size_t slash = path.find('/');
  const std::string_view segment = path.substr(0, slash);
  const auto descend = [&](const Node& next) -> const RouteSet* {
    if (slash == std::string_view::npos) return next.routes.get();
    return next.match(path.substr(slash + 1), captures);
  };
  for (const Literal& literal : literals) {
    if (!equals_decoded(segment, literal.text)) continue;
    if (const RouteSet* found = descend(*literal.next)) return found;
    break;
  }
  const std::size_t before = captures.count;
  for (const Mixed& candidate : mixed) {
    if (match_mixed(candidate.pattern, segment, captures)) {
      if (const RouteSet* found = descend(*candidate.next)) return found;
    }
    captures.count = before;
  }
  if (!parameter || segment.empty()) return nullptr;
  captures.values[captures.count++] = segment;
  const RouteSet* found = descend(*parameter);
  if (found == nullptr) captures.count = before;
  return found;
}

const RouteSet* Router::match(std::string_view path, PathParameters& parameters) const {
  if (!path.starts_with('/')) return nullptr;
  Captures captures;
  const RouteSet* routes = root_->match(path.substr(1), captures);
  if (routes == nullptr) return nullptr;
  parameters.values_ = captures.values;
  parameters.count_ = captures.count;
  return routes;
}

}  // namespace specgen
