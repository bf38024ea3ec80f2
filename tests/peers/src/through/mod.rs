//! The same functions through each crate, with calls as in its documentation. Errors are checked if the call can
//! fail.

pub(crate) mod by_hand;
pub(crate) mod declared;
pub(crate) mod libc;
pub(crate) mod linux_syscall;
pub(crate) mod nix;
pub(crate) mod rustix;
pub(crate) mod sc;
pub(crate) mod syscalls;

/// Replaces the operator `?` if the error type stays the same: the operator is two function calls in a debug build,
/// which would be attributed to the crate.
macro_rules! ok {
    ($result:expr) => {
        match $result {
            Ok(value) => value,
            Err(error) => return Err(error),
        }
    };
}
use ok;
