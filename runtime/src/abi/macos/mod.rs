//! macOS: one file for each architecture with its three entries, and the aliases of this target's.
//!
//! - `macos`: a BSD call, which gives one result;
//! - `macos_pair`: a BSD call that gives two, as `fork(2)` and `pipe(2)` do, packed into one word;
//! - `mach`: a Mach trap, which tells a failure in words of its own (`kern_return_t`).
//!
//! All three hand over up to eight words: the kernel has no call with more (XNU
//! `bsd/kern/syscalls.master`, `osfmk/kern/syscall_sw.c`).
//!
//! A success that looks like a negative error number is taken for one. Of the calls that have such
//! successes (`getpriority(2)`, `fcntl(2)` with `F_GETOWN`) ask in another way.

mod aarch64;
mod x86_64;

pub use crate::{
    mach_aarch64, mach_x86_64, macos_aarch64, macos_pair_aarch64, macos_pair_x86_64, macos_x86_64,
};

#[cfg(all(target_os = "macos", target_arch = "aarch64"))]
pub use crate::{mach_aarch64 as mach, macos_aarch64 as macos, macos_pair_aarch64 as macos_pair};
#[cfg(all(target_os = "macos", target_arch = "x86_64"))]
pub use crate::{mach_x86_64 as mach, macos_pair_x86_64 as macos_pair, macos_x86_64 as macos};
