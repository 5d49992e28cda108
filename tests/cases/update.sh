#!/bin/sh
# Writes what every case gives now: update.sh path/to/specgen. Look at the difference before you
# commit it.
set -eu
specgen=$(realpath "$1")
cd "$(dirname "$0")"
for folder in */; do
  (
    cd "$folder"
    if [ -e errors.txt ]; then
      "$specgen" lint spec.yaml 2> errors.txt || [ $? -eq 1 ]
    else
      "$specgen" generate spec.yaml --out expected --force
    fi
  )
done
