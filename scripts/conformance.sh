#!/usr/bin/env bash
# How many cases of a JSON Schema test suite the emitted servers get right:
#
#   scripts/conformance.sh SUITE [FOLDER]
#
# SUITE holds folders of OpenAPI documents (31, 31w, 30) and NUMBER.cases.jsonl, one case a line; what
# the folders ending in w hold is the same, a value being the member `v` of an object. Each document
# becomes a project by `specgen init`, is built in FOLDER (build/conformance) and is asked over HTTP.
# `optional_format_*` is read with formats as assertions, all else with formats as annotations. Prints
# the misses, then a table. Takes a while: some thousand files are compiled, JOBS at once.
set -euo pipefail
suite=$(realpath "${1:?usage: scripts/conformance.sh SUITE [FOLDER]}")
cd "$(dirname "$0")/.."
root=$PWD
mkdir -p "${2:-build/conformance}"
folder=$(realpath "${2:-build/conformance}")
jobs=${JOBS:-$(nproc)}

cmake --build build --target specgen specgen-server send-cases > "$folder/build.log" || {
  cat "$folder/build.log"
  exit 1
}

# shellcheck source=scripts/precompile.sh
source scripts/precompile.sh
precompile_runtime "$folder/runtime.hpp" "${CXX:-c++}" -std=c++20 -O0 -Iruntime

# Builds one document's server and asks it; what it prints goes to a file that the table is made of.
# shellcheck disable=SC2317  # by way of xargs
ask() { # FOLDER_NAME DOCUMENT
  local name=${2%.*} formats=annotate member=() cases=$1
  local project=$folder/$1/$name
  [[ $name == optional_format* ]] && formats=assert
  [[ $1 == *w ]] && member=(v) cases=${1%w}
  mkdir -p "$folder/$1"
  rm -rf "$project.result" "$project/handlers"  # of a run before
  {
    "$root/build/bin/specgen" init "$suite/$1/$2" --out "$project" --formats "$formats" &&
      cmake -S "$project" -B "$project/build" -G Ninja -DCMAKE_BUILD_TYPE=Debug \
        -DCMAKE_DISABLE_PRECOMPILE_HEADERS=ON \
        -DCMAKE_CXX_FLAGS_DEBUG="-O0 -include $folder/runtime.hpp" -Dspecgen_DIR="$root/build/specgen-package" &&
      cmake --build "$project/build" --target server -j1
  } > "$project.log" 2>&1 || { echo "$1/$2: no server, see $project.log"; return 1; }
  "$root/build/bin/send-cases" "$suite/$cases.cases.jsonl" "$cases/$2" "$project/build/server" \
    "${member[@]}" > "$project.result" 2>&1 || {
    echo "$1/$2: not asked"
    cat "$project.result"
    rm "$project.result"
    return 1
  }
}
export -f ask
failed=0
export suite folder root

for each in "$suite"/*/; do
  each=$(basename "$each")
  (cd "$suite/$each" && printf '%s\0' *) | xargs -0 -P "$jobs" -I{} bash -c 'ask "$@"' ask "$each" {} || failed=1
done

for each in "$suite"/*/; do
  each=$(basename "$each")
  # The last line of a result is "DOCUMENT right all"; what stands above are the misses.
  for result in "$folder/$each"/*.result; do
    sed '$d' "$result"
    tail -n 1 "$result" | sed "s,^[^/]*/,$each/,"
  done > "$folder/$each.all"
  grep '^ ' "$folder/$each.all" || true  # no misses
done
printf '\n%-8s %-22s %6s %6s\n' suite part right of
for each in "$suite"/*/; do
  each=$(basename "$each")
  grep -v '^ ' "$folder/$each.all" | awk -v suite="$each" '
    { part = "required" }
    /\/optional_/ { part = "optional" }
    /\/optional_format/ { part = "optional, formats" }
    { right[part] += $(NF - 1); all[part] += $NF }
    END { for (part in all) printf "%-8s %-22s %6d %6d\n", suite, part, right[part], all[part] }' |
    sort
done
# What was not asked is not in the table.
exit $failed
