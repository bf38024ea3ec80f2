//! The parts that differ between architectures: the order of `clone`'s arguments, the first instructions of a thread,
//! the last ones of a signal handler.

#[cfg_attr(
    not(any(
        target_arch = "aarch64",
        target_arch = "s390x",
        target_arch = "x86",
        target_arch = "x86_64"
    )),
    path = "by_kernel.rs"
)]
#[cfg_attr(any(target_arch = "aarch64", target_arch = "x86_64"), path = "by_restorer.rs")]
#[cfg_attr(any(target_arch = "s390x", target_arch = "x86"), path = "by_restorer_x86.rs")]
pub(super) mod returning;
#[cfg_attr(target_arch = "aarch64", path = "aarch64.rs")]
#[cfg_attr(target_arch = "arm", path = "arm.rs")]
#[cfg_attr(target_arch = "loongarch64", path = "loongarch64.rs")]
#[cfg_attr(any(target_arch = "mips", target_arch = "mips32r6"), path = "mips.rs")]
#[cfg_attr(any(target_arch = "mips64", target_arch = "mips64r6"), path = "mips64.rs")]
#[cfg_attr(any(target_arch = "powerpc", target_arch = "powerpc64"), path = "powerpc.rs")]
#[cfg_attr(any(target_arch = "riscv32", target_arch = "riscv64"), path = "riscv.rs")]
#[cfg_attr(target_arch = "s390x", path = "s390x.rs")]
#[cfg_attr(target_arch = "sparc64", path = "sparc64.rs")]
#[cfg_attr(target_arch = "x86", path = "x86.rs")]
#[cfg_attr(all(target_arch = "x86_64", target_pointer_width = "32"), path = "x32.rs")]
#[cfg_attr(all(target_arch = "x86_64", target_pointer_width = "64"), path = "x86_64.rs")]
mod target;

#[cfg(target_arch = "sparc64")]
pub(super) use self::target::restorer;
pub(super) use self::target::{clone, start};
