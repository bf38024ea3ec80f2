//! Files and descriptors.
//!
//! Each function is one system call, and answers as the entry does: a failure is the negative error
//! number. [`result::check`](crate::result::check) and [`check_i32`](crate::result::check_i32) make a
//! `Result` of it.

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
        /// The caller must let the kernel write at `stat`. The caller must own or have borrowed
        /// `fd`: see [raw descriptors](crate::fd#raw-descriptors).
        pub fn fstat(fd: I32, stat: *mut Stat) -> I32;

        /// Tells of the file at a path, a relative one taken from a directory (`fstatat(2)`).
        ///
        /// # Safety
        ///
        /// The caller must pass a readable text that ends in NUL, and let the kernel write at
        /// `stat`. The caller must own or have borrowed `dir`: see [raw
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
