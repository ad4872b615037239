# Shared by run.sh and test.sh: finds Python, fills .venv, checks the system libraries. Sourced, never run.
#
# The caller sets `root` (the project's folder) first. Nothing here changes the current folder.
# `prepare run` or `prepare test` returns with `$python` ready, or says what is wrong and exits 1.

venv=$root/.venv
stamp=$venv/companion-ready
unfinished=$venv/companion-unfinished

case $(uname -s) in
    MINGW* | MSYS* | CYGWIN*) system=windows; python=$venv/Scripts/python.exe ;;
    Darwin) system=mac; python=$venv/bin/python ;;
    *) system=unix; python=$venv/bin/python ;;
esac

say() { printf '%s\n' "$*"; }

# Problems go to stderr, one line each; then we stop.
give_up() {
    printf '%s\n' "$@" >&2
    exit 1
}

# --- Python -----------------------------------------------------------------------------------------------

# Each candidate is started, not just looked up: a version manager leaves names behind that do not run.
new_enough() {
    "$1" -I -c 'import sys; sys.exit(sys.version_info < (3, 11))' >/dev/null 2>&1
}

can_make_venv() {
    "$1" -I -c 'import ensurepip, venv' >/dev/null 2>&1
}

# Sets `base` to the first good Python. `without_venv` is set to one that lacks only its venv part.
find_python() {
    base=
    without_venv=
    for name in python3.14 python3.13 python3.12 python3.11 python3 python; do
        command -v "$name" >/dev/null 2>&1 || continue
        new_enough "$name" || continue
        if can_make_venv "$name"; then
            base=$name
            return 0
        fi
        without_venv=${without_venv:-$name}
    done
    return 1
}

need_python() {
    find_python && return 0
    if [ -n "$without_venv" ]; then
        # Debian and Ubuntu keep the venv part of Python in a package of its own.
        version=$("$without_venv" -I -c 'import sys; print("python%d.%d-venv" % sys.version_info[:2])')
        install_packages "the part of Python that makes separate environments" "$version"
        find_python && return 0
    fi
    give_up "Companion needs Python 3.11 or newer, and there is none here." \
        "Debian or Ubuntu:  sudo apt-get install python3 python3-venv" \
        "Fedora:            sudo dnf install python3" \
        "Mac or Windows:    https://www.python.org/downloads/" \
        "Then run this again."
}

# --- System packages ----------------------------------------------------------------------------------------

# install_packages WHY PACKAGE...: as root on Debian or Ubuntu installs; else prints the exact line and exits 1.
install_packages() {
    why=$1
    shift
    if ! command -v apt-get >/dev/null 2>&1; then
        give_up "This computer lacks $why." \
            "On Debian and Ubuntu the packages are: $*" \
            "Please install what your system calls them. Then run this again."
    fi
    if [ "$(id -u)" -ne 0 ]; then
        give_up "This computer lacks $why. This line installs it:" \
            "  sudo apt-get install -y --no-install-recommends $*" \
            "Then run this again."
    fi
    say "Installing $why: $*"
    export DEBIAN_FRONTEND=noninteractive
    # An update may fail for one source of many; the install below is what counts.
    [ -n "${lists_updated:-}" ] || apt-get update -qq || true
    lists_updated=yes
    apt-get install -y -qq --no-install-recommends "$@" >/dev/null ||
        give_up "These packages could not be installed: $*" "The lines above say why. Then run this again."
}

# The libraries Qt's window needs, and its player of videos (bz2, drm, pulse, Xext, Xrandr, Xrender), each with the
# Debian package that brings it. We try to load every one: that is what Qt will do, whatever the package is called here.
missing_libraries() {
    "$python" -I -S - <<'PY'
import ctypes

LIBRARIES = """
libEGL.so.1 libegl1
libGL.so.1 libgl1
libX11.so.6 libx11-6
libX11-xcb.so.1 libx11-xcb1
libXext.so.6 libxext6
libXrandr.so.2 libxrandr2
libXrender.so.1 libxrender1
libbrotlidec.so.1 libbrotli1
libbz2.so.1 libbz2-1.0
libdbus-1.so.3 libdbus-1-3
libdrm.so.2 libdrm2
libfontconfig.so.1 libfontconfig1
libfreetype.so.6 libfreetype6
libglib-2.0.so.0 libglib2.0-0
libgssapi_krb5.so.2 libgssapi-krb5-2
libpulse.so.0 libpulse0
libxcb-cursor.so.0 libxcb-cursor0
libxcb-icccm.so.4 libxcb-icccm4
libxcb-image.so.0 libxcb-image0
libxcb-keysyms.so.1 libxcb-keysyms1
libxcb-randr.so.0 libxcb-randr0
libxcb-render-util.so.0 libxcb-render-util0
libxcb-render.so.0 libxcb-render0
libxcb-shape.so.0 libxcb-shape0
libxcb-shm.so.0 libxcb-shm0
libxcb-sync.so.1 libxcb-sync1
libxcb-util.so.1 libxcb-util1
libxcb-xfixes.so.0 libxcb-xfixes0
libxcb-xkb.so.1 libxcb-xkb1
libxkbcommon-x11.so.0 libxkbcommon-x11-0
libxkbcommon.so.0 libxkbcommon0
libzstd.so.1 libzstd1
"""
missing = []
for line in LIBRARIES.split("\n"):
    if not line:
        continue
    library, package = line.split()
    try:
        ctypes.CDLL(library)
    except OSError:
        missing.append(package)
print(*missing)
PY
}

