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
    use crate::{
        Errno, I32, U8,
        macos::nr::{SYS_FSTAT64, SYS_FSTATAT64, SYS_LSTAT64, SYS_STAT64},
        syscall,
    };

    #[syscall(os = "macos")]
    unsafe extern "C" {
        /// Tells of the file at a path (`stat(2)`).
        ///
        /// # Safety
        ///
        /// The caller must pass a readable text that ends in NUL, and let the kernel write at `stat`.
        #[syscall(nr = SYS_STAT64)]
        pub fn stat(path: *const U8, stat: *mut Stat) -> I32;

        /// Tells of the symbolic link at a path, or of the file that it is (`lstat(2)`).
        ///
        /// # Safety
        ///
        /// As for [`stat`](fn@stat).
        #[syscall(nr = SYS_LSTAT64)]
        pub fn lstat(path: *const U8, stat: *mut Stat) -> I32;

        /// Tells of an open file (`fstat(2)`).
        ///
        /// # Safety
        ///
        /// The caller must let the kernel write at `stat`. The caller must own or have borrowed
        /// `fd`: see [raw descriptors](crate::fd#raw-descriptors).
        #[syscall(nr = SYS_FSTAT64)]
        pub fn fstat(fd: I32, stat: *mut Stat) -> I32;

        /// Tells of the file at a path, a relative one taken from a directory (`fstatat(2)`).
        ///
        /// # Safety
        ///
        /// As for [`stat`](fn@stat). The caller must own or have borrowed `dir`: see [raw
        /// descriptors](crate::fd#raw-descriptors).
        #[syscall(nr = SYS_FSTATAT64)]
        pub fn fstatat(dir: I32, path: *const U8, stat: *mut Stat, flags: I32) -> I32;

        /// Makes a pipe: the end to read from, and the end to write to (`pipe(2)`).
        ///
        /// The kernel gives both as results, the second in another register; it writes no memory.
        ///
        /// # Errors
        ///
        /// `EMFILE`, `ENFILE`.
        pub safe fn pipe() -> Result<(I32, I32), Errno>;
    }
}
