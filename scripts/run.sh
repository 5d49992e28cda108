#!/usr/bin/env bash
# What `make run` does once everything is built: start the private PostgreSQL, make development secrets
# the first time, serve. PORT (5000) and any other setting of the service can be given in the environment.
set -euo pipefail

ROOT=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd -P)
SECRETS=$ROOT/build/secrets

# Made once and kept: with other peppers no stored password would match any more.
make_secret() {
  local file=$SECRETS/$1
  if [[ -s $file ]]; then return; fi
  # Complete under its name or not there at all.
  (umask 077 && printf 'dev:%s\n' "$(head -c 32 /dev/urandom | base64)" >"$file.new")
  mv "$file.new" "$file"
  echo "made $file"
}

mkdir -p "$SECRETS"
chmod 700 "$SECRETS"
for name in jwt_keys password_peppers mfa_encryption_keys; do make_secret "$name"; done

# Each may be given in either form; both at once is an error that the service explains.
use_secret() {
  local file_name=$1_FILE
  if [[ -z ${!1:-} && -z ${!file_name:-} ]]; then export "$file_name=$SECRETS/$2"; fi
}
use_secret JWT_KEYS jwt_keys
use_secret PASSWORD_PEPPERS password_peppers
use_secret MFA_ENCRYPTION_KEYS mfa_encryption_keys

if [[ -z ${DATABASE_URL:-} && -z ${DATABASE_URL_FILE:-} ]]; then
  DATABASE_URL=$("$ROOT/scripts/pg.sh" createdb auth)
  export DATABASE_URL
  echo "database: $DATABASE_URL ('scripts/pg.sh stop' stops PostgreSQL, its data stays in build/)"
fi
export AUTH_ENV=${AUTH_ENV:-development}
export PORT=${PORT:-5000}
exec "$ROOT/build/bin/auth-server" "$@"
