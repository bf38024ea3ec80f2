//! What C has macros for, held against the `libc` crate's: control messages, wait statuses, numbers of devices and of
//! requests; and times beside `Duration`.
#![cfg(target_os = "linux")]

#[path = "../beside/mod.rs"]
mod beside;
mod control;
mod device;
mod duration;
mod request;
mod wait_status;
