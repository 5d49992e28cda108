#pragma once

#include <map>
#include <set>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "openapi/document.hpp"
#include "schema/read_schema.hpp"
#include "source/diagnostics.hpp"
#include "source/node.hpp"
#include "source/object_reader.hpp"
#include "source/source_set.hpp"
#include "specgen/side.hpp"

namespace specgen::generator {

/// What the readers of a document's parts share.
struct Reading {
  Version version = Version::k31;
  const Node& root;
  Document& document;
  SourceSet& sources;
  SchemaReader& schemas;
  Diagnostics& diagnostics;

  /// An example and the schema that it should satisfy; checked once all schemas are read.
  struct Example {
    const Node* value = nullptr;
    const Schema* schema = nullptr;
    Side side = Side::kBoth;
  };
  std::vector<Example> examples;
  std::map<std::string_view, const Node*> operation_ids;               ///< Where each was first.
  std::vector<std::pair<const Node*, std::string>> linked_operations;  ///< By links.
  std::set<std::string, std::less<>> used_security_schemes;
  std::set<const Node*> checked_path_items;  ///< By webhooks, callbacks and components.
  Side side = Side::kBoth;                   ///< Of the message that is being read.
  bool outgoing = false;  ///< Whether the operation that is being read is one that the API calls.

  bool is_30() const { return version == Version::k30; }
  void error(Rule rule, const Node& node, std::string message, std::string hint = {}) const {
    diagnostics.error(rule, node.location(), std::move(message), std::move(hint));
  }
  void warning(Rule rule, const Node& node, std::string message, std::string hint = {}) const {
    diagnostics.warning(rule, node.location(), std::move(message), std::move(hint));
  }
};

/// While it lives, what is read belongs to a request, or to a response, of the operation.
class MessageScope {
 public:
  MessageScope(Reading& reading, Side side)
      : reading_(reading), before_(std::exchange(reading.side, seen_by_api(reading, side))) {}
  ~MessageScope() { reading_.side = before_; }
  MessageScope(const MessageScope&) = delete;
  MessageScope& operator=(const MessageScope&) = delete;

 private:
  /// What the API sends is a response to the eyes of `readOnly` and `writeOnly`.
  static Side seen_by_api(const Reading& reading, Side side) {
    if (!reading.outgoing) return side;
    return side == Side::kRequests ? Side::kResponses : Side::kRequests;
  }

  Reading& reading_;
  Side before_;
};

/// The object itself where `node` holds one, or, where it holds a Reference Object, what that leads
/// to. `section` is the part of `components` such objects stand in ("responses"), `what` names one
/// ("a response"). nullptr, with an error, when it leads nowhere, in a circle, or to something
/// else.
const Node* follow(const Node& node, std::string_view section, std::string_view what,
                   Reading& reading);

/// Checks that names of fields and headers are tokens (RFC 9110, section 5.6.2).
bool is_token(std::string_view name);

/// ASCII only.
std::string to_lower(std::string_view text);

/// Reports a field that OpenAPI 3.0 does not have, in a 3.0 document.
void warn_if_30(const Node* field, std::string_view name, const Reading& reading);

}  // namespace specgen::generator
