//! Compares all functions of `linux::io` with the C library's on the same input, for success and errors: return
//! values, error numbers, effects, structures.

#![cfg(target_os = "linux")]
#![allow(
    clippy::cast_possible_truncation,
    clippy::cast_possible_wrap,
    clippy::cast_sign_loss,
    reason = "C uses other integer types for the same small numbers"
)]

#[path = "../beside/mod.rs"]
mod beside;

mod between;
mod control;
mod descriptors;
mod directories;
mod durable;
mod names;
mod open;
mod permissions;
mod space;
mod specification;
mod stat;
mod transfer;
mod vectors;

use beside::{Folder, alone, bytes, c, err, fd, is_emulated, is_there, p, same};
use sysdecl::linux::io;
