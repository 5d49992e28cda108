#pragma once

#include "source/diagnostics.hpp"
#include "source/source_file.hpp"

/// The two parsers behind parse_yaml(), which asks the second where the first gives up.
namespace specgen::generator {

/// Reads the file's text where it is written as nearly all descriptions are: block collections,
/// scalars of every style, flow collections of simple values, comments. Takes a tenth of yaml-cpp's
/// time.
///
/// False for anything else, from anchors, tags and tabs to mistakes; `file.root` is null then.
/// Where this is true, yaml-cpp gives the same tree and finds nothing wrong.
bool parse_everyday_yaml(SourceFile& file);

/// Parses with yaml-cpp, which knows all of YAML, and says what is wrong.
bool parse_yaml_with_library(SourceFile& file, Diagnostics& diagnostics);

}  // namespace specgen::generator
