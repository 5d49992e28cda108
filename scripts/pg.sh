#!/usr/bin/env bash
# A PostgreSQL cluster of the project's own, for `make run` and the tests.
#
# It lives in build/pg (PG_HOME says otherwise), listens on a Unix socket only, and lets in whoever can
# reach that socket: its directory has mode 700, so that is the user who started it, and root. There is
# no password to keep and no port to collide. PostgreSQL refuses to run as root; started by root it runs
# as the user `postgres`.
#
# Durability: synchronous_commit stays on, so a commit is acknowledged only after its WAL record has been
# written; it survives any death of PostgreSQL, SIGKILL included, which is what the fault tests rely on.
# fsync is off: what the machine itself loses by a power cut may be lost. It is a cluster for development
# and must not hold anything else.
set -euo pipefail

usage() {
  cat <<'USAGE'
usage: scripts/pg.sh COMMAND [ARGUMENT…]

  start            create the cluster if it is missing and start it if it is not running
  stop             stop it; clients are disconnected
  restart          stop, then start
  kill             end it as a crash would, by SIGKILL
  status           say whether it runs; exit status 0 when it does, 3 when not
  createdb         create an empty database under a new name; prints its URL
  createdb NAME    create that database unless it exists; prints its URL
  dropdb NAME      drop a database, also when clients are connected
  dropdb-after PID NAME
                   the same, once that process has ended
  url [NAME]       print the URL of a database (default: postgres)
  psql [NAME …]    psql on a database, with any further arguments
  destroy          stop it and delete all its data
USAGE
}

fail() {
  echo "pg.sh: $*" >&2
  exit 1
}

readonly BIN=${PG_BIN:-/usr/lib/postgresql/15/bin}
# sun_path has 108 bytes (unix(7)); "/.s.PGSQL.5432" is 14 of them.
readonly MAX_SOCKET_DIR=92
ROOT=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd -P)
HOME_DIR=${PG_HOME:-$ROOT/build/pg}

# Runs a command as the user that owns the cluster.
as_owner() {
  if [[ $EUID -eq 0 ]]; then
    (cd / && exec runuser -u postgres -- "$@")
  else
    (cd / && exec "$@")
  fi
}

# Root's clones often stand below a directory that `postgres` may not enter: the cluster then goes to that
# user's own home, under a name that only this clone computes.
choose_base() {
  mkdir -p "$HOME_DIR"
  HOME_DIR=$(cd "$HOME_DIR" && pwd -P)
  BASE=$HOME_DIR
  if [[ $EUID -eq 0 ]]; then
    id postgres >/dev/null 2>&1 || fail "there is no user 'postgres'; is postgresql-15 installed?"
    if ! as_owner test -x "$HOME_DIR" 2>/dev/null; then
      local home
      home=$(getent passwd postgres | cut -d: -f6)
      [[ -d $home ]] || fail "user 'postgres' can enter neither '$HOME_DIR' nor its home '$home'"
      BASE=$home/specgen-$(printf '%s' "$HOME_DIR" | sha256sum | cut -c1-12)
    fi
  fi
  DATA=$BASE/data
  LOG=$BASE/server.log
}

