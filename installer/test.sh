#!/bin/sh
# Checks Companion: style, types, then every test. Stops at the first part that does not pass.
#
#   sh installer/test.sh                      everything
#   sh installer/test.sh -k goals -x          words after the name go to pytest
set -eu

root=$(CDPATH='' cd -- "$(dirname -- "$0")/.." && pwd -P)
. "$root/installer/setup.sh"

heading() { printf '\n=== %s\n' "$*"; }

# The window is read from outside as a screen reader does it: by the system's own Python, over the accessibility bus.
can_read_windows() {
    [ -f /usr/share/dbus-1/services/org.a11y.Bus.service ] && /usr/bin/python3 -I -c \
        'import gi; gi.require_version("Atspi", "2.0"); from gi.repository import Atspi' >/dev/null 2>&1
}

need_reader() {
    [ "$system" = unix ] || return 0
    can_read_windows || install_packages "what screen readers are made with" \
        python3-gi gir1.2-atspi-2.0 at-spi2-core
}

prepare test
need_libraries
need_tools Xvfb=xvfb xauth=xauth openbox=openbox xdotool=xdotool xprop=x11-utils dbus-run-session=dbus \
    dbus-daemon=dbus pdftoppm=poppler-utils qpdf=qpdf
need_reader

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
