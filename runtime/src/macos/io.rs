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
    use crate::{
        Errno, I32, U8,
        macos::nr::{SYS_FSTAT64, SYS_FSTATAT64, SYS_LSTAT64, SYS_STAT64},
        syscall,
    };

    #[syscall(os = "macos")]
    unsafe extern "C" {
        /// Reads the attributes of a file, following symbolic links (`stat(2)`).
        ///
        /// # Safety
        ///
        /// `path` must point to a NUL-terminated string, and `stat` must be valid for writes.
        #[syscall(nr = SYS_STAT64)]
        pub fn stat(path: *const U8, stat: *mut Stat) -> I32;

        /// Reads the attributes of a file without following a symbolic link (`lstat(2)`).
        ///
        /// # Safety
        ///
        /// As for [`stat`](fn@stat).
        #[syscall(nr = SYS_LSTAT64)]
        pub fn lstat(path: *const U8, stat: *mut Stat) -> I32;

        /// Reads the attributes of an open file (`fstat(2)`).
        ///
        /// # Safety
        ///
        /// `stat` must be valid for writes. The caller must own `fd` or have borrowed it from its
        /// owner: see [raw descriptors](crate::fd#raw-descriptors).
        #[syscall(nr = SYS_FSTAT64)]
        pub fn fstat(fd: I32, stat: *mut Stat) -> I32;

        /// Reads the attributes of a file, with a relative path starting at the directory `dir`
        /// (`fstatat(2)`).
        ///
        /// # Safety
        ///
        /// As for [`stat`](fn@stat). The caller must own `dir` or have borrowed it from its owner:
        /// see [raw descriptors](crate::fd#raw-descriptors).
        #[syscall(nr = SYS_FSTATAT64)]
        pub fn fstatat(dir: I32, path: *const U8, stat: *mut Stat, flags: I32) -> I32;

        /// Creates a pipe and returns the descriptors of its read end and its write end
        /// (`pipe(2)`).
        ///
        /// The kernel returns both in registers; it writes no memory.
        ///
        /// # Errors
        ///
        /// `EMFILE`, `ENFILE`.
        pub safe fn pipe() -> Result<(I32, I32), Errno>;
    }
}
