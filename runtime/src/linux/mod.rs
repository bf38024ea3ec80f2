//! Linux: its numbers, its calls, its constants and its structures.

#[cfg(feature = "calls")]
pub mod calls;
#[cfg(feature = "modules")]
mod constants;
#[cfg(feature = "modules")]
pub mod event;
#[cfg(feature = "modules")]
pub mod futex;
#[cfg(feature = "modules")]
pub mod io;
#[cfg(feature = "modules")]
pub mod mem;
#[cfg(feature = "modules")]
pub mod net;
pub mod nr;
#[cfg(feature = "modules")]
pub mod process;
#[cfg(feature = "modules")]
pub mod random;
pub mod raw;
#[cfg(feature = "modules")]
pub mod security;
#[cfg(feature = "modules")]
pub mod time;
#[cfg(feature = "modules")]
pub mod types;
#[cfg(feature = "modules")]
pub mod uring;
#[cfg(feature = "modules")]
pub(crate) mod variant;
#[cfg(any(feature = "macros", feature = "modules"))]
pub mod vdso;
