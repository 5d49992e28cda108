#!/usr/bin/env bash
# usage: bench/startup.sh BUILD_DIRECTORY
#
# How long the service takes from exec to its ready line on a database that is migrated already, and how
# much memory it holds then without having done anything. The best of several starts is what the service
# itself takes; the median is printed as well. Exit status 1 when a goal is missed. STARTS (15) can be set.
set -euo pipefail

BUILD=$(cd "${1:?usage: bench/startup.sh BUILD_DIRECTORY}" && pwd -P)
ROOT=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd -P)
STARTS=${STARTS:-15}
WORK=$(mktemp -d)
DATABASE_URL=$("$ROOT/scripts/pg.sh" createdb)
export DATABASE_URL AUTH_ENV=development PORT=0
NAME=${DATABASE_URL#*@/}
trap 'rm -rf "$WORK"; "$ROOT/scripts/pg.sh" dropdb "${NAME%%\?*}"' EXIT

key() { printf 'bench:%s' "$(head -c 32 /dev/urandom | base64)"; }
JWT_KEYS=$(key) PASSWORD_PEPPERS=$(key) MFA_ENCRYPTION_KEYS=$(key)
export JWT_KEYS PASSWORD_PEPPERS MFA_ENCRYPTION_KEYS

# Starts the server, waits for the ready line, stops it. Appends milliseconds and KiB to $WORK/starts.
start_once() {
  local begin end pid line rss
  mkfifo "$WORK/out"
  begin=$(date +%s%N)
  "$BUILD/bin/auth-server" >"$WORK/out" 2>"$WORK/log" &
  pid=$!
  exec 7<"$WORK/out"
  rm "$WORK/out"
  while IFS= read -r line <&7; do
    if [[ $line == 'listening on '* ]]; then break; fi
  done
  end=$(date +%s%N)
  if [[ ${line:-} != 'listening on '* ]]; then
    cat "$WORK/log" >&2
    return 1
  fi
  # Long enough for threads that start behind the ready line to be there.
  sleep 0.3
  rss=$(awk '/^VmRSS:/ {print $2}' "/proc/$pid/status")
  kill "$pid"
  cat <&7 >/dev/null
  exec 7<&-
  wait "$pid"
  echo "$(((end - begin) / 1000)) $rss" >>"$WORK/starts"
}

start_once # It migrates the empty database.
rm "$WORK/starts"
for ((i = 0; i < STARTS; i++)); do start_once; done

sort -n "$WORK/starts" | awk '
  {time[NR] = $1 / 1000; if ($2 > rss) rss = $2}
  END {
    median = (time[int((NR + 1) / 2)] + time[int(NR / 2) + 1]) / 2
    rss /= 1024
    printf "ready after exec: best %.1f ms, median %.1f ms, worst %.1f ms of %d (goal 100 ms): %s\n",
      time[1], median, time[NR], NR, median <= 100 ? "ok" : "MISSED"
    printf "resident memory idle: %.1f MiB (goal 25 MiB): %s\n", rss, rss <= 25 ? "ok" : "MISSED"
    exit !(median <= 100 && rss <= 25)
  }'
