//! The numbers of Linux's system calls on this architecture, one constant for each.
//!
//! A call that an architecture does not have has no constant there (`SYS_OPEN` on aarch64): declare
//! the one that it does have (`SYS_OPENAT`).

#[cfg(target_arch = "aarch64")]
#[path = "aarch64.rs"]
mod target;
#[cfg(target_arch = "x86_64")]
#[path = "x86_64.rs"]
mod target;

pub use self::target::*;
