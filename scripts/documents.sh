# shellcheck shell=bash
# For scripts that run over many OpenAPI documents: which there are, and what each is called.

# The documents that arguments name: files, or all in a folder. Folders in a folder are documents of
# several files. Fills `documents`.
# shellcheck disable=SC2034  # for who includes this
list_documents() { # FILE_OR_FOLDER...
  documents=()
  local each entry
  for each in "$@"; do
    if [[ ! -d $each ]]; then
      documents+=("$(realpath "$each")")
      continue
    fi
    for entry in "$(realpath "$each")"/*; do
      if [[ -d $entry ]]; then
        documents+=("$(root_of "$entry")")
      else
        documents+=("$entry")
      fi
    done
  done
}

# The root among the files of a folder: the first one that says which OpenAPI it is.
root_of() { # FOLDER
  grep -rlE '^ *"?(openapi|swagger)"? *:' "$1" | awk '{ print length, $0 }' | sort -n |
    sed -n '1s/^[0-9]* //p'
}

# Many documents are called the same; then their folders are not.
name_of() { # DOCUMENT
  local name
  name=$(basename "${1%.*}")
  case $name in
    spec | openapi | root) basename "$(dirname "$1")" ;;
    *) echo "$name" ;;
  esac
}
