#pragma once

#include <cstddef>
#include <string>

namespace specgen::generator {

/// A place in a source document. Every value that the generator keeps carries one, so that every
/// message can name file, line and column.
struct Location {
  std::string file;        ///< As the user wrote it on the command line, or relative to that file.
  std::size_t line = 0;    ///< 1-based; 0 means "the file as a whole".
  std::size_t column = 0;  ///< 1-based, in bytes of the line.
  std::string pointer;     ///< JSON pointer inside the file (RFC 6901), without '#'.
};

}  // namespace specgen::generator
