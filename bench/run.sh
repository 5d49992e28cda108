#!/bin/sh
# Measures our server against stock Pistache in interleaved rounds, so that a noisy machine is noisy
# for all: bench/run.sh BUILD_DIR [ROUNDS] [SECONDS]. Needs wrk.
set -eu

bin="$1/bin"
rounds="${2:-5}"
seconds="${3:-3}"
work=$(mktemp -d)
: >"$work/ours"
: >"$work/stock"
PORT=18480 "$bin/bench-server" >"$work/ours" &
ours=$!
PORT=18481 "$bin/bench-pistache-hello" >"$work/stock" &
stock=$!
trap 'kill $ours $stock 2>/dev/null; rm -rf "$work"' EXIT
until grep -q listening "$work/ours" && grep -q listening "$work/stock"; do :; done

measure() {
  wrk -t1 -c64 -d"$seconds" -H 'Connection: keep-alive' -H 'Authorization: Bearer good' \
    "http://127.0.0.1:$2" | awk -v name="$1" '/Requests\/sec/ { print name, $2 }'
}

round=0
while [ "$round" -lt "$rounds" ]; do
  measure stock 18481/hello
  measure hello 18480/hello
  measure protected 18480/protected
  measure worker 18480/slow?0
  round=$((round + 1))
done | tee "$work/figures"

for name in stock hello protected worker; do
  awk -v name="$name" '$1 == name { print $2 }' "$work/figures" | sort -n |
    awk -v name="$name" '{ v[NR] = $1 } END { printf "median %-10s %d\n", name, v[int((NR + 1) / 2)] }'
done | tee "$work/medians"
awk '{ m[$2] = $3 } END {
  printf "hello / stock      %.2f\nprotected / hello  %.2f\n", m["hello"] / m["stock"], m["protected"] / m["hello"]
}' "$work/medians"
