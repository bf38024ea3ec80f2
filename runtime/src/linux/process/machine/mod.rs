//! What each machine has its own way for: the order of `clone`'s arguments, the first instructions of
//! a thread, the last ones of a signal handler.

#[cfg(target_arch = "aarch64")]
#[path = "aarch64.rs"]
mod target;
#[cfg(target_arch = "x86_64")]
#[path = "x86_64.rs"]
mod target;

pub use self::target::restorer;
pub(super) use self::target::{clone, start};
