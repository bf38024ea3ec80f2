# shellcheck shell=bash
# cargo test for other Linux architectures, with the standard library built from source and Debian's cross compilers
# as linkers. Source it from the top folder after arch.sh and setup-compilers.

# own_folder TRIPLET
# The folder of the compiler and its libraries: unpacked, or the system's.
own_folder() {
    local own=$PWD/target/ci/compilers/$1/usr
    [ -e "$own/bin/$1-gcc" ] || own=/usr
    echo "$own"
}

# std_test TARGET CARGO-ARGUMENT...
std_test() (
    read -r target emulator triplet flags < <(rows "$1")
    own=$(own_folder "$triplet")
    export PATH=$own/bin:$PATH LD_LIBRARY_PATH=$own/lib/x86_64-linux-gnu CARGO_TARGET_DIR=$PWD/target/ci/build-std
    runner="$emulator -L $own/$triplet"
    if [ "$emulator" = qemu-i386 ]; then
        # This kernel can run these programs natively, given the libraries to link them.
        flags+=" -Clink-arg=-Wl,--dynamic-linker=$own/$triplet/lib/ld-linux.so.2,-rpath,$own/$triplet/lib"
        runner=
    fi
    export "$(variable "$target" LINKER)=$own/bin/$triplet-gcc" "$(variable "$target" RUSTFLAGS)=$flags"
    [ -z "$runner" ] || export "$(variable "$target" RUNNER)=$runner" SYSDECL_QEMU=$runner
    # Single-threaded: the emulator can corrupt its own locks when one of several threads forks.
    RUST_TEST_THREADS=1 build_std test --locked --target "$target" "${@:2}"
)
