//! macOS: system call numbers, raw calls, and the calls for files, memory, processes and sockets.
//!
//! Apple guarantees the functions of the C library, not the system call numbers: a program that must run on future versions
//! of macOS should use [`libsystem`]. The other modules are for replacements of the C library, and for tools.
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
