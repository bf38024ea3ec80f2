# shellcheck shell=bash
# Debian packages for the other scripts here. Source it from the top folder.
# `install_packages` installs tools on this machine. `unpack` only extracts packages into a private folder: it needs
# no root, changes nothing on the machine, and does not conflict with older versions or other architectures.

private=$PWD/target/ci/apt
# The configuration of a private apt, which ignores the machine's sources.
sources=()

# install_packages PACKAGE...
install_packages() {
    local sudo=()
    [ "$(id -u)" = 0 ] || sudo=(sudo)
    "${sudo[@]}" apt-get -q -o Acquire::Retries=3 update
    "${sudo[@]}" env DEBIAN_FRONTEND=noninteractive apt-get -qq -y --no-install-recommends \
        -o Acquire::Retries=3 -o DPkg::Lock::Timeout=300 -o Dpkg::Use-Pty=0 install "$@"
}

# suite NAME
# Makes the following functions use packages from this suite of Debian; `-` selects the suite of this machine.
suite() {
    local list=$private/$1.list
    sources=()
    [ "$1" != - ] || return 0
    mkdir -p "$private"
    echo "deb [signed-by=/usr/share/keyrings/debian-archive-keyring.gpg] http://deb.debian.org/debian $1 main" >"$list"
    sources=(-o "Dir::Etc::SourceList=$list" -o Dir::Etc::SourceParts=/dev/null)
}

# apt_as ARCHITECTURE PROGRAM ARGUMENT...
# Runs an apt program as on a machine of that architecture with nothing installed.
apt_as() {
    local state=$private/$1
    mkdir -p "$state/lists/partial" "$state/cache/archives/partial"
    "$2" -o Dir::State::lists="$state/lists" -o Dir::Cache="$state/cache" -o Dir::State::status=/dev/null \
        -o APT::Architecture="$1" -o APT::Architectures::="$1" -o APT::Sandbox::User=root \
        "${sources[@]}" "${@:3}"
}

# private_apt ARCHITECTURE ARGUMENT..., private_apt_cache ARCHITECTURE ARGUMENT...
private_apt() {
    apt_as "$1" apt-get -qq -o Acquire::Retries=3 "${@:2}"
}
private_apt_cache() {
    apt_as "$1" apt-cache "${@:2}"
}

# missing PACKAGE...
# These packages and their dependencies, as NAME=VERSION, except for those installed on this machine. Rust's own are
# always included: a private copy must be complete.
missing() {
    private_apt amd64 -s --no-install-recommends install "$@" |
        sed -n 's/^Inst \([^ ]*\) (\([^ ]*\) .*/\1=\2/p' |
        awk -F= 'NR == FNR { have[$1]; next } !($1 in have)' <(dpkg-query -W -f '${Package}\n' | grep -v rust) -
}

# unpack FOLDER ARCHITECTURE PACKAGE[=VERSION]...
# Documentation and the sources of the compiler itself are left out, which are most of a source package.
unpack() {
    unpack_without "$1" "$2" "${@:3}" -- \
        --no-wildcards-match-slash --exclude='./usr/share' --exclude='./usr/src/rustc-*/[!l]*'
}

# unpack_whole FOLDER ARCHITECTURE PACKAGE[=VERSION]...
unpack_whole() {
    unpack_without "$@" --
}

# unpack_without FOLDER ARCHITECTURE PACKAGE[=VERSION]... -- OPTION...
# The same with additional options for tar.
unpack_without() {
    local folder architecture=$2 packages=() debs deb
    folder=$(realpath "$1")
    shift 2
    while [ "$1" != -- ]; do
        packages+=("$1")
        shift
    done
    shift
    # Everything may be installed already.
    [ ${#packages[@]} -gt 0 ] || return 0
    debs=$(mktemp -d -p "$private")
    (cd "$debs" && private_apt "$architecture" download "${packages[@]}")
    for deb in "$debs"/*.deb; do
        dpkg --fsys-tarfile "$deb" | tar -x -C "$folder" --no-same-owner "$@"
    done
    rm -r "$debs"
}

# as_toolchain FOLDER
# Turns the folder into a toolchain for rustup, FOLDER/usr: LLVM and cargo's dependencies are separate packages, and
# are moved to where a toolchain looks for its libraries.
as_toolchain() {
    find "$1" -path '*/lib/*-linux-gnu/*.so*' ! -path '*/rustlib/*' -exec ln -sfr -t "$1/usr/lib" {} +
    RUSTUP_TOOLCHAIN=$1/usr rustc --version
    RUSTUP_TOOLCHAIN=$1/usr cargo --version
}
