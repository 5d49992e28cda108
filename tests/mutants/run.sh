#!/usr/bin/env bash
# usage: tests/mutants/run.sh [MUTANT…]
#
# Do the tests notice when the service is wrong? Each file in this folder that ends in .patch breaks the
# service in one way. They are applied one after the other to a copy of the tree; the server is built there;
# then the emitted tests or the handwritten ones, as they are in build/bin, must fail. A mutant that no test notices is a hole in the
# tests, and makes this script fail. So does a patch that no longer applies or no longer compiles.
# It takes minutes, most of them for building.
set -euo pipefail

HERE=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd -P)
ROOT=$(cd "$HERE/../.." && pwd -P)
WORK=${MUTANTS_DIR:-$ROOT/build/mutants}
TREE=$WORK/tree
BUILD=$WORK/build
TESTS=${TESTS_DIR:-$ROOT/build/bin}
JOBS=${JOBS:-$(nproc)}

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

build() { cmake --build "$BUILD" --parallel "$JOBS" --target auth-server >"$WORK/build.log" 2>&1; }

# Runs a test program against the copy's server; its output goes to $WORK/NAME.log.
run_tests() {
  local arguments=(--gtest_brief=1)
  if [[ $1 == spec-tests ]]; then
    arguments+=(--server "exec '$ROOT/scripts/test-server.sh' '$BUILD/bin/auth-server'")
  fi
  AUTH_SERVER_PROGRAM=$BUILD/bin/auth-server \
    timeout 600 "$TESTS/$1" "${arguments[@]}" >"$WORK/$1.log" 2>&1
}

failures() { sed -n 's/^\[  FAILED  \] \([^ ,]*\).*/\1/p' "$WORK/$1.log" | sort -u; }

# How a test program failed: "3 spec-tests (EdgeCases.EC_004_…, …)".
describe_failure() {
  local names count first
  names=$(failures "$1")
  if [[ -z $names ]]; then
    echo "$1 ended abnormally"
    return
  fi
  count=$(wc -l <<<"$names")
  first=$(head -n 1 <<<"$names")
  if ((count == 1)); then echo "1 of $1 ($first)"; else echo "$count of $1 ($first, …)"; fi
}

# What the patch breaks: its first line.
title() { head -n 1 "$1"; }

# Prints who noticed the mutant.
try_mutant() {
  local program killers=''
  for program in spec-tests e2e-tests; do
    if ! run_tests "$program"; then
      killers+="${killers:+, }$(describe_failure "$program")"
    fi
  done
  echo "$killers"
}

for program in spec-tests e2e-tests; do
  if [[ ! -x $TESTS/$program ]]; then
    echo "there is no $TESTS/$program: build first" >&2
    exit 1
  fi
done

echo "copying the tree to $TREE"
copy_tree
cmake -S "$TREE" -B "$BUILD" -G Ninja -DCMAKE_BUILD_TYPE=Debug -DBUILD_TESTING=OFF >"$WORK/configure.log" 2>&1 || {
  cat "$WORK/configure.log"
  exit 1
}
echo "building its server"
build || {
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
    if ! build; then
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
