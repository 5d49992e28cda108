#!/bin/bash
# A project from its start to its second operation, as its owner lives it:
#   init_flow.sh SPECGEN PACKAGE_DIRECTORY
# init, build, answer 501; a new operation with a new tag and schema: the compiler names the missing
# override; init --add; build, answer 501.
set -euo pipefail
specgen=$1
package=$2
folder=$(mktemp -d)
server=
trap '[ -z "$server" ] || kill "$server" 2>/dev/null || true; rm -rf "$folder"' EXIT
cd "$folder"

fail() {
  echo "init_flow: $*" >&2
  exit 1
}

build() { cmake --build project/build -j2 > build.log 2>&1; }

# Starts the server, sends one request, stops the server; prints the answer's first line.
first_line_of() { # METHOD PATH
  PORT=0 project/build/server > server.log &
  server=$!
  local url=
  for _ in $(seq 100); do
    url=$(sed -n 's/^listening on //p' server.log)
    [ -z "$url" ] || break
    sleep 0.05
  done
  [ "${url##*/}" = v1 ] || fail "no ready line with the base path: '$url'"
  local port=${url##*:}
  exec 3<> "/dev/tcp/127.0.0.1/${port%%/*}"
  printf '%s /v1%s HTTP/1.1\r\nHost: x\r\nContent-Length: 0\r\nConnection: close\r\n\r\n' "$1" "$2" >&3
  head -1 <&3 | tr -d '\r'
  exec 3>&-
  kill "$server"
  wait "$server" || fail "the server did not stop cleanly"
  server=
}

cat > api.yaml << 'END'
openapi: 3.1.0
info: {title: Pets, version: '1'}
servers: [{url: /v1}]
paths:
  /pets:
    get:
      operationId: listPets
      tags: [Pets]
      responses: {'204': {description: None}}
END
"$specgen" init api.yaml --out project > init.log
cmake -S project -B project/build -Dspecgen_DIR="$package" > cmake.log 2>&1 || { cat cmake.log; fail "cmake"; }
build || { cat build.log; fail "the new project does not build"; }
answer=$(first_line_of GET /pets)
[ "$answer" = "HTTP/1.1 501 Not Implemented" ] || fail "GET /pets: '$answer'"

cat >> project/spec/api.yaml << 'END'
    post:
      operationId: addPet
      tags: [Shop]
      responses:
        '200': {description: It, content: {application/json: {schema: {$ref: '#/components/schemas/Pet'}}}}
components:
  schemas:
    Pet: {type: object, properties: {name: {type: string}}}
END
(cd project && "$specgen" generate spec/api.yaml --out generated) > generate.log
grep -q "new operation addPet: write its handler, 'add_pet'" generate.log || fail "generate did not name it"
build && fail "the project builds without the new handler"
grep -q 'add_pet' build.log || { cat build.log; fail "the compiler does not name the override"; }
"$specgen" init project/spec/api.yaml --out project --add > add.log
[ "$(cat add.log)" = "  new      project/handlers/add_pet.cpp" ] || { cat add.log; fail "init --add"; }
build || { cat build.log; fail "the project does not build after init --add"; }
answer=$(first_line_of POST /pets)
[ "$answer" = "HTTP/1.1 501 Not Implemented" ] || fail "POST /pets: '$answer'"
answer=$(first_line_of GET /pets)
[ "$answer" = "HTTP/1.1 501 Not Implemented" ] || fail "GET /pets after init --add: '$answer'"
