#pragma once

/// What most emitted sources include, in one: to be precompiled. Reading these is most of what it
/// costs to compile one of them.
#include "specgen/decode/checked.hpp"
#include "specgen/decode/decode.hpp"
#include "specgen/decode/variant.hpp"
#include "specgen/json/document.hpp"
#include "specgen/schema/schema.hpp"
#include "specgen/server/context.hpp"
#include "specgen/server/exchange.hpp"
#include "specgen/server/request_parameters.hpp"
#include "specgen/server/response_writer.hpp"
