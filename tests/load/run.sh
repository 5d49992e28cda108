#!/usr/bin/env bash
# usage: tests/load/run.sh BUILD_DIRECTORY
# 100 concurrent sign-ups against a server of its own; prints the figures, fails when one misses its goal.
set -euo pipefail
exec "${1:?usage: tests/load/run.sh BUILD_DIRECTORY}/bin/load"