# The socket's directory: in the cluster's own when that path is short enough.
choose_socket_dir() {
  SOCKETS=$BASE/socket
  if ((${#SOCKETS} > MAX_SOCKET_DIR)); then
    SOCKETS=/tmp/specgen-pg-$(printf '%s' "$BASE" | sha256sum | cut -c1-12)
  fi
}

make_private_dir() {
  local dir=$1 owner
  mkdir -p "$(dirname "$dir")"
  # Only a directory that was made here changes hands: what somebody else put there is refused below.
  if mkdir -m 700 "$dir" 2>/dev/null && [[ $EUID -eq 0 ]]; then chown postgres: "$dir"; fi
  [[ -d $dir && ! -L $dir ]] || fail "'$dir' is no directory"
  owner=$(stat -c %U "$dir")
  [[ $owner == "$(as_owner id -un)" ]] || fail "'$dir' belongs to '$owner'"
  chmod 700 "$dir"
}

# A process that is dead but not yet reaped (state Z) no longer counts; pg_ctl would count it.
alive() {
  local state
  state=$(sed 's/.*) //; s/ .*//' "/proc/$1/stat" 2>/dev/null) && [[ $state != Z ]]
}

# What `pg_ctl status` looks at, without starting a program: tests ask this some hundred times. The number in
# a pid file that a crash left behind may belong to another process by now.
running() {
  local pid
  { read -r pid <"$DATA/postmaster.pid"; } 2>/dev/null && alive "$pid" &&
    [[ $(<"/proc/$pid/comm") == postgres ]]
}

sql() {
  as_owner env PGOPTIONS='-c client_min_messages=warning' "$BIN/psql" -X -q -A -t -v ON_ERROR_STOP=1 -h "$SOCKETS" -d "${2:-postgres}" -U postgres \
    -c "$1"
}

init_cluster() {
  [[ ! -f $DATA/PG_VERSION ]] || return 0
  echo "creating a PostgreSQL cluster in $BASE" >&2
  # An interrupted initdb leaves a directory that the next one refuses.
  rm -rf "$DATA"
  make_private_dir "$DATA"
  as_owner "$BIN/initdb" -D "$DATA" -U postgres --auth=trust --encoding=UTF8 --locale=C --no-sync \
    >/dev/null || fail "initdb failed"
  as_owner tee -a "$DATA/postgresql.conf" >/dev/null <<'CONF'

# Written by scripts/pg.sh, which says why.
listen_addresses = ''
unix_socket_permissions = 0700
max_connections = 400
shared_buffers = 64MB
fsync = off
full_page_writes = off
synchronous_commit = on
max_wal_size = 512MB
log_min_messages = warning
log_line_prefix = '%m [%p] %d '
timezone = 'UTC'
CONF
}

# Databases of test servers that were killed before they could be dropped: their names hold the second in
# which they were made.
drop_leftovers() {
  local name before
  before=$(($(date +%s) - 3600))
  for name in $(sql "SELECT datname FROM pg_database d
                     WHERE datname ~ '^test_[0-9]+_' AND split_part(datname, '_', 2)::bigint < $before
                     AND NOT EXISTS (SELECT FROM pg_stat_activity a WHERE a.datname = d.datname)"); do
    # One that another process drops at this moment is no failure of ours.
    sql "DROP DATABASE IF EXISTS $name" 2>/dev/null || continue
  done
}

# PostgreSQL takes a dead process that nobody has reaped for a running server. Only a pid file whose
# process is dead, or none at all, lets this remove what would stand in the way.
remove_stale_locks() {
  if [[ -f $DATA/postmaster.pid ]] && alive "$(head -n 1 "$DATA/postmaster.pid")"; then return; fi
  rm -f "$DATA/postmaster.pid" "$SOCKETS"/.s.PGSQL.5432{,.lock}
}

start() {
  # Two tests that start at once must not both create it.
  exec 8>"$HOME_DIR/lock"
  flock 8
  if ! running; then
    if [[ $BASE != "$HOME_DIR" ]]; then make_private_dir "$BASE"; fi
    if [[ $EUID -eq 0 && $BASE == "$HOME_DIR" ]]; then chown postgres: "$BASE"; fi
    make_private_dir "$SOCKETS"
    init_cluster
    remove_stale_locks
    if ! as_owner "$BIN/pg_ctl" start -s -w -t 60 -D "$DATA" -l "$LOG" \
      -o "-k '$SOCKETS'" >"$HOME_DIR/start.log" 2>&1 8>&-; then
      cat "$HOME_DIR/start.log" >&2
      tail -n 20 "$LOG" >&2
      fail "PostgreSQL did not start; its log is $LOG"
    fi
    drop_leftovers
  fi
  flock -u 8
  exec 8>&-
}

stop() {
  if running; then as_owner "$BIN/pg_ctl" stop -s -w -t 60 -m fast -D "$DATA"; fi
}

crash() {
  local pid children victim
  running || fail "it is not running"
  pid=$(head -n 1 "$DATA/postmaster.pid")
  # Stopped, it starts no new children while the present ones are listed and killed.
  kill -STOP "$pid"
  mapfile -d ' ' -t children <"/proc/$pid/task/$pid/children"
  kill -KILL "${children[@]}" "$pid"
  # All of them: as long as one has its shared memory, the next server refuses to start.
  for victim in "$pid" "${children[@]}"; do
    while alive "$victim"; do sleep 0.02; done
  done
}

url() {
  local host
  host=$(printf '%s' "$SOCKETS" | sed 's/%/%25/g; s/ /%20/g; s/&/%26/g; s/+/%2B/g; s/#/%23/g')
  echo "postgresql://postgres@/$1?host=$host"
}

check_name() {
  [[ $1 =~ ^[a-z_][a-z0-9_]{0,62}$ ]] || fail "'$1' is no name for a database: use a-z, 0-9 and _"
}

drop_database() {
  check_name "$1"
  sql "DROP DATABASE IF EXISTS $1 WITH (FORCE)"
}

main() {
  local command=${1:-}
  case $command in
    -h | --help | help)
      usage
      exit 0
      ;;
    start | stop | restart | kill | status | createdb | dropdb | dropdb-after | url | psql | destroy) shift ;;
    *)
      usage >&2
      exit 2
      ;;
  esac
  [[ -x $BIN/postgres ]] || fail "there is no PostgreSQL 15 in $BIN; 'make deps' installs it"
  choose_base
  choose_socket_dir
  case $command in
    start)
      start
      echo "PostgreSQL is running on $SOCKETS"
      ;;
    stop) stop ;;
    restart)
      stop
      start
      ;;
    kill) crash ;;
    status)
      if running; then
        echo "running on $SOCKETS, data in $DATA"
      else
        echo "not running"
        exit 3
      fi
      ;;
    createdb)
      local name=${1:-test_$(date +%s)_$$_$RANDOM}
      check_name "$name"
      start
      if [[ $# -eq 0 || -z $(sql "SELECT 1 FROM pg_database WHERE datname = '$name'") ]]; then
        sql "CREATE DATABASE $name"
      fi
      url "$name"
      ;;
    dropdb)
      drop_database "${1:?usage: pg.sh dropdb NAME}"
      ;;
    dropdb-after)
      while alive "${1:?usage: pg.sh dropdb-after PID NAME}"; do sleep 0.1; done
      drop_database "${2:?usage: pg.sh dropdb-after PID NAME}"
      ;;
    url) url "${1:-postgres}" ;;
    psql)
      local database=${1:-postgres}
      [[ $# -eq 0 ]] || shift
      exec "$BIN/psql" -X "$(url "$database")" "$@"
      ;;
    destroy)
      stop
      # By name, and no directory that holds anything else: PG_HOME may have been set to anything.
      rm -rf "$DATA" "$SOCKETS"
      rm -f "$LOG" "$HOME_DIR/lock" "$HOME_DIR/start.log"
      for directory in "$BASE" "$HOME_DIR"; do
        [[ ! -d $directory ]] || rmdir --ignore-fail-on-non-empty "$directory"
      done
      ;;
  esac
}

main "$@"
