//! Attributes of files, from `statx(2)`: on loongarch64, whose kernels have no other call before Linux 6.11, and where the kernel's
//! own structure has times of 32 bits.

use super::{
    AT_EMPTY_PATH, AT_NO_AUTOMOUNT, AT_SYMLINK_NOFOLLOW, STATX_BASIC_STATS, Stat, Statx, statx,
};
use crate::{Errno, I32, U8};

/// Reads the attributes of an open file (`fstat(2)`).
///
/// # Errors
///
/// - `-EBADF`: `fd` is not an open descriptor.
/// - `-EFAULT`: an address is outside the accessible address space.
/// - `-EOVERFLOW`: a value does not fit in the structure.
///
/// # Safety
///
/// `statbuf` must be valid for writes. The caller must own `fd` or have borrowed it from its
/// owner: see [raw descriptors](crate::fd#raw-descriptors).
#[inline]
pub unsafe fn fstat(fd: I32, statbuf: *mut Stat) -> I32 {
    if fd < 0 {
        // `statx` would take `AT_FDCWD`.
        return -Errno::EBADF.code();
    }
    // SAFETY: the caller upholds the same requirements; the path is empty.
    unsafe { fstatat(fd, c"".as_ptr().cast(), statbuf, AT_EMPTY_PATH) }
}

/// Reads the attributes of a file, with a relative path starting at the directory `dirfd`
/// (`fstatat(2)`).
///
/// `flags` are `AT_SYMLINK_NOFOLLOW` (do not
/// follow a symbolic link), `AT_EMPTY_PATH` (an empty path stands for `dirfd` itself) and
/// `AT_NO_AUTOMOUNT`.
///
/// # Errors
///
/// As [`stat`], and:
///
/// - `-EBADF`: the path is relative and `dirfd` is neither an open descriptor nor `AT_FDCWD`.
/// - `-EINVAL`: a flag is unknown.
///
/// # Safety
///
/// `path` must point to a NUL-terminated string. `statbuf` must be valid for writes. The caller
/// must own `dirfd` or have borrowed it from its owner: see [raw
/// descriptors](crate::fd#raw-descriptors).
pub unsafe fn fstatat(dirfd: I32, path: *const U8, statbuf: *mut Stat, flags: I32) -> I32 {
    if flags & !(AT_SYMLINK_NOFOLLOW | AT_EMPTY_PATH | AT_NO_AUTOMOUNT) != 0 {
        return -Errno::EINVAL.code();
    }
    let mut found = Statx::ZERO;
    // The kernel's own `fstatat` triggers no automount either (`fs/stat.c`, `vfs_fstatat`).
    let flags = flags | AT_NO_AUTOMOUNT;
    // SAFETY: the caller upholds the same requirements; the structure is ours.
    let ret = unsafe { statx(dirfd, path, flags, STATX_BASIC_STATS, &raw mut found) };
    if ret != 0 {
        return ret;
    }
    let stat = Stat {
        st_dev: found.dev(),
        st_ino: found.stx_ino,
        st_mode: found.stx_mode.into(),
        st_nlink: found.stx_nlink,
        st_uid: found.stx_uid,
        st_gid: found.stx_gid,
        st_rdev: found.rdev(),
        st_size: found.stx_size.cast_signed(),
        st_blksize: found.stx_blksize.cast_signed(),
        st_blocks: found.stx_blocks.cast_signed(),
        st_atime: found.stx_atime.tv_sec,
        st_atime_nsec: found.stx_atime.tv_nsec.into(),
        st_mtime: found.stx_mtime.tv_sec,
        st_mtime_nsec: found.stx_mtime.tv_nsec.into(),
        st_ctime: found.stx_ctime.tv_sec,
        st_ctime_nsec: found.stx_ctime.tv_nsec.into(),
        ..Stat::ZERO
    };
    // SAFETY: the caller guarantees that the address is valid.
    unsafe { statbuf.write(stat) };
    0
}
