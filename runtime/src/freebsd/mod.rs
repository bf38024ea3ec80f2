//! FreeBSD: numbers, raw calls, and what the kernel offers to files, memory, processes and sockets.
//!
//! Built for 64-bit machines; the numbers and structures are those of FreeBSD 12 and later (64-bit inodes).
//!
//! Members of structures that the kernel reserves are hidden from this documentation and exempt from
//! semantic versioning: let a literal end in `..ZERO` and a pattern in `..`.

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
