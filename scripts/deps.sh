#!/bin/sh
# Installs the Debian packages of packages.txt that are missing, and says which before it does so.
set -eu
cd "$(dirname "$0")/.."

wanted=$(sed -e 's/#.*//' packages.txt)
# shellcheck disable=SC2086  # one word a package
installed=$(dpkg-query -W -f '${db:Status-Abbrev}${Package}\n' $wanted 2>/dev/null | sed -n 's/^ii //p')
missing=
for package in $wanted; do
  case "
$installed
" in
    *"
$package
"*) ;;
    *) missing="$missing $package" ;;
  esac
done
[ -n "$missing" ] || exit 0

sudo=
if [ "$(id -u)" -ne 0 ]; then
  command -v sudo >/dev/null || {
    echo "deps: these packages are missing and there is no sudo; install them as root:$missing" >&2
    exit 1
  }
  sudo=sudo
fi

echo "deps: installing with apt-get:$missing"
export DEBIAN_FRONTEND=noninteractive
# PostgreSQL's package would start a cluster of its own; ours lives in build/.
$sudo sh -c 'mkdir -p /etc/postgresql-common &&
  { [ -e /etc/postgresql-common/createcluster.conf ] ||
    echo "create_main_cluster = false" > /etc/postgresql-common/createcluster.conf; }'
$sudo apt-get update -qq
# shellcheck disable=SC2086  # one word a package
$sudo apt-get install -y -qq --no-install-recommends $missing
