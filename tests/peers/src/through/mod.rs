//! The same functions through each crate, as its documentation shows the calls. Where a call can fail, its
//! failure is looked at.

pub(crate) mod by_hand;
pub(crate) mod declared;
pub(crate) mod libc;
pub(crate) mod linux_syscall;
pub(crate) mod nix;
pub(crate) mod rustix;
pub(crate) mod sc;
pub(crate) mod syscalls;

/// What the operator `?` does where the error stays what it is: the operator is two calls in a debug build, which would count
/// for the crate.
macro_rules! ok {
    ($result:expr) => {
        match $result {
            Ok(value) => value,
            Err(error) => return Err(error),
        }
    };
}
use ok;
