#include "schema/conjunction.hpp"

#include <algorithm>
#include <set>
#include <vector>

#include "schema/merge_into.hpp"
#include "schema/one_way.hpp"

namespace specgen::generator {
namespace {

/// The schemas whose conjunction `schema` is.
void flatten(const Schema& schema, std::set<const Schema*>& seen,
             std::vector<const Schema*>& members) {
  if (!seen.insert(&schema).second) return;
  const bool combines = schema.ref != nullptr || !schema.all_of.empty();
  if (!combines || !asserts_nothing_itself(schema)) {
    members.push_back(&schema);
    return;
  }
  if (schema.ref != nullptr) flatten(*schema.ref, seen, members);
  for (const Schema* member : schema.all_of) flatten(*member, seen, members);
}

/// A schema for what both assert; nullptr stands for one that allows anything.
const Schema* both_assertions(const Schema* a, const Schema* b, SchemaStore& store) {
  if (a == nullptr || (b != nullptr && allows_anything(*a))) return b;
  if (b == nullptr || a == b || allows_anything(*b) || refuses_everything(*a)) return a;
  if (refuses_everything(*b)) return b;
  std::set<const Schema*> seen;
  std::vector<const Schema*> members;
  flatten(*a, seen, members);
  const std::size_t of_a = members.size();
  flatten(*b, seen, members);
  if (members.size() == of_a) return a;
  std::vector<const Schema*> key = members;
  std::sort(key.begin(), key.end());
  const Schema*& known = store.conjunctions[key];
  if (known == nullptr) {
    Schema& schema = store.add();
    schema.location = a->location;
    schema.all_of = std::move(members);
    known = &schema;
  }
  return known;
}

/// A schema that stands for `schema`, but travels in the messages of `side` alone.
const Schema* one_way(const Schema& schema, Side side, SchemaStore& store) {
  const Schema*& known = store.one_way[{&schema, side}];
  if (known != nullptr) return known;
  Schema& reference = store.add();
  reference.location = schema.location;
  reference.title = schema.title;
  reference.description = schema.description;
  reference.deprecated = schema.deprecated;
  reference.default_value = schema.default_value;
  reference.read_only = side == Side::kResponses;
  reference.write_only = side == Side::kRequests;
  reference.ref = &schema;
  known = &reference;
  return known;
}

}  // namespace

bool allows_anything(const Schema& schema) {
  if (schema.boolean) return *schema.boolean;
  return asserts_nothing_itself(schema) && schema.ref == nullptr && schema.all_of.empty();
}

bool refuses_everything(const Schema& schema) { return schema.boolean && !*schema.boolean; }

const Schema* both(const Schema* a, const Schema* b, SchemaStore& store) {
  const Schema* schema = both_assertions(a, b, store);
  if (a == nullptr || b == nullptr || a == b) return schema;
  const Side side_of_a = travels_in(*a);
  const Side side_of_b = travels_in(*b);
  const bool responses = side_of_a == Side::kResponses || side_of_b == Side::kResponses;
  const bool requests = side_of_a == Side::kRequests || side_of_b == Side::kRequests;
  if (!responses && !requests) return schema;
  const Side side = responses ? Side::kResponses : Side::kRequests;
  return travels_in(*schema) == side ? schema : one_way(*schema, side, store);
}

}  // namespace specgen::generator
