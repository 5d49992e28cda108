#pragma once

#include <cstdint>
#include <unordered_map>
#include <vector>

#include "openapi/document.hpp"
#include "source/diagnostics.hpp"
#include "specgen/side.hpp"

namespace specgen::generator::plan {

/// What the schemas of an operation's request and of its responses describe: what the API takes and
/// what it gives. In webhooks and callbacks the API itself sends the request.
struct MessageSides {
  Side request = Side::kRequests;
  Side response = Side::kResponses;
};
constexpr MessageSides kServed{};
constexpr MessageSides kOutgoing{Side::kResponses, Side::kRequests};

/// The view of a schema for which a type is built.
struct Direction {
  Side side = Side::kBoth;  ///< kBoth: the schema has one view only.
  bool apart = false;       ///< Whether the document uses the other view, too.
};

/// Which schemas of a document look different in requests and in responses, as they have `readOnly`
/// or `writeOnly` properties or contain schemas that do, and in which of the two they are used.
/// Both questions are answered for all schemas at once, in a time linear in the document.
class Directions {
 public:
  /// The document must outlive it, and is where merged schemas are added.
  Directions(Document& document, Diagnostics& diagnostics);

  /// The view to build where the schema stands in a message of that side: the one that is asked for
  /// where the document uses both, else the one that it uses; for schemas that it does not use the
  /// responses'.
  Direction of(const Schema& schema, Side asked);

 private:
  void find_differing();
  bool differs(const Schema& schema);
  void use(const Operation& operation, const MessageSides& sides);
  void use(const Schema* schema, Side side);

  struct Uses {
    bool in_requests = false;
    bool in_responses = false;
  };

  SchemaStore& store_;
  Diagnostics& diagnostics_;
  std::unordered_map<const Schema*, bool> differs_;  ///< As far as it has been asked.
  bool any_differs_ = false;
  std::unordered_map<const Schema*, Uses> uses_;  ///< Of those that differ.
};

}  // namespace specgen::generator::plan
