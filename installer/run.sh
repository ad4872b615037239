#!/bin/sh
# Opens Companion. The first time it sets itself up in .venv; after that it only starts.
#
#   sh installer/run.sh                 the window
#   sh installer/run.sh COMMAND ...     any command of Companion, such as: try, sheet, --help
#
# Without a screen there can be no window: then a sample visit sheet is written to ./companion-sample.pdf.
set -eu

root=$(CDPATH='' cd -- "$(dirname -- "$0")/.." && pwd -P)
. "$root/installer/setup.sh"

# Companion's own answer, so that both always agree: a display that is named may still not be there.
look_for_screen() {
    screen=yes
    [ "$system" != unix ] || "$python" -I -m companion.screens || screen=no
}

# No words, or only options of the window, or `try`: these open one. Everything else works without a screen.
opens_window() {
    while [ $# -gt 0 ]; do
        case $1 in
            --notebook) shift ;;
            --notebook=*) ;;
            try) return 0 ;;
            *) return 1 ;;
        esac
        [ $# -eq 0 ] || shift
    done
}

# `-I` keeps files that happen to lie in the current folder from being taken for parts of the program.
companion() { "$python" -I -m companion "$@"; }

write_sample_sheet() {
    sheet=$PWD/companion-sample.pdf
    say "There is no screen here, so no window can open."
    say "Writing the visit sheet of a made-up notebook, to show what it looks like."
    folder=$(mktemp -d)
    trap 'rm -rf "$folder"' EXIT
    trap 'exit 1' HUP INT TERM
    companion sample "$folder/sample.companion" >/dev/null
    companion sheet --notebook "$folder/sample.companion" -o "$sheet" >/dev/null
    say "It is in $sheet"
}

prepare run
look_for_screen
if [ "$screen" = yes ]; then
    need_libraries
elif [ "$(id -u)" -eq 0 ] && command -v apt-get >/dev/null 2>&1; then
    # A screen may come later (a virtual one, for instance); what works without one must not fail for it.
    (need_libraries) || true
fi

if opens_window "$@" && [ "$screen" = no ]; then
    write_sample_sheet
else
    exec "$python" -I -m companion "$@"
fi
