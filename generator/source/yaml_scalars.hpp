#pragma once

#include <cstddef>
#include <string_view>

#include "source/source_file.hpp"
#include "source/yaml_cursor.hpp"

/// Scalars of block collections, as parse_everyday_yaml() reads them. Each leaves the cursor behind
/// the scalar, and gives a view into the file's text where the value stands there literally, else
/// into what the file keeps. Throws UnusualYaml.
namespace specgen::generator {

/// Whether an unquoted scalar can start here.
bool at_plain_scalar(const YamlCursor& cursor);

/// Further lines belong to it from the column `indent` on.
std::string_view read_plain_scalar(YamlCursor& cursor, std::size_t indent, SourceFile& file);

std::string_view read_quoted_scalar(YamlCursor& cursor, SourceFile& file);

/// From its '|' or '>' on. `parent` is the column of the collection around it.
std::string_view read_block_scalar(YamlCursor& cursor, std::size_t parent, SourceFile& file);

}  // namespace specgen::generator
