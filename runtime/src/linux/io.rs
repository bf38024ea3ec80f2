//! Files, directories and descriptors.
//!
//! Each function is one system call and returns what the kernel returns: errors are negated error
//! numbers, -4095 to -1. [`result::check`](crate::result::check) and
//! [`check_i32`](crate::result::check_i32) convert them to a `Result`. Nothing is retried, buffered
//! or closed implicitly, and no C library is involved.
//!
//! ```
//! use sysdecl::{
//!     Errno,
//!     linux::io::*,
//!     result::{check, check_i32},
//! };
//!
//! # fn main() -> Result<(), Errno> {
//! let mut text = [0; 64];
//! let path = c"/proc/self/comm";
//! // SAFETY: the path is NUL-terminated, the buffer has the given length, and nothing else uses
//! // the descriptor.
//! let len = unsafe {
//!     let fd = check_i32(open(path.as_ptr().cast(), O_RDONLY | O_CLOEXEC, 0))?;
//!     let len = check(read(fd, text.as_mut_ptr(), text.len() as u64));
//!     close(fd);
//!     len?
//! };
//! assert_eq!(text[len as usize - 1], b'\n');
//! # Ok(())
//! # }
//! ```
//!
//! # Paths
//!
//! A path is the address of a NUL-terminated string: `c"/etc".as_ptr().cast()`. The calls whose
//! names contain `at` also take the descriptor of the directory where a relative path starts;
//! [`AT_FDCWD`] stands for the working directory.
//!
//! # Descriptors
//!
//! Descriptors are plain numbers here, so the functions that take one are `unsafe`: see [raw
//! descriptors](crate::fd#raw-descriptors). For a safe function, declare the call over
//! [`BorrowedFd`](crate::fd::BorrowedFd). Descriptors opened without `O_CLOEXEC` are inherited by
//! executed programs.
//!
//! # Legacy calls
//!
//! Newer architectures lack `open`, `stat`, `dup2`, `pipe`, `unlink` and others, and only have the
//! more general calls that replaced them. The old names exist on every architecture, as functions
//! that call the replacement; the documentation of each names it.
//!
//! # Flags and structures
//!
//! Flags are plain constants, as these functions take them. The same bits also exist as types, such
//! as [`OpenFlags`], for your own declarations:
//!
//! ```
//! use sysdecl::{linux::io::OpenFlags, prelude::*};
//!
//! #[syscall(os = "linux")]
//! unsafe extern {
//!     safe fn pipe2(ends: &mut [I32; 2], flags: OpenFlags) -> Result<(), Errno>;
//! }
//!
//! let mut ends = [-1; 2];
//! pipe2(&mut ends, OpenFlags::CLOEXEC | OpenFlags::NONBLOCK)?;
//! # assert!(ends[0] > 2 && ends[1] > 2);
//! # Ok::<(), Errno>(())
//! ```

#![allow(clippy::must_use_candidate, reason = "a call is made for its effect")]

#[cfg(feature = "macros")]
mod between;
#[cfg(feature = "macros")]
mod control;
#[cfg(feature = "macros")]
mod descriptors;
mod device;
#[cfg(feature = "macros")]
mod directories;
#[cfg(feature = "macros")]
mod durable;
#[cfg(feature = "macros")]
#[cfg_attr(
    not(any(
        target_arch = "aarch64",
        target_arch = "powerpc64",
        target_arch = "riscv64",
        target_arch = "s390x",
        target_arch = "sparc64",
        target_arch = "x86_64",
    )),
    path = "io/fstat_by_statx.rs"
)]
#[cfg_attr(target_arch = "sparc64", path = "io/fstat_sparc64.rs")]
mod fstat;
#[cfg(feature = "macros")]
mod names;
#[cfg(feature = "macros")]
mod open;
#[cfg(feature = "macros")]
#[cfg_attr(all(target_pointer_width = "32", not(target_arch = "x86_64")), path = "io/openat_32.rs")]
mod openat;
#[cfg(feature = "macros")]
mod permissions;
mod request;
#[cfg(feature = "macros")]
mod space;
#[cfg(feature = "macros")]
mod stat;
#[cfg(feature = "macros")]
#[cfg_attr(all(target_pointer_width = "32", not(target_arch = "x86_64")), path = "io/statfs_32.rs")]
mod statfs;
#[cfg(feature = "macros")]
mod transfer;
#[cfg(feature = "macros")]
mod vectors;

#[cfg(feature = "macros")]
pub use self::{
    between::*, control::*, descriptors::*, directories::*, durable::*, fstat::*, names::*,
    open::*, openat::*, permissions::*, space::*, stat::*, statfs::*, transfer::*, vectors::*,
};
pub use self::{device::*, request::*};
pub use super::{
    constants::io::*,
    types::{
        FOwnerEx, FileHandle, Flock, IoVec, LinuxDirent64, OpenHow, Stat, Statfs, Statx,
        StatxTimestamp, Termios, Termios2, Timespec, Winsize,
    },
};
