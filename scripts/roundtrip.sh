#!/usr/bin/env bash
# Whether values of a document's schemas survive decoding and encoding by emitted code, and whether
# values that break one rule are refused by that keyword at that place:
#
#   scripts/roundtrip.sh FOLDER DOCUMENT...
#
# Each document (or each in a folder) becomes a server that takes and gives back values of its
# component schemas: made by `specgen init` in FOLDER, built, and asked over HTTP. Prints the misses,
# then a table; fails where there are any, or a server cannot be built. Takes a while: a document is
# some hundred files to compile, JOBS documents at once. BUILD is where this project was built.
set -euo pipefail
mkdir -p "${1:?usage: scripts/roundtrip.sh FOLDER DOCUMENT...}"
folder=$(realpath "$1")
shift
here=$(dirname "$(realpath "$0")")
# shellcheck source=scripts/documents.sh
source "$here/documents.sh"
list_documents "$@"
cd "$here/.."
root=$PWD
build=$(realpath "${BUILD:-build}")
jobs=${JOBS:-$(nproc)}

cmake --build "$build" --target specgen specgen-server make-round-trips send-round-trips \
  > "$folder/build.log" || {
  cat "$folder/build.log"
  exit 1
}

# shellcheck source=scripts/precompile.sh
source scripts/precompile.sh
precompile_runtime "$folder/runtime.hpp" "${CXX:-c++}" -std=c++20 -O0 -Iruntime

# Makes one document's cases and server, and asks it. What it prints goes to a file, of which the
# last line is "values right all mutants right all" and the others are the misses.
# shellcheck disable=SC2317  # by way of xargs
ask() { # DOCUMENT
  local name project
  name=$(name_of "$1")
  project=$folder/$name
  mkdir -p "$project"
  rm -rf "$project/result" "$project/handlers"  # of a run before
  "$build/bin/make-round-trips" "$1" "$project/echo.json" "$project/cases.jsonl" \
    > "$project/none.txt" 2> "$project/log" || {
    echo "$name: no cases: $(tail -1 "$project/log")"
    return
  }
  [[ -s $project/cases.jsonl ]] || return 0  # no schemas
  {
    "$build/bin/specgen" init "$project/echo.json" --out "$project" \
      --templates "$root/tests/roundtrip/templates" &&
      cmake -S "$project" -B "$project/build" -G Ninja -DCMAKE_BUILD_TYPE=Debug \
        -DCMAKE_DISABLE_PRECOMPILE_HEADERS=ON -DCMAKE_PROJECT_INCLUDE="$root/tests/roundtrip/join.cmake" \
        -DCMAKE_CXX_FLAGS_DEBUG="-O0 -include $folder/runtime.hpp" -Dspecgen_DIR="$build/specgen-package" &&
      cmake --build "$project/build" --target server -j1
  } > "$project/log" 2>&1 || {
    echo "$name: no server, see $project/log"
    return 1
  }
  "$build/bin/send-round-trips" "$project/cases.jsonl" "$project/build/server" \
    > "$project/result" 2>&1
}
export -f ask name_of
export folder root build

failed=0
printf '%s\0' "${documents[@]}" | xargs -0 -P "$jobs" -I{} bash -c 'ask "$@"' ask {} || failed=1

printf '%-40s %8s %8s %8s %8s  %s\n' document values of mutants of 'schemas without a value'
for document in "${documents[@]}"; do
  name=$(name_of "$document")
  [[ -f $folder/$name/result ]] || continue
  sed '$d' "$folder/$name/result" >&2
  tail -1 "$folder/$name/result" | awk -v name="$name" -v none="$(wc -l < "$folder/$name/none.txt")" '
    $1 == "values" { printf "%-40s %8d %8d %8d %8d  %d\n", name, $2, $3, $5, $6, none; next }
    { printf "%-40s %s\n", name, $0 }'
done
exit "$failed"
