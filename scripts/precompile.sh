# shellcheck shell=bash
# For scripts that compile much emitted code: the headers of the runtime that it includes, compiled once.

# Writes HEADER, which includes them, and compiles it: for all compilations with `-include HEADER` and
# the same FLAGS.
precompile_runtime() { # HEADER CXX FLAGS...
  local header=$1 cxx=$2
  shift 2
  mkdir -p "$(dirname "$header")"
  {
    grep -rhoE '#include "specgen/[a-z_/]+\.hpp"' templates tests/cases/*/expected
    grep -rhoE 'specgen/[a-z_/]+\.hpp' generator/plan generator/render | sed 's/.*/#include "&"/'
  } | sort -u > "$header"
  case $cxx in
    *clang*) "$cxx" "$@" -x c++-header "$header" -o "$header.pch" ;;
    *) "$cxx" "$@" -x c++-header "$header" -o "$header.gch" ;;
  esac
}
