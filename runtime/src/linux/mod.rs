//! Linux: its numbers, its calls, its constants and its structures.

#[cfg(feature = "calls")]
pub mod calls;
mod constants;
pub mod nr;
pub mod raw;
pub mod types;
