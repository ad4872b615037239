#!/bin/sh
# Checks Companion: style, types, then every test. Stops at the first part that does not pass.
#
#   sh installer/test.sh                      everything
#   sh installer/test.sh -k goals -x          words after the name go to pytest
set -eu

root=$(CDPATH='' cd -- "$(dirname -- "$0")/.." && pwd -P)
. "$root/installer/setup.sh"

heading() { printf '\n=== %s\n' "$*"; }

prepare test
need_libraries
need_tools Xvfb=xvfb xauth=xauth openbox=openbox xdotool=xdotool xprop=x11-utils dbus-run-session=dbus \
    pdftoppm=poppler-utils qpdf=qpdf

cd "$root"
heading "Style (ruff check)"
"$python" -I -m ruff check .
heading "Layout of the code (ruff format)"
"$python" -I -m ruff format --check .
heading "Types (mypy)"
"$python" -I -m mypy
heading "Tests (pytest)"
# Two at a time: the windows of the end-to-end tests need room to breathe. `-n 0` after the name turns it off.
"$python" -m pytest -n 2 --dist worksteal "$@"
heading "All passed"
