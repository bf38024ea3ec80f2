//! The numbers of Linux's system calls on this architecture, one constant for each.
//!
//! A call that an architecture does not have has no constant there (`SYS_OPEN` on aarch64): declare
//! the one that it does have (`SYS_OPENAT`).

#[cfg_attr(target_arch = "aarch64", path = "aarch64.rs")]
#[cfg_attr(target_arch = "arm", path = "arm.rs")]
#[cfg_attr(target_arch = "loongarch64", path = "loongarch64.rs")]
#[cfg_attr(any(target_arch = "mips", target_arch = "mips32r6"), path = "mips.rs")]
#[cfg_attr(
    all(any(target_arch = "mips64", target_arch = "mips64r6"), target_pointer_width = "64"),
    path = "mips64.rs"
)]
#[cfg_attr(
    all(any(target_arch = "mips64", target_arch = "mips64r6"), target_pointer_width = "32"),
    path = "mipsn32.rs"
)]
#[cfg_attr(target_arch = "powerpc", path = "powerpc.rs")]
#[cfg_attr(target_arch = "powerpc64", path = "powerpc64.rs")]
#[cfg_attr(target_arch = "riscv32", path = "riscv32.rs")]
#[cfg_attr(target_arch = "riscv64", path = "riscv64.rs")]
#[cfg_attr(target_arch = "s390x", path = "s390x.rs")]
#[cfg_attr(target_arch = "sparc64", path = "sparc64.rs")]
#[cfg_attr(target_arch = "x86", path = "x86.rs")]
#[cfg_attr(all(target_arch = "x86_64", target_pointer_width = "32"), path = "x32.rs")]
#[cfg_attr(all(target_arch = "x86_64", target_pointer_width = "64"), path = "x86_64.rs")]
mod target;

#[allow(
    unused_imports,
    unreachable_pub,
    reason = "there are none on an architecture that is not listed above"
)]
pub use self::target::*;
