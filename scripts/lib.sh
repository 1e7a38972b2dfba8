# SPDX-License-Identifier: Apache-2.0
# shellcheck shell=sh
# What the scripts share: saying a step before doing it, and the packages. Sourced after `cd` to the top.

say() {
    printf '==> %s\n' "$*"
}

fail() {
    printf '%s: %s\n' "$0" "$*" >&2
    exit 1
}

# packages build test …: the names in scripts/packages for these needs, one a line.
packages() {
    for need_of in "$@"; do
        awk -v need="$need_of" '$1 == need { print $2 }' scripts/packages
    done
}

# missing PACKAGE…: those that are not installed and that no installed one provides (nodejs may bring npm along).
missing() {
    there=$(dpkg-query -W -f '${Status} ${Package} ${Provides}\n' | sed -n 's/^install ok installed //p' | tr ', ' '\n')
    for package in "$@"; do
        printf '%s\n' "$there" | grep -qxF "$package" || printf '%s ' "$package"
    done
}

as_root() {
    if [ "$(id -u)" -eq 0 ]; then
        "$@"
    elif command -v sudo >/dev/null 2>&1; then
        sudo "$@"
    else
        fail "needs root for: $*"
    fi
}

# need build test …: installs what is missing through apt-get; touches no network when all is there.
need() {
    if ! command -v apt-get >/dev/null 2>&1; then
        say "No apt-get here: install by hand what $PWD/scripts/packages lists for: $*"
        return 0
    fi
    # shellcheck disable=SC2046 # package names hold no spaces
    absent=$(missing $(packages "$@"))
    if [ -z "$absent" ]; then
        say "All Debian packages for $* are installed"
        return 0
    fi
    say "Installing with apt-get: $absent"
    # shellcheck disable=SC2086
    as_root env DEBIAN_FRONTEND=noninteractive sh -c \
        'apt-get update -q && apt-get install -q -y --no-install-recommends "$@"' apt $absent >&2 ||
        fail "apt-get could not install: $absent"
}
