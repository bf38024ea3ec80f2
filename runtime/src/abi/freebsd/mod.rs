//! FreeBSD: one file for each architecture with its two entries, and the aliases of this target's.
//!
//! - `freebsd`: a call that gives one result;
//! - `freebsd_pair`: a call that gives two, as `pipe` of FreeBSD 10 (call 42) does, packed into one word.
//!
//! Both hand over up to eight words: the kernel has no call with more (FreeBSD
//! `sys/kern/syscalls.master`).
//!
//! A success that looks like a negative error number is taken for one. Of the calls that have such
//! successes (`getpriority(2)`, `fcntl(2)` with `F_GETOWN`) ask in another way.

mod aarch64;
mod riscv64;
mod x86_64;

pub use crate::{
    freebsd_aarch64, freebsd_pair_aarch64, freebsd_pair_riscv64, freebsd_pair_x86_64,
    freebsd_riscv64, freebsd_x86_64,
};

#[cfg(all(target_os = "freebsd", target_arch = "aarch64"))]
pub use crate::{freebsd_aarch64 as freebsd, freebsd_pair_aarch64 as freebsd_pair};
#[cfg(all(target_os = "freebsd", target_arch = "riscv64"))]
pub use crate::{freebsd_pair_riscv64 as freebsd_pair, freebsd_riscv64 as freebsd};
#[cfg(all(target_os = "freebsd", target_arch = "x86_64"))]
pub use crate::{freebsd_pair_x86_64 as freebsd_pair, freebsd_x86_64 as freebsd};
#[cfg(all(
    target_os = "freebsd",
    not(any(target_arch = "aarch64", target_arch = "riscv64", target_arch = "x86_64"))
))]
pub use crate::{freebsd_unsupported as freebsd, freebsd_unsupported as freebsd_pair};

/// Stands in where an architecture has no entry yet.
#[doc(hidden)]
#[macro_export]
macro_rules! freebsd_unsupported {
    ($($call:tt)*) => {
        ::core::compile_error!(
            "sysdecl has no entry into FreeBSD on this architecture yet\n\
            help: write one, as `sysdecl::abi` tells, and name it in `abi = …`"
        )
    };
}
