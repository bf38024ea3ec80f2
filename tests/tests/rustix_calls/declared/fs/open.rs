//! Opening and creating files.

use core::ffi::CStr;
use std::os::fd::{BorrowedFd, OwnedFd};

use sysdecl::{
    linux::io::{AT_FDCWD, Mode, OpenFlags, OpenHow, ResolveFlags},
    prelude::*,
};

use super::super::types::flags;

flags! {
    MemfdFlags: U32 { CLOEXEC = 1, ALLOW_SEALING = 2 }
}

/// The type of a file, the upper bits of a mode.
#[derive(Clone, Copy)]
#[repr(u32)]
pub(crate) enum FileType {
    Fifo = 0o1_0000,
    RegularFile = 0o10_0000,
}

/// `openat2` does not accept `O_PATH` together with `O_LARGEFILE`.
fn large(flags: OpenFlags) -> U64 {
    let large = if flags.contains(OpenFlags::PATH) { flags } else { flags | OpenFlags::LARGEFILE };
    U64::from(large.bits().cast_unsigned())
}

#[syscall(os = "linux")]
unsafe extern "C" {
    #[syscall(args(path, flags | OpenFlags::LARGEFILE, mode))]
    pub(crate) safe fn open(path: &CStr, flags: OpenFlags, mode: Mode) -> Result<OwnedFd, Errno>;

    #[syscall(args(dirfd, path, flags | OpenFlags::LARGEFILE, mode))]
    pub(crate) safe fn openat(
        dirfd: BorrowedFd<'_>,
        path: &CStr,
        flags: OpenFlags,
        mode: Mode,
    ) -> Result<OwnedFd, Errno>;

    #[syscall(args(
        dirfd,
        path,
        &OpenHow {
            flags: large(flags),
            mode: U64::from(mode.bits()),
            resolve: resolve.bits(),
        },
        size_of::<OpenHow>(),
    ))]
    pub(crate) safe fn openat2(
        dirfd: BorrowedFd<'_>,
        path: &CStr,
        flags: OpenFlags,
        mode: Mode,
        resolve: ResolveFlags,
    ) -> Result<OwnedFd, Errno>;

    #[syscall(args(dirfd, path, mode.bits() | file_type as U32, dev))]
    pub(crate) safe fn mknodat(
        dirfd: BorrowedFd<'_>,
        path: &CStr,
        file_type: FileType,
        mode: Mode,
        dev: U64,
    ) -> Result<(), Errno>;

    #[syscall(name = "mkdirat", args(AT_FDCWD, path, mode))]
    pub(crate) safe fn mkdir(path: &CStr, mode: Mode) -> Result<(), Errno>;

    pub(crate) safe fn mkdirat(dirfd: BorrowedFd<'_>, path: &CStr, mode: Mode)
    -> Result<(), Errno>;

    pub(crate) safe fn memfd_create(name: &CStr, flags: MemfdFlags) -> Result<OwnedFd, Errno>;
}
