//! The system calls that rustix wraps, declared without a body and compared with the C library's.
//!
//! `README.md` in this folder contains the counts by kind, and the calls that cannot be declared. A test writes it.
#![cfg(all(target_os = "linux", target_arch = "x86_64"))]
#![allow(
    clippy::cast_possible_truncation,
    clippy::cast_possible_wrap,
    clippy::cast_sign_loss,
    reason = "the C library uses other signedness and widths for the same words"
)]
#![allow(clippy::similar_names, clippy::used_underscore_items, reason = "the names are rustix's")]

#[path = "../beside/mod.rs"]
mod beside;
mod compared;
mod count;
mod declared;
