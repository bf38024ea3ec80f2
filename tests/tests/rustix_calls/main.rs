//! The system calls that rustix wraps, declared without a body, and made beside the C library's.
#![cfg(all(target_os = "linux", target_arch = "x86_64"))]

mod declared;
