//! Compares our equivalents of C macros with those of the `libc` crate: control messages, wait statuses, device
//! numbers and `ioctl` requests; and kernel times with `Duration`.
#![cfg(target_os = "linux")]

#[path = "../beside/mod.rs"]
mod beside;
mod control;
mod device;
mod duration;
mod request;
mod wait_status;
