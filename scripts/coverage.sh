#!/bin/sh
# Runs every test instrumented and reports the line coverage of handwritten/, of generator/ and of
# both, and that of runtime/. Fails where one of the first three is below the percentage in $1
# (default 90).
set -eu
cd "$(dirname "$0")/.."
minimum=${1:-90}

cmake --preset coverage
cmake --build --preset coverage --parallel "$(nproc)"
find build/coverage -name '*.gcda' -delete
ctest --test-dir build/coverage --output-on-failure --parallel "$(nproc)"
# Prints the summary of one or more folders and leaves the table of their files in build/coverage/.
report() { # PERCENT FOLDER…
  percent=$1
  shift
  echo "== $*"
  # shellcheck disable=SC2046  # none of the words has a space
  gcovr --root . --object-directory build/coverage $(printf -- '--filter %s/ ' "$@") \
    --exclude-throw-branches --print-summary --fail-under-line "$percent" \
    --output "build/coverage/$(echo "$*" | tr ' ' '+').txt"
}
failed=
report "$minimum" handwritten || failed=1
report "$minimum" generator || failed=1
report "$minimum" handwritten generator || failed=1
report 0 runtime || failed=1
[ -z "$failed" ]
