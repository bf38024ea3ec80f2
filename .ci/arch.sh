# shellcheck shell=bash
# The targets of .ci/targets.tsv for cargo, without a standard library or a C compiler: LLVM's linker is used. Source
# it from the top folder after setup-cross.

source .ci/cross.sh
export CARGO_TARGET_DIR=$PWD/target/ci/build-arch

# rows [TARGET...]
# All targets, or those named, each with its emulator, its cross compiler and its flags.
rows() {
    local target rest
    while read -r target rest; do
        [ "$target" != '#' ] || continue
        [ $# = 0 ] || [[ " $* " = *" $target "* ]] || continue
        echo "$target $rest"
    done <.ci/targets.tsv
}

# variable TARGET NAME
# The environment variable for a cargo setting of a target.
variable() {
    echo "CARGO_TARGET_$(tr a-z- A-Z_ <<<"$1")_$2"
}

# link_by_lld
# Lets cargo link programs that use only core, for all targets. (For the host target the setting `linker` would apply
# to build scripts as well.)
link_by_lld() {
    local target flags lld own=x86_64-unknown-linux-gnu
    lld=$(echo "$cross"/lib/llvm-*/bin/ld.lld)
    while read -r target _ _ flags; do
        [ "$target" = $own ] || export "$(variable "$target" LINKER)=$lld"
        export "$(variable "$target" RUSTFLAGS)=-Clinker-flavor=ld.lld -Crelocation-model=static -Clink-arg=-static -Clink-arg=-e_start $flags"
    done < <(rows; echo "$own ? - -Clinker=$lld")
}
