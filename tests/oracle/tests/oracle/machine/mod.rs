//! The architecture that the test runs on.

#[cfg(target_arch = "aarch64")]
mod aarch64;
#[cfg(target_arch = "x86_64")]
mod x86_64;

#[cfg(target_arch = "aarch64")]
pub(crate) use self::aarch64::*;
#[cfg(target_arch = "x86_64")]
pub(crate) use self::x86_64::*;

/// The contents of registers that are not preserved.
pub(crate) const GARBAGE: usize = 0xdead_beef_dead_beef;
