#pragma once

/// What most emitted sources include, in one: to be precompiled. Reading these is most of what it
/// costs to compile one of them.
#include "specgen/decode/checked.hpp"
#include "specgen/decode/decode.hpp"
#include "specgen/decode/variant.hpp"
#include "specgen/parameters/reader.hpp"
#include "specgen/schema/schema.hpp"
#include "specgen/server/operation.hpp"
#include "specgen/server/problem.hpp"