# Sets `missing` to the Debian packages this computer lacks for the window.
find_missing_libraries() {
    missing=
    [ "$system" = unix ] || return 0
    missing=$(missing_libraries)
}

need_libraries() {
    find_missing_libraries
    [ -n "$missing" ] || return 0
    # shellcheck disable=SC2086 # the names are words
    install_packages "some libraries the window is drawn with" $missing
    find_missing_libraries
    [ -z "$missing" ] || give_up "These libraries still cannot be loaded: $missing"
}

# need_tools COMMAND=PACKAGE...: programs the tests start.
need_tools() {
    [ "$system" = unix ] || return 0
    packages=
    for pair in "$@"; do
        command -v "${pair%%=*}" >/dev/null 2>&1 || packages="$packages ${pair#*=}"
    done
    [ -n "$packages" ] || return 0
    # shellcheck disable=SC2086 # the names are words
    install_packages "some programs the tests use" $packages
}

# --- The environment ----------------------------------------------------------------------------------------

# What the environment was made from: change any of it and the parts are installed again.
current_key() {
    version=$("$python" -I -S -c 'import sys; print(*sys.version_info[:3], sep=".")' 2>/dev/null) || return 1
    sums=$(cat "$root/pyproject.toml" "$root/installer/constraints.txt" | cksum)
    printf '%s | Python %s | %s\n' "$sums" "$version" "$root"
}

# ready run|test: an environment made for the tests also runs the program.
ready() {
    [ -f "$stamp" ] && [ ! -e "$unfinished" ] || return 1
    key=$(current_key) || return 1
    {
        read -r stamped_for
        IFS= read -r stamped_key
    } <"$stamp" || return 1
    [ "$stamped_key" = "$key" ] || return 1
    [ "$stamped_for" = "$1" ] || [ "$stamped_for" = test ]
}

# A set-up that is still going on, in another window, must not be pulled from under it.
refuse_two_at_once() {
    [ -s "$unfinished" ] || return 0
    other=$(cat "$unfinished")
    ! kill -0 "$other" 2>/dev/null || give_up \
        "Companion is being set up in another window (process $other)." \
        "Please wait for it, then run this again." \
        "If that is not so, delete this file: $unfinished"
}

# An environment that can be kept: it was not left unfinished, was made here, and its Python and pip work.
usable() {
    [ ! -e "$unfinished" ] || return 1
    if [ -f "$stamp" ]; then
        case $(tail -n 1 "$stamp") in *" | $root") ;; *) return 1 ;; esac
    fi
    new_enough "$python" && "$python" -I -m pip --version >/dev/null 2>&1
}

make_venv() {
    need_python
    say "Making a place for Companion's parts in $venv"
    # First what makes it look whole, so that a stop half-way leaves nothing to be taken for an environment.
    rm -rf "$stamp" "$venv/bin" "$venv/Scripts"
    rm -rf "$venv"
    mkdir "$venv"
    echo $$ >"$unfinished"
    "$base" -I -m venv "$venv" || give_up "Python could not make the environment. The lines above say why."
}

# prepare run|test
prepare() {
    ! ready "$1" || return 0
    refuse_two_at_once
    say "Setting up Companion. The first time this takes a few minutes."
    usable || make_venv
    echo $$ >"$unfinished"
    rm -f "$stamp"
    case $1 in
        test) what="$root[test]" ;;
        *) what=$root ;;
    esac
    "$python" -I -m pip install --disable-pip-version-check --no-input \
        -c "$root/installer/constraints.txt" -e "$what" ||
        give_up "The parts could not be installed. The lines above say why." \
            "Check that this computer is online, then run this again."
    key=$(current_key)
    printf '%s\n%s\n' "$1" "$key" >"$stamp.new"
    mv "$stamp.new" "$stamp"
    rm -f "$unfinished"
}
