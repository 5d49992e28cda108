#!/usr/bin/env bash
# usage: scripts/test-server.sh SERVER [ARGUMENT…]
#
# Becomes a server for tests: gives it an empty database of its own and throw-away secrets. What the
# environment sets already stays: with DATABASE_URL two servers share a database, with JWT_KEYS a test can
# sign its own tokens. The database is dropped once the server has ended, unless it was given.
set -euo pipefail

SCRIPTS=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd -P)
if [[ $# -eq 0 || ! -x $1 ]]; then
  echo "test-server.sh: '${1:-}' is no program; usage: test-server.sh SERVER [ARGUMENT…]" >&2
  exit 2
fi

new_key() { printf '%s:%s' "$1" "$(head -c 32 /dev/urandom | base64)"; }

if [[ -z ${DATABASE_URL:-} ]]; then
  DATABASE_URL=$("$SCRIPTS/pg.sh" createdb)
  name=${DATABASE_URL#*@/}
  name=${name%%\?*}
  # In a session of its own, because the server's process group is killed with the server.
  setsid "$SCRIPTS/pg.sh" dropdb-after "$$" "$name" </dev/null >/dev/null 2>&1 &
fi
export DATABASE_URL
export AUTH_ENV=${AUTH_ENV:-development}
export PORT=${PORT:-0}
export JWT_KEYS=${JWT_KEYS:-$(new_key test)}
export PASSWORD_PEPPERS=${PASSWORD_PEPPERS:-$(new_key test)}
export MFA_ENCRYPTION_KEYS=${MFA_ENCRYPTION_KEYS:-$(new_key test)}
if [[ $AUTH_ENV == development ]]; then
  # A hash of cost 12 takes a sixth of a second, which tests of everything else need not pay.
  export TEST_PASSWORD_COST=${TEST_PASSWORD_COST:-4}
fi
exec "$@"
