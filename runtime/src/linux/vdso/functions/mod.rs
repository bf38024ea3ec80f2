//! The functions of the vDSO that are system calls, on this architecture: one `static` for each, and the macro
//! `linux_vdso!(function: ret = nr, word, …; option, …)`, which makes any other call by the trap.

#[cfg_attr(all(target_arch = "aarch64", target_pointer_width = "64"), path = "aarch64.rs")]
#[cfg_attr(target_arch = "arm", path = "arm.rs")]
#[cfg_attr(target_arch = "loongarch64", path = "loongarch64.rs")]
#[cfg_attr(target_arch = "powerpc", path = "powerpc.rs")]
#[cfg_attr(target_arch = "powerpc64", path = "powerpc64.rs")]
#[cfg_attr(target_arch = "riscv32", path = "riscv32.rs")]
#[cfg_attr(target_arch = "riscv64", path = "riscv64.rs")]
#[cfg_attr(target_arch = "s390x", path = "s390x.rs")]
#[cfg_attr(target_arch = "x86", path = "x86.rs")]
#[cfg_attr(all(target_arch = "x86_64", target_pointer_width = "32"), path = "x32.rs")]
#[cfg_attr(all(target_arch = "x86_64", target_pointer_width = "64"), path = "x86_64.rs")]
#[cfg_attr(
    all(sysdecl_experimental_arch, any(target_arch = "mips", target_arch = "mips32r6")),
    path = "mips.rs"
)]
#[cfg_attr(
    all(
        sysdecl_experimental_arch,
        any(target_arch = "mips64", target_arch = "mips64r6"),
        target_pointer_width = "64"
    ),
    path = "mips64.rs"
)]
#[cfg_attr(
    all(
        sysdecl_experimental_arch,
        any(target_arch = "mips64", target_arch = "mips64r6"),
        target_pointer_width = "32"
    ),
    path = "mipsn32.rs"
)]
#[cfg_attr(all(sysdecl_experimental_arch, target_arch = "sparc64"), path = "sparc64.rs")]
mod target;

#[allow(unused_imports, unreachable_pub, reason = "not every target has one")]
pub use self::target::*;
