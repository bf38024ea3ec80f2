# shellcheck shell=bash
# The environment in which cargo builds and runs programs for other targets. Source it from the top folder after
# setup-cross (and setup-wine, for Windows).

cross=$PWD/target/ci/cross/usr descriptions=$PWD/.ci
export RUSTUP_TOOLCHAIN=$cross CARGO_TARGET_DIR=$PWD/target/ci/build-cross CARGO_PROFILE_DEV_DEBUG=0
# cargo caches rustc's description of a target, regardless of RUSTC_BOOTSTRAP. Without it, for example in a test that
# runs `cargo tree`, rustc does not report that `f16` works there, and compiler_builtins leaves out functions that
# core needs.
export CARGO_CACHE_RUSTC_INFO=0

# Linux, with Debian's cross compilers. Tests that trace calls add `-strace` and a program to SYSDECL_QEMU.
export SYSDECL_QEMU="qemu-aarch64 -L /usr/aarch64-linux-gnu"
export CARGO_TARGET_AARCH64_UNKNOWN_LINUX_GNU_LINKER=aarch64-linux-gnu-gcc
export CARGO_TARGET_AARCH64_UNKNOWN_LINUX_GNU_RUNNER=$SYSDECL_QEMU

# Windows without std: LLVM links, and raw-dylib makes import libraries unnecessary.
CARGO_TARGET_X86_64_PC_WINDOWS_MSVC_LINKER=$(echo "$cross"/lib/llvm-*/bin/lld-link)
export CARGO_TARGET_X86_64_PC_WINDOWS_MSVC_LINKER
export CARGO_TARGET_X86_64_PC_WINDOWS_MSVC_RUNNER=wine
export CARGO_TARGET_X86_64_PC_WINDOWS_MSVC_RUSTFLAGS="-Clinker-flavor=lld-link -Clink-arg=/ENTRY:mainCRTStartup -Clink-arg=/SUBSYSTEM:CONSOLE -Clink-arg=/NODEFAULTLIB"
# Windows with std. Programs for later versions of Windows require a DLL that wine in Debian 12 does not have.
export CARGO_TARGET_X86_64_WIN7_WINDOWS_GNU_LINKER=x86_64-w64-mingw32-gcc
export CARGO_TARGET_X86_64_WIN7_WINDOWS_GNU_RUNNER=wine
export WINEPREFIX=$PWD/target/ci/wine WINEDEBUG=-all

# build_core CARGO-ARGUMENT..., build_std CARGO-ARGUMENT...
# cargo with the standard library, or only core, built for targets that Debian has no packages for. Programs on core
# need --release: without optimisation compiler_builtins requires a libm.
build_core() {
    local argument arguments=() options=(-Zbuild-std=core -Zbuild-std-features=compiler-builtins-mem)
    for argument in "$@"; do
        # A target that is not built into rustc.
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
