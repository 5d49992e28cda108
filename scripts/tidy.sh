#!/bin/sh
# Runs clang-tidy over the code that people write. Arguments: files; without any, all of them.
set -eu
cd "$(dirname "$0")/.."

if [ $# -eq 0 ]; then
  # shellcheck disable=SC2046  # none of our file names has a space
  set -- $(git ls-files 'generator/*.cpp' 'runtime/*.cpp' 'handwritten/*.cpp' 'tests/*.cpp' \
    ':!tests/cases/')
fi
printf '%s\n' "$@" | xargs -P "$(nproc)" -n 1 clang-tidy-14 -p build --quiet --extra-arg=-Wno-unknown-warning-option
