//! The system calls that rustix wraps, declared without a body, and made beside the C library's.
//!
//! `README.md` here is the count: by kind, and what could not be declared. A test writes it.
#![cfg(all(target_os = "linux", target_arch = "x86_64"))]

#[path = "../beside/mod.rs"]
mod beside;
mod compared;
mod count;
mod declared;
