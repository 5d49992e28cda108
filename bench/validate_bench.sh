#!/usr/bin/env bash
# usage: bench/validate_bench.sh BUILD_DIRECTORY
#
# How fast POST /v1/validate is beside what it could be at best: the same server's smallest route
# (GET /health/live), and the usual way to use Pistache (its Router saying hello). wrk, keep-alive,
# 64 connections. The three are measured in turns, several rounds in one run, because figures of different
# minutes of one machine cannot be compared; what counts is the ratio of their medians.
# The access log is off unless ACCESS_LOG=on: Pistache writes none. Exit status 1 when a ratio misses its goal. ROUNDS (7) and SECONDS_EACH (3) can be set.
set -euo pipefail

BUILD=$(cd "${1:?usage: bench/validate_bench.sh BUILD_DIRECTORY}" && pwd -P)
ROOT=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd -P)
ROUNDS=${ROUNDS:-7}
SECONDS_EACH=${SECONDS_EACH:-3}
WORK=$(mktemp -d)
PIDS=()

finish() {
  for pid in "${PIDS[@]}"; do kill "$pid" 2>/dev/null || continue; done
  wait
  rm -rf "$WORK"
}
trap finish EXIT

# Waits for the line 'listening on URL' in a file and prints the URL.
url_in() {
  local i
  for ((i = 0; i < 200; i++)); do
    if grep -qs '^listening on ' "$1"; then
      sed -n 's/^listening on //p' "$1"
      return
    fi
    sleep 0.05
  done
  echo "no server got ready; it wrote:" >&2
  cat "$1" >&2
  return 1
}

ACCESS_LOG=${ACCESS_LOG:-off} "$ROOT/scripts/test-server.sh" "$BUILD/bin/auth-server" \
  >"$WORK/auth" 2>&1 &
PIDS+=($!)
PORT=$((20000 + RANDOM % 10000)) "$BUILD/bin/bench-pistache-hello" >"$WORK/pistache" 2>&1 &
PIDS+=($!)
AUTH=$(url_in "$WORK/auth")
AUTH=${AUTH%/v1}
PISTACHE=$(url_in "$WORK/pistache")

TOKEN=$(curl -sS -X POST "$AUTH/v1/signup" -H 'Content-Type: application/json' \
  -d '{"email":"bench@example.com","password":"Pass1234"}' |
  sed -n 's/.*"accessToken":"\([^"]*\)".*/\1/p')
[[ -n $TOKEN ]] || { echo "the sign-up gave no token" >&2; exit 1; }
cat >"$WORK/validate.lua" <<LUA
wrk.method = "POST"
wrk.headers["Authorization"] = "Bearer $TOKEN"
LUA

# Prints requests per second; anything but 2xx answers is an error.
measure() {
  local output
  # Without the header stock Pistache answers every request with `Connection: Close`.
  output=$(wrk -t1 -c64 -d"${SECONDS_EACH}s" -H 'Connection: keep-alive' "$@")
  if grep -q 'Non-2xx\|Socket errors' <<<"$output"; then
    echo "$output" >&2
    return 1
  fi
  awk '/^Requests\/sec:/ {print $2}' <<<"$output"
}

for ((round = 0; round <= ROUNDS; round++)); do
  validate=$(measure -s "$WORK/validate.lua" "$AUTH/v1/validate")
  hello=$(measure "$AUTH/health/live")
  pistache=$(measure "$PISTACHE/hello")
  # The first round only warms up.
  if ((round > 0)); then
    echo "$validate" >>"$WORK/validate.rates"
    echo "$hello" >>"$WORK/hello.rates"
    echo "$pistache" >>"$WORK/pistache.rates"
    printf 'round %d: validate %9.0f/s   own hello %9.0f/s   Pistache Router hello %9.0f/s\n' \
      "$round" "$validate" "$hello" "$pistache"
  fi
done

median() { sort -n "$1" | awk '{v[NR] = $1} END {print (v[int((NR + 1) / 2)] + v[int(NR / 2) + 1]) / 2}'; }
awk -v validate="$(median "$WORK/validate.rates")" -v hello="$(median "$WORK/hello.rates")" \
  -v pistache="$(median "$WORK/pistache.rates")" 'BEGIN {
  of_hello = validate / hello; of_pistache = validate / pistache
  printf "medians: validate %.0f/s, own hello %.0f/s, Pistache Router hello %.0f/s\n", validate, hello, pistache
  printf "validate is %.2f of the own hello (goal 0.80): %s\n", of_hello, (of_hello >= 0.8 ? "ok" : "MISSED")
  printf "validate is %.2f of the Pistache Router hello (goal 1.30): %s\n", of_pistache, (of_pistache >= 1.3 ? "ok" : "MISSED")
  exit !(of_hello >= 0.8 && of_pistache >= 1.3)
}'
