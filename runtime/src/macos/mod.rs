//! macOS: numbers, raw calls, and what the kernel offers to files, memory, processes and sockets.
//!
//! Apple keeps the C library's functions, not the kernel's numbers: a program that must run on a macOS of
//! some years from now calls [`libsystem`]. The rest is for those who write what stands in the C library's
//! place, and for tools.
//!
//! Reserved fields of structures are hidden from this documentation and exempt from semantic
//! versioning: end a struct expression with `..ZERO` and a pattern with `..`.

#[cfg(feature = "modules")]
pub mod io;
#[cfg(all(feature = "macros", feature = "modules"))]
pub mod libsystem;
pub mod mach;
#[cfg(feature = "modules")]
pub mod mem;
#[cfg(feature = "modules")]
pub mod net;
pub mod nr;
#[cfg(feature = "modules")]
pub mod process;
pub mod raw;
