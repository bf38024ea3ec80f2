# shellcheck shell=bash
# Debian's packages, for the other scripts here; to be sourced from the top folder.
# `install_packages` puts tools on the machine. `unpack` only opens packages in a private folder: no root, nothing of
# the machine changes, and neither an older version nor another architecture gets in anyone's way.

private=$PWD/target/ci/apt
# What a private apt reads instead of the machine's sources.
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
# Lets what follows take packages from this suite of Debian; `-` is the machine's own.
suite() {
    local list=$private/$1.list
    sources=()
    [ "$1" != - ] || return 0
    mkdir -p "$private"
    echo "deb [signed-by=/usr/share/keyrings/debian-archive-keyring.gpg] http://deb.debian.org/debian $1 main" >"$list"
    sources=(-o "Dir::Etc::SourceList=$list" -o Dir::Etc::SourceParts=/dev/null)
}

# apt_as ARCHITECTURE PROGRAM ARGUMENT...
# A program of apt's as on a machine of that architecture with nothing installed.
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
# These packages and all they need, as NAME=VERSION, less what this machine has. Rust's own are always among them:
# a private copy must be whole.
missing() {
    private_apt amd64 -s --no-install-recommends install "$@" |
        sed -n 's/^Inst \([^ ]*\) (\([^ ]*\) .*/\1=\2/p' |
        awk -F= 'NR == FNR { have[$1]; next } !($1 in have)' <(dpkg-query -W -f '${Package}\n' | grep -v rust) -
}

# unpack FOLDER ARCHITECTURE PACKAGE[=VERSION]...
# Documents and the compiler's own sources stay behind: most of a package of sources.
unpack() {
    unpack_without "$1" "$2" "${@:3}" -- \
        --no-wildcards-match-slash --exclude='./usr/share' --exclude='./usr/src/rustc-*/[!l]*'
}

# unpack_whole FOLDER ARCHITECTURE PACKAGE[=VERSION]...
unpack_whole() {
    unpack_without "$@" --
}

# unpack_without FOLDER ARCHITECTURE PACKAGE[=VERSION]... -- OPTION...
# With these options for tar.
unpack_without() {
    local folder architecture=$2 packages=() debs deb
    folder=$(realpath "$1")
    shift 2
    while [ "$1" != -- ]; do
        packages+=("$1")
        shift
    done
    shift
    # The machine may have all that is wanted.
    [ ${#packages[@]} -gt 0 ] || return 0
    debs=$(mktemp -d -p "$private")
    (cd "$debs" && private_apt "$architecture" download "${packages[@]}")
    for deb in "$debs"/*.deb; do
        dpkg --fsys-tarfile "$deb" | tar -x -C "$folder" --no-same-owner "$@"
    done
    rm -r "$debs"
}

# as_toolchain FOLDER
# What is unpacked there becomes a toolchain for rustup, FOLDER/usr: LLVM and what cargo needs are packages of their own,
# and go where a toolchain has its libraries looked for.
as_toolchain() {
    find "$1" -path '*/lib/*-linux-gnu/*.so*' ! -path '*/rustlib/*' -exec ln -sfr -t "$1/usr/lib" {} +
    RUSTUP_TOOLCHAIN=$1/usr rustc --version
    RUSTUP_TOOLCHAIN=$1/usr cargo --version
}
