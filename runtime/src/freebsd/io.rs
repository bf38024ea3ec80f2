//! Files and descriptors.
//!
//! Each function is one system call and returns errors as negated error numbers, which
//! [`result::check`](crate::result::check) and [`check_i32`](crate::result::check_i32) convert to a
//! `Result`.

mod constants;

pub use self::constants::*;
#[cfg(feature = "macros")]
pub use self::own::*;
#[cfg(feature = "macros")]
pub use crate::bsd::io::*;
pub use crate::bsd::types::{Flock, IoVec, PollFd, Stat, Timespec};

#[cfg(feature = "macros")]
mod own {
    use super::Stat;
    use crate::{I32, U8, syscall};

    #[syscall(os = "freebsd")]
    unsafe extern "C" {
        /// Tells of an open file (`fstat(2)`).
        ///
        /// # Safety
        ///
        /// `stat` must be valid for writes. The caller must own `fd` or have borrowed it from its
        /// owner: see [raw descriptors](crate::fd#raw-descriptors).
        pub fn fstat(fd: I32, stat: *mut Stat) -> I32;

        /// Tells of the file at a path, a relative one taken from a directory (`fstatat(2)`).
        ///
        /// # Safety
        ///
        /// `path` must point to a NUL-terminated string, and `stat` must be valid for writes. The
        /// caller must own `dir` or have borrowed it from its owner: see [raw
        /// descriptors](crate::fd#raw-descriptors).
        pub fn fstatat(dir: I32, path: *const U8, stat: *mut Stat, flags: I32) -> I32;

        /// Makes a pipe, and writes the end to read from and the end to write to (`pipe2(2)`).
        ///
        /// # Safety
        ///
        /// The caller must let the kernel write two descriptors at `ends`.
        pub fn pipe2(ends: *mut I32, flags: I32) -> I32;
    }
}
