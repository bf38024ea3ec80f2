//! Linux: its numbers, its calls, its constants and its structures.

#[cfg(feature = "calls")]
pub mod calls;
mod constants;
pub mod event;
pub mod futex;
pub mod io;
pub mod mem;
pub mod net;
pub mod nr;
pub mod process;
pub mod random;
pub mod raw;
pub mod security;
pub mod time;
pub mod types;
pub mod uring;
