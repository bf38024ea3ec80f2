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
