#pragma once

#include <deque>
#include <map>
#include <utility>
#include <vector>

#include "schema/schema.hpp"
#include "specgen/side.hpp"

namespace specgen::generator {

/// Owns the schemas of a document; they never move. Movable itself, addresses stay valid.
struct SchemaStore {
  std::deque<Schema> schemas;
  std::deque<SchemaResource> resources;
  std::map<const Schema*, const Schema*> merged;  ///< What merge() has answered already.
  /// Schemas that merge() made for "all of these", by what they combine (sorted): the same members
  /// give the same schema, so that recursive ones come to an end.
  std::map<std::vector<const Schema*>, const Schema*> conjunctions;
  /// Schemas that merge() made to say that what another describes travels one way.
  std::map<std::pair<const Schema*, Side>, const Schema*> one_way;

  Schema& add(Schema schema = {}) { return schemas.emplace_back(std::move(schema)); }
};

}  // namespace specgen::generator
