//! Files, directories and descriptors: opening, reading, writing, asking, naming.
//!
//! Each function is one system call, and answers as the kernel does: a failure is the negative error
//! number, -4095 to -1. [`result::check`](crate::result::check) and
//! [`check_i32`](crate::result::check_i32) make a `Result` of it. Nothing is retried, buffered or
//! closed behind the caller's back, and no C library is asked.
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
//! // SAFETY: the path ends in NUL, the buffer is as long as said, and nobody else has the descriptor.
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
//! A path is the address of bytes that end in NUL: `c"/etc".as_ptr().cast()`. The calls with `at` in
//! their names take a directory too, from which a relative path starts; [`AT_FDCWD`] stands for the
//! working directory.
//!
//! # Descriptors
//!
//! A descriptor is a number here, and a function that takes one is `unsafe`: see
//! [raw descriptors](crate::fd#raw-descriptors). Declare a call over [`BorrowedFd`](crate::fd::BorrowedFd)
//! where you want it to be safe. A descriptor without `O_CLOEXEC` is inherited by the programs that this
//! one executes.
//!
//! # Old calls
//!
//! Newer machines have no `open`, `stat`, `dup2`, `pipe`, `unlink` and so on, only the more general
//! calls that came later. The old names are here on every machine, as functions over the calls which
//! every machine has; each says which.
//!
//! # Flags and structures
//!
//! Flags are plain constants, as the functions here take them. The same bits are there as types,
//! [`OpenFlags`] and others, for declarations of your own:
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
mod names;
#[cfg(feature = "macros")]
mod open;
#[cfg(feature = "macros")]
mod permissions;
mod request;
#[cfg(feature = "macros")]
mod space;
#[cfg(feature = "macros")]
mod stat;
#[cfg(feature = "macros")]
mod transfer;
#[cfg(feature = "macros")]
mod vectors;

#[cfg(feature = "macros")]
pub use self::{
    between::*, control::*, descriptors::*, directories::*, durable::*, names::*, open::*,
    permissions::*, space::*, stat::*, transfer::*, vectors::*,
};
pub use self::{device::*, request::*};
pub use super::{
    constants::io::*,
    types::{
        FOwnerEx, FileHandle, Flock, IoVec, LinuxDirent64, OpenHow, Stat, Statfs, Statx,
        StatxTimestamp, Termios, Termios2, Timespec, Winsize,
    },
};
