#pragma once

#include <deque>
#include <map>

#include "schema/schema.hpp"

namespace specgen::generator {

/// Owns the schemas of a document; they never move. Movable itself, addresses stay valid.
struct SchemaStore {
  std::deque<Schema> schemas;
  std::map<const Schema*, const Schema*> merged;  ///< What merge() has answered already.

  Schema& add(Schema schema = {}) { return schemas.emplace_back(std::move(schema)); }
};

}  // namespace specgen::generator
