//! FreeBSD: system call numbers, raw calls, and the calls for files, memory, processes and sockets.
//!
//! For 64-bit architectures; the numbers and structures are those of FreeBSD 12 and later (64-bit inodes).
//!
//! Reserved fields of structures are hidden from this documentation and exempt from semantic
//! versioning: end a struct expression with `..ZERO` and a pattern with `..`.

#[cfg(feature = "modules")]
pub mod io;
#[cfg(feature = "modules")]
pub mod mem;
#[cfg(feature = "modules")]
pub mod net;
pub mod nr;
#[cfg(feature = "modules")]
pub mod process;
pub mod raw;
