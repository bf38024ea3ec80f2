//! The same calls twice: declared, and by hand. A test compiles this and compares the instructions;
//! another one executes both, step by step.
//!
//! By hand means: as one writes it in Rust with `asm!`, for the same signature, without a detour.

#![no_std]
#![cfg(target_os = "linux")]

#[cfg_attr(target_arch = "aarch64", path = "by_hand/aarch64.rs")]
#[cfg_attr(target_arch = "x86_64", path = "by_hand/x86_64.rs")]
#[allow(
    clippy::cast_lossless,
    clippy::cast_possible_truncation,
    clippy::missing_errors_doc,
    reason = "as one writes it for one machine"
)]
pub mod by_hand;
pub mod declared;
mod out_of_line;
