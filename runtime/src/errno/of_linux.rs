//! Error numbers of Linux: most architectures share them.

#[cfg_attr(
    any(
        target_arch = "mips",
        target_arch = "mips32r6",
        target_arch = "mips64",
        target_arch = "mips64r6",
    ),
    path = "linux_mips.rs"
)]
#[cfg_attr(any(target_arch = "powerpc", target_arch = "powerpc64"), path = "linux_powerpc.rs")]
#[cfg_attr(any(target_arch = "sparc", target_arch = "sparc64"), path = "linux_sparc.rs")]
mod linux;

pub(in crate::errno) use self::linux::describe;
pub use self::linux::*;
