#!/bin/bash
# specgen as an installed package, from outside of its tree:
#   package_flow.sh BUILD_DIRECTORY CMAKE_GENERATOR
# install, configure, build, run; then change a file that the document refers to, the document, a
# template, and break it: each time one build must do, and must do no more than it has to.
set -euo pipefail
build_directory=$1
generator=$2
source_directory=$(cd "$(dirname "$0")" && pwd)
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"

fail() {
  echo "package_flow: $*" >&2
  [ ! -e build.log ] || tail -30 build.log >&2
  exit 1
}

build() { cmake --build build -j2 > build.log 2>&1; }

expect() { # WHAT EXPECTED ACTUAL
  [ "$2" = "$3" ] || fail "$1: expected '$2', got '$3'"
}

DESTDIR=$folder/root cmake --install "$build_directory" --prefix /usr > install.log ||
  fail "cmake --install"
expect "programs" specgen "$(ls root/usr/bin)"
[ -f root/usr/share/specgen/templates/model.hpp.mustache ] || fail "no templates"

cp -r "$source_directory/project" project
cmake -S project -B build -G "$generator" -DCMAKE_PREFIX_PATH="$folder/root/usr" > cmake.log 2>&1 ||
  { cat cmake.log; fail "the project cannot be configured"; }
build || fail "the project does not build"
expect "first run" '{"name":"Rex"}' "$(build/client)"

# Into a variable: `ldd | grep -q` under pipefail fails where grep leaves before ldd has ended.
libraries=$(ldd build/client)
[[ $libraries == *libmimalloc* ]] || fail "specgen::allocator links no mimalloc"

build || fail "the second build"
! grep -q 'Building' build.log || fail "a build without a change compiles something"

# A comment.
echo '# The end.' >> project/spec/types.yaml
build || fail "the build after a comment"
grep -q 'Generating api' build.log || fail "does not notice a change of types.yaml"
! grep -q 'Building' build.log || fail "compiles something for a comment"

# A file that the document refers to.
cp "$source_directory/project/spec/types with age.yaml" project/spec/types.yaml
build || fail "the build after a change of types.yaml"
expect "run with age" '{"name":"Rex","age":3}' "$(build/client)"

# The document: a schema more is a file more.
sed -i 's/^  schemas:/  schemas:\n    Tag: {type: object, properties: {id: {type: integer}}}/' \
  project/spec/api.yaml
build || fail "the build after a change of api.yaml"
grep -q 'json/tag.cpp' build.log || fail "the new file was not compiled"
[ -f build/api/models/tag.hpp ] || fail "no header for the new schema"

# A template.
echo '// Made by us from {{spec_name}}.' > project/templates/banner.mustache
build || fail "the build after a change of a template"
expect "banner" '// Made by us from api.yaml.' "$(head -1 build/api/models/tag.hpp)"

# A mistake: the build fails with the place, and goes on once it is mended.
cp project/spec/types.yaml good.yaml
sed -i 's/type: string/type: text/' project/spec/types.yaml
! build || fail "builds from a wrong document"
grep -q "types.yaml:1:65: error: unknown type 'text'" build.log ||
  fail "the build does not tell the mistake"
cp good.yaml project/spec/types.yaml
build || fail "does not recover from a mistake"
expect "run after recovery" '{"name":"Rex","age":3}' "$(build/client)"
