#!/bin/sh
# Makes .venv from requirements.lock, or leaves it alone when it is what the lock says.
# The stamp .venv/.ready is written last, so that a set-up cut short is done again. It tells folder
# and Python (if they differ, .venv is made anew) and a checksum of the lock (then it is updated).
set -eu
cd "$(dirname "$0")/.."

stop() {
    printf '%s\n' "$1" >&2
    exit 1
}

run_quietly() { "$@" </dev/null >/dev/null 2>&1; }

supported() {
    run_quietly "$1" -c 'import sys; sys.exit(not (3, 11) <= sys.version_info[:2] < (3, 14))'
}

version() { "$1" -c 'import sys; print("%d.%d" % sys.version_info[:2])' 2>/dev/null; }

# Sets $python: the first interpreter that can make a .venv.
choose_python() {
    python='' without_venv=''
    for candidate in ${PYTHON:-python3.13 python3.12 python3.11 python3}; do
        supported "$candidate" || continue
        if run_quietly "$candidate" -c 'import ensurepip, venv'; then
            python=$candidate
            return
        fi
        without_venv=${without_venv:-$(version "$candidate")}
    done
    if [ -n "$without_venv" ]; then
        stop "python$without_venv-venv is missing: sudo apt install python$without_venv-venv"
    elif [ -n "${PYTHON:-}" ]; then
        stop "PYTHON=$PYTHON is not a working Python 3.11, 3.12 or 3.13: name another one"
    fi
    stop "Python 3.11, 3.12 or 3.13 is missing: sudo apt install python3 python3-venv"
}

# What must still be so for the .venv of Python $1 to be usable, and the lock it was made from.
place() { printf '%s Python %s\n' "$PWD" "$(version "$1")"; }
lock() { cat requirements.lock pyproject.toml | cksum; }

# Whether a .venv was once completed here, by the Python asked for if one is asked for.
usable() {
    [ -f "$stamp" ] && supported .venv/bin/python || return 1
    [ -z "${PYTHON:-}" ] || [ "$(place "$PYTHON")" = "$(place .venv/bin/python)" ] || return 1
    [ "$(sed -n 1p "$stamp")" = "$(place .venv/bin/python)" ]
}

pip() { .venv/bin/python -m pip --disable-pip-version-check --no-input -q "$@"; }

stamp=.venv/.ready
if usable; then
    [ "$(sed -n 2p "$stamp")" != "$(lock)" ] || exit 0
    echo "Bringing .venv up to date with requirements.lock"
    rm "$stamp"
else
    choose_python
    echo "Setting up .venv with Python $(version "$python"): once, a minute or more"
    rm -f "$stamp"
    "$python" -m venv --clear .venv
fi
pip install --require-hashes -r requirements.lock
pip install --no-build-isolation --no-deps -e .
{ place .venv/bin/python && lock; } >"$stamp"
