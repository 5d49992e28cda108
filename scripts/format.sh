#!/bin/sh
# Formats every C++ file that people write; with --check, only says which are not formatted.
# Emitted files are formatted by specgen.
set -eu
cd "$(dirname "$0")/.."

mode=-i
[ "${1:-}" != --check ] || mode="--dry-run --Werror"
# shellcheck disable=SC2086  # two words in check mode
git ls-files --cached --others --exclude-standard -- '*.cpp' '*.hpp' |
  grep -v -e '^generated/' -e '^tests/cases/' |
  xargs clang-format-14 $mode
