#!/bin/bash
# Whether what the golden cases hold also compiles under clang, without a warning:
#   clang_cases.sh CLANG RUNTIME CASES
# The libraries' headers are read once, so a case takes seconds. Tests of cases are left out.
set -euo pipefail
clang=$1
runtime=$2
cases=$3
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
flags=(-std=c++20 -Wall -Wextra -Wpedantic -Wconversion -Wshadow -Werror -I "$runtime")

sources() { # CASE
  find "$1/expected" -name '*.cpp' -not -path "$1/expected/tests/*" | sort
}

for each in "$cases"/*/expected; do
  sources "$(dirname "$each")"
  find "$each" -name '*.hpp' -not -path "$each/tests/*"
done | xargs cat | grep -E '^#include (<|"specgen/)' | sort -u > "$folder/common.hpp"
"$clang" "${flags[@]}" -x c++-header "$folder/common.hpp" -o "$folder/common.pch"

failed=0
for each in "$cases"/*/expected; do
  mapfile -t files < <(sources "$(dirname "$each")")
  "$clang" "${flags[@]}" -I "$each" -include-pch "$folder/common.pch" -fsyntax-only \
    "${files[@]}" || failed=1
done
exit "$failed"
