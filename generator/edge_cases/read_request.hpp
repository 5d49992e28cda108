#pragma once

#include <optional>
#include <set>
#include <string>

#include "openapi/document.hpp"
#include "schema/value_checker.hpp"
#include "source/diagnostics.hpp"
#include "source/node.hpp"
#include "source/object_reader.hpp"

namespace specgen::generator {

/// The names that earlier steps of a case captured.
using Captures = std::set<std::string, std::less<>>;

/// Reads the fields that tell a request and its answer: `endpoint`, `method`, `path`, `query`,
/// `headers`, `input`, `rawBody`, `contentType`, `expected`. nullopt, with errors, when some of it
/// cannot be used. `values` judges what is sent.
std::optional<EdgeRequest> read_edge_request(ObjectReader& object, const Document& document,
                                             const Captures& captures, ValueChecker& values,
                                             Diagnostics& diagnostics);

}  // namespace specgen::generator
