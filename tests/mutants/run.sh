#!/usr/bin/env bash
# usage: tests/mutants/run.sh [MUTANT…]
#
# Do the tests notice when the service is wrong? Each file in this folder that ends in .patch breaks the
# service in one way. They are applied one after the other to a copy of the tree; the service is built; then
# the emitted tests must fail, or else the handwritten ones. A mutant that no test notices is a hole in the
# tests, and makes this script fail. So does a patch that no longer applies or no longer compiles.
# It takes minutes, most of them for building.
set -euo pipefail

HERE=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd -P)
ROOT=$(cd "$HERE/../.." && pwd -P)
WORK=${MUTANTS_DIR:-$ROOT/build/mutants}
TREE=$WORK/tree
BUILD=$WORK/build
JOBS=${JOBS:-$(nproc)}
# The copy's servers use this tree's PostgreSQL.
export PG_HOME=${PG_HOME:-$ROOT/build/pg}

if [[ $# -gt 0 ]]; then
  MUTANTS=()
  for name in "$@"; do MUTANTS+=("$HERE/${name%.patch}.patch"); done
else
  MUTANTS=("$HERE"/*.patch)
fi

# Everything that git knows or would add, as it stands in the working tree. Unchanged files keep their
# times, so that a second run builds little.
copy_tree() {
  mkdir -p "$TREE"
  # A repository of its own, or git would take it for a folder of this one.
  git init -q "$TREE"
  git -C "$ROOT" ls-files -z --cached --others --exclude-standard |
    (cd "$ROOT" && tar --null --ignore-failed-read -T - -c) 2>/dev/null | tar -x -C "$TREE"
}

build() { cmake --build "$BUILD" --parallel "$JOBS" --target "$@" >"$WORK/build.log" 2>&1; }

# Runs a test program; its output goes to $WORK/NAME.log.
run_tests() {
  timeout 600 "$BUILD/bin/$1" --gtest_brief=1 >"$WORK/$1.log" 2>&1
}

first_failure() { sed -n 's/^\[  FAILED  \] \([^ ,]*\).*/\1/p' "$WORK/$1.log" | head -n 1; }
count_failures() { sed -n 's/^\[  FAILED  \] \([^ ,]*\).*/\1/p' "$WORK/$1.log" | sort -u | wc -l; }

# What the patch breaks: its first line.
title() { head -n 1 "$1"; }

# Prints "TEST (n more)" when the mutant is noticed.
try_mutant() {
  local program killers=''
  for program in spec-tests e2e-tests; do
    if ! run_tests "$program"; then
      killers+="${killers:+, }$(count_failures "$program") $program ($(first_failure "$program"), …)"
    fi
  done
  echo "$killers"
}

echo "copying the tree to $TREE"
copy_tree
cmake -S "$TREE" -B "$BUILD" -G Ninja -DCMAKE_BUILD_TYPE=Debug >"$WORK/configure.log" 2>&1 || {
  cat "$WORK/configure.log"
  exit 1
}
echo "building it"
build auth-server spec-tests e2e-tests || {
  cat "$WORK/build.log"
  exit 1
}
survivors=$(try_mutant)
if [[ -n $survivors ]]; then
  echo "the unbroken service fails already: $survivors; see $WORK/*.log"
  exit 1
fi
echo "the unbroken service passes"
echo

failed=0
for patch in "${MUTANTS[@]}"; do
  name=$(basename "$patch" .patch)
  if ! git -C "$TREE" apply "$patch" 2>"$WORK/apply.log"; then
    verdict="DOES NOT APPLY: $(head -n 1 "$WORK/apply.log")"
    failed=1
  else
    if ! build auth-server; then
      verdict="DOES NOT COMPILE: $(grep -m 1 'error:' "$WORK/build.log")"
      failed=1
    else
      killers=$(try_mutant)
      verdict=${killers:-SURVIVED: no test notices}
      [[ -n $killers ]] || failed=1
    fi
    git -C "$TREE" apply -R "$patch"
  fi
  printf '%-22s %-58s %s\n' "$name" "$(title "$patch")" "$verdict"
done
exit "$failed"
