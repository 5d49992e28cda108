#!/usr/bin/env bash
# Whether the code that specgen emits for documents compiles, with every warning an error:
#
#   scripts/compile.sh FOLDER DOCUMENT...
#
# Generates each document (or each in a folder) into FOLDER and lets the compiler read every file of
# that, the runtime's headers being compiled once for all. Prints a table with a line a document: how
# many files there are, how many errors, and the seconds it took; or why specgen refuses it. Fails
# where there are errors. CXX is g++ unless set; JOBS compilers run at once. With TOGETHER=20, so many
# files of models are read as one, which takes a quarter of the time but does not see includes that
# are missing; where such a file does not compile, its parts are compiled one by one.
set -euo pipefail
mkdir -p "${1:?usage: scripts/compile.sh FOLDER DOCUMENT...}"
folder=$(realpath "$1")
shift
here=$(dirname "$(realpath "$0")")
# shellcheck source=scripts/documents.sh
source "$here/documents.sh"
list_documents "$@"
cd "$here/.."
specgen=$(realpath "${BUILD:-build}")/bin/specgen
jobs=${JOBS:-$(nproc)}
together=${TOGETHER:-1}
cxx=${CXX:-g++}
flags=(-std=c++20 -Wall -Wextra -Wpedantic -Wconversion -Wshadow -Werror "-I$PWD/runtime"
  "-DSPECGEN_SERVER_COMMAND=\"server\"")

# shellcheck source=scripts/precompile.sh
source scripts/precompile.sh
precompile_runtime "$folder/runtime.hpp" "$cxx" "${flags[@]}"

# Arrays cannot be exported.
flags_declaration=$(declare -p flags)
export folder cxx flags_declaration

# Compiles sources of the folder that this is called in.
compile_files() { # SOURCE...
  eval "$flags_declaration"
  "$cxx" "${flags[@]}" -include "$folder/runtime.hpp" -fsyntax-only -I. "$@"
}

# Compiles a source that includes others, or these.
compile_joined() { # SOURCE
  compile_files "$1" 2> /dev/null && return
  sed 's/#include "\(.*\)"/\1/' "$1" | while read -r part; do compile_files "$part" || exit 1; done
}
export -f compile_files compile_joined

# Compiles the sources, and all headers as some more.
compile() { # FOLDER
  cd "$1"
  find . -name '*.hpp' | sort | sed 's/.*/#include "&"/' |
    split -l 400 --additional-suffix=.cpp - headers_
  mkdir joined
  if ((together > 1)); then
    find ./json ./operations -name '*.cpp' | sort | sed 's/.*/#include "&"/' |
      split -l "$together" --additional-suffix=.cpp - joined/
    find . -name '*.cpp' -not -path './joined/*' -not -path './json/*' -not -path './operations/*'
  else
    find . -name '*.cpp'
  fi | sort | xargs -r -P "$jobs" -n 4 bash -c 'compile_files "$@"' compile_files
  find joined -type f | sort | xargs -r -P "$jobs" -n 1 bash -c 'compile_joined "$1"' compile_joined
}

printf '%-50s %6s %6s %7s\n' document files errors seconds
failed=0
for document in "${documents[@]}"; do
  out=$folder/$(name_of "$document")
  rm -rf "$out"
  mkdir -p "$out"
  printf '%-50s ' "$(name_of "$document")"
  if ! "$specgen" generate "$document" --out "$out/generated" > "$out/log" 2>&1; then
    echo "refused: $(sed -n '/error: /{s/.*error: //p;q}' "$out/log")"
    continue
  fi
  files=$(find "$out/generated" -name '*.[ch]pp' | wc -l)
  SECONDS=0
  status=0
  compile "$out/generated" > "$out/errors" 2>&1 || status=$?
  printf '%6d %6d %7d\n' "$files" "$(grep -cE '(error|fatal error): ' "$out/errors")" "$SECONDS"
  if ((status != 0)); then
    head -n 6 "$out/errors"
    failed=1
  else
    rm -rf "$out"
  fi
done
exit $failed
