# shellcheck shell=bash
# Debian's packages, for the other scripts here; to be sourced from the top folder.
# `install_packages` puts tools on the machine. `unpack` only opens packages in a private folder: no root, nothing of
# the machine changes, and neither an older version nor another architecture gets in anyone's way.

private=$PWD/target/ci/apt

# install_packages PACKAGE...
install_packages() {
    local sudo=()
    [ "$(id -u)" = 0 ] || sudo=(sudo)
    "${sudo[@]}" apt-get -q -o Acquire::Retries=3 update
    "${sudo[@]}" env DEBIAN_FRONTEND=noninteractive apt-get -qq -y --no-install-recommends \
        -o Acquire::Retries=3 -o DPkg::Lock::Timeout=300 -o Dpkg::Use-Pty=0 install "$@"
}

# private_apt ARCHITECTURE ARGUMENT...
# apt as on a machine of that architecture with nothing installed.
private_apt() {
    local state=$private/$1
    mkdir -p "$state/lists/partial" "$state/cache/archives/partial"
    apt-get -qq -o Dir::State::lists="$state/lists" -o Dir::Cache="$state/cache" -o Dir::State::status=/dev/null \
        -o APT::Architecture="$1" -o APT::Architectures::="$1" -o APT::Sandbox::User=root -o Acquire::Retries=3 "${@:2}"
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
    local folder debs deb
    folder=$(realpath "$1")
    debs=$(mktemp -d -p "$private")
    (cd "$debs" && private_apt "$2" download "${@:3}")
    for deb in "$debs"/*.deb; do
        dpkg --fsys-tarfile "$deb" | tar -x -C "$folder" --no-same-owner \
            --no-wildcards-match-slash --exclude='./usr/share' --exclude='./usr/src/rustc-*/[!l]*'
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
