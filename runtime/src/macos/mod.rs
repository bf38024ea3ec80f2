//! macOS: numbers, raw calls, and what the kernel offers to files, memory, processes and sockets.
//!
//! Apple keeps the C library's functions, not the kernel's numbers: a program that must run on a macOS of
//! some years from now calls [`libsystem`]. The rest is for those who write what stands in the C library's
//! place, and for tools.
//!
//! Members of structures that the kernel reserves are hidden from this documentation and exempt from
//! semantic versioning: let a literal end in `..ZERO` and a pattern in `..`.

pub mod io;
#[cfg(feature = "macros")]
pub mod libsystem;
pub mod mach;
pub mod mem;
pub mod net;
pub mod nr;
pub mod process;
pub mod raw;
