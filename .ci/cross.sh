# shellcheck shell=bash
# The environment in which cargo builds for other machines and runs what it built; to be sourced from the top folder
# after setup-cross (and setup-wine, for Windows).

cross=$PWD/target/ci/cross/usr descriptions=$PWD/.ci
export RUSTUP_TOOLCHAIN=$cross CARGO_TARGET_DIR=$PWD/target/ci/build-cross CARGO_PROFILE_DEV_DEBUG=0
# cargo caches rustc's description of a target whatever RUSTC_BOOTSTRAP was. Asked without it, as by a test that runs
# `cargo tree`, rustc does not say that `f16` works there, and compiler_builtins leaves out functions that core needs.
export CARGO_CACHE_RUSTC_INFO=0

# Linux, with Debian's cross compilers. Tests that read calls back put `-strace` and a program behind SYSDECL_QEMU.
export SYSDECL_QEMU="qemu-aarch64 -L /usr/aarch64-linux-gnu"
export CARGO_TARGET_AARCH64_UNKNOWN_LINUX_GNU_LINKER=aarch64-linux-gnu-gcc
export CARGO_TARGET_AARCH64_UNKNOWN_LINUX_GNU_RUNNER=$SYSDECL_QEMU

# Windows without std: LLVM links it, and raw-dylib makes import libraries needless.
CARGO_TARGET_X86_64_PC_WINDOWS_MSVC_LINKER=$(echo "$cross"/lib/llvm-*/bin/lld-link)
export CARGO_TARGET_X86_64_PC_WINDOWS_MSVC_LINKER
export CARGO_TARGET_X86_64_PC_WINDOWS_MSVC_RUNNER=wine
export CARGO_TARGET_X86_64_PC_WINDOWS_MSVC_RUSTFLAGS="-Clinker-flavor=lld-link -Clink-arg=/ENTRY:mainCRTStartup -Clink-arg=/SUBSYSTEM:CONSOLE -Clink-arg=/NODEFAULTLIB"
# Windows with std. Programs for later Windows want a DLL that Debian 12's wine does not have.
export CARGO_TARGET_X86_64_WIN7_WINDOWS_GNU_LINKER=x86_64-w64-mingw32-gcc
export CARGO_TARGET_X86_64_WIN7_WINDOWS_GNU_RUNNER=wine
export WINEPREFIX=$PWD/target/ci/wine WINEDEBUG=-all

# build_core CARGO-ARGUMENT..., build_std CARGO-ARGUMENT...
# cargo with the standard library built along, or core alone, for targets that Debian carries none for. Programs on core
# alone want --release: without optimisation compiler_builtins asks for a libm.
build_core() {
    local argument arguments=() options=(-Zbuild-std=core -Zbuild-std-features=compiler-builtins-mem)
    for argument in "$@"; do
        # A target that Rust does not have.
        if [ -e "$descriptions/$argument.json" ]; then
            argument=$descriptions/$argument.json
            options+=(-Zjson-target-spec)
        fi
        arguments+=("$argument")
    done
    RUSTC_BOOTSTRAP=1 cargo "${options[@]}" "${arguments[@]}"
}
build_std() {
    RUSTC_BOOTSTRAP=1 cargo -Zbuild-std "$@"
}
