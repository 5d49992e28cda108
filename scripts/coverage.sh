#!/bin/sh
# Runs every test instrumented and reports the line coverage of handwritten/ and generator/.
# Fails below the percentage in $1 (default 90).
set -eu
cd "$(dirname "$0")/.."
minimum=${1:-90}

cmake --preset coverage
cmake --build --preset coverage --parallel "$(nproc)"
find build/coverage -name '*.gcda' -delete
ctest --test-dir build/coverage --output-on-failure --parallel "$(nproc)"
for folder in handwritten generator runtime; do
  echo "== $folder/"
  gcovr --root . --object-directory build/coverage --filter "$folder/" \
    --exclude-throw-branches --print-summary --output "build/coverage/$folder.txt"
done
for folder in handwritten generator; do
  gcovr --root . --object-directory build/coverage --filter "$folder/" \
    --fail-under-line "$minimum" --output /dev/null
done
