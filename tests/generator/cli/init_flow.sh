#!/bin/bash
# A project from its start to its second operation, as its owner lives it:
#   init_flow.sh SPECGEN PACKAGE_DIRECTORY
# init, build, answer 501 in the API's own error schema; a new operation with a new tag and schema:
# the compiler names the missing override; init --add; build, answer 501. Then a project whose
# document has no error schema.
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

configure() { # PROJECT [OPTION...]
  # Not optimised: what is tested is whether it builds.
  cmake -S "$1" -B "$1/build" -Dspecgen_DIR="$package" -DCMAKE_BUILD_TYPE=Debug \
    -DCMAKE_CXX_FLAGS_DEBUG=-O0 "${@:2}" > cmake.log 2>&1 || { cat cmake.log; fail "cmake"; }
}

build() { # PROJECT
  cmake --build "$1/build" -j2 > build.log 2>&1
}

# Starts the project's server, sends one request, stops the server. Prints the answer's status,
# content type and body, one a line, with the request's id as ID. Leaves in libraries.log what was
# loaded.
answer_of() { # PROJECT METHOD PATH
  : > server.log  # else the line of the server before could be read
  PORT=0 "$1/build/server" >> server.log &
  server=$!
  local url=
  for _ in $(seq 200); do
    url=$(sed -n 's/^listening on //p' server.log)
    [ -z "$url" ] || break
    sleep 0.05
  done
  [ "${url##*/}" = v1 ] || fail "no ready line with the base path: '$url'"
  local port=${url##*:}
  exec 3<> "/dev/tcp/127.0.0.1/${port%%/*}"
  printf '%s /v1%s HTTP/1.1\r\nHost: x\r\nContent-Length: 0\r\nConnection: close\r\n\r\n' "$2" "$3" >&3
  tr -d '\r' <&3 > answer.log
  exec 3>&-
  cp "/proc/$server/maps" libraries.log
  kill "$server"
  wait "$server" || fail "the server did not stop cleanly"
  server=
  local id
  id=$(sed -n 's/^X-Request-Id: //p' answer.log)
  sed -n -e '1p' -e 's/^Content-Type: //p' -e '/^{/p' answer.log | sed "s/${id:-ID}/ID/"
}

expect() { # PROJECT METHOD PATH ANSWER
  local answer
  answer=$(answer_of "$1" "$2" "$3")
  [ "$answer" = "$4" ] || fail "$1: $2 $3: '$answer'"
}

expect_allocator() { # LIBRARY
  local loaded=libc
  ! grep -q libmimalloc libraries.log || loaded=libmimalloc
  [ "$loaded" = "$1" ] || fail "allocates by $loaded"
}

write_api() { # FILE
  cat > "$1" << 'END'
openapi: 3.1.0
info: {title: Pets, version: '1'}
servers: [{url: /v1}]
paths:
  /pets:
    get:
      operationId: listPets
      tags: [Pets]
      parameters: [{name: limit, in: query, schema: {type: integer}}]
      responses:
        '204': {description: None}
END
}

write_api api.yaml
cat >> api.yaml << 'END'
        default:
          description: It failed
          content: {application/json: {schema: {$ref: '#/components/schemas/Error'}}}
    # more operations
components:
  schemas:
    Error:
      type: object
      required: [code, message]
      properties: {code: {type: integer, format: int32}, message: {type: string}}
    Pet: {type: object, properties: {name: {type: string}}}
END
"$specgen" init api.yaml --out project > init.log
configure project
build project || { cat build.log; fail "the new project does not build"; }
expect project GET /pets "HTTP/1.1 501 Not Implemented
application/json
{\"code\":501,\"message\":\"the handler 'list_pets' is not written yet\"}"
expect project GET '/pets?limit=few' "HTTP/1.1 400 Bad Request
application/json
{\"code\":400,\"message\":\"the request does not satisfy the API's rules: query /limit must be an integer\"}"
expect project GET /cats "HTTP/1.1 404 Not Found
application/json
{\"code\":404,\"message\":\"There is no such path.\"}"
expect_allocator libmimalloc

sed -i '/# more operations/r /dev/stdin' project/spec/api.yaml << 'END'
    post:
      operationId: addPet
      tags: [Shop]
      responses:
        '200': {description: It, content: {application/json: {schema: {$ref: '#/components/schemas/Pet'}}}}
END
(cd project && "$specgen" generate spec/api.yaml --out generated) > generate.log
grep -q "new operation addPet: write its handler, 'add_pet'" generate.log || fail "generate did not name it"
build project && fail "the project builds without the new handler"
grep -q 'add_pet' build.log || { cat build.log; fail "the compiler does not name the override"; }
"$specgen" init project/spec/api.yaml --out project --add > add.log
[ "$(cat add.log)" = "  new      project/handlers/add_pet.cpp" ] || { cat add.log; fail "init --add"; }
build project || { cat build.log; fail "the project does not build after init --add"; }
expect project POST /pets "HTTP/1.1 501 Not Implemented
application/json
{\"code\":501,\"message\":\"the handler 'add_pet' is not written yet\"}"
expect project GET /pets "HTTP/1.1 501 Not Implemented
application/json
{\"code\":501,\"message\":\"the handler 'list_pets' is not written yet\"}"

write_api plain.yaml
"$specgen" init plain.yaml --out plain > init.log
configure plain -DCMAKE_UNITY_BUILD=ON -DCMAKE_DISABLE_FIND_PACKAGE_mimalloc=ON
build plain || { cat build.log; fail "the plain project does not build"; }
expect plain GET /pets "HTTP/1.1 501 Not Implemented
application/problem+json
{\"title\":\"Not Implemented\",\"status\":501,\"detail\":\"the handler 'list_pets' is not written yet\",\"request_id\":\"ID\"}"
expect_allocator libc
