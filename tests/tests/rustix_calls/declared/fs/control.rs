//! Offsets, sizes, locks and flags of open files.

use core::num::NonZero;
use std::os::fd::BorrowedFd;

use sysdecl::{
    linux::io::{
        F_ADD_SEALS, F_GET_SEALS, F_GETFL, F_RDLCK, F_SETFL, F_SETLK, F_SETLKW, F_UNLCK, F_WRLCK,
        FallocateFlags, Flock, OpenFlags, SealFlags,
    },
    prelude::*,
};

/// The expected access pattern of a file.
#[derive(Clone, Copy, ToKernel)]
#[repr(i32)]
pub(crate) enum Advice {
    Normal = 0,
    Random = 1,
    Sequential = 2,
    WillNeed = 3,
    DontNeed = 4,
}

/// The operation of `flock` and `fcntl_lock`.
#[derive(Clone, Copy, ToKernel)]
#[repr(i32)]
pub(crate) enum FlockOperation {
    LockShared = 1,
    LockExclusive = 2,
    Unlock = 8,
    NonBlockingLockShared = 4 | 1,
    NonBlockingLockExclusive = 4 | 2,
    NonBlockingUnlock = 4 | 8,
}

impl FlockOperation {
    /// The command of `fcntl`.
    fn command(self) -> I32 {
        if self as I32 & 4 == 0 { F_SETLKW } else { F_SETLK }
    }

    /// The lock for the whole file.
    fn whole_file(self) -> Flock {
        let l_type = match self {
            Self::LockShared | Self::NonBlockingLockShared => F_RDLCK,
            Self::LockExclusive | Self::NonBlockingLockExclusive => F_WRLCK,
            Self::Unlock | Self::NonBlockingUnlock => F_UNLCK,
        };
        Flock { l_type, ..Flock::ZERO }
    }
}

#[syscall(os = "linux")]
unsafe extern "C" {
    #[syscall(name = "lseek")]
    pub(crate) safe fn _seek(fd: BorrowedFd<'_>, offset: I64, whence: U32) -> Result<U64, Errno>;

    pub(crate) safe fn ftruncate(fd: BorrowedFd<'_>, length: U64) -> Result<(), Errno>;

    pub(crate) safe fn fallocate(
        fd: BorrowedFd<'_>,
        mode: FallocateFlags,
        offset: U64,
        len: U64,
    ) -> Result<(), Errno>;

    #[syscall(name = "fadvise64")]
    pub(crate) safe fn fadvise(
        fd: BorrowedFd<'_>,
        pos: U64,
        len: Option<NonZero<U64>>,
        advice: Advice,
    ) -> Result<(), Errno>;

    pub(crate) safe fn fsync(fd: BorrowedFd<'_>) -> Result<(), Errno>;

    pub(crate) safe fn fdatasync(fd: BorrowedFd<'_>) -> Result<(), Errno>;

    pub(crate) safe fn syncfs(fd: BorrowedFd<'_>) -> Result<(), Errno>;

    pub(crate) safe fn sync();

    pub(crate) safe fn flock(fd: BorrowedFd<'_>, operation: FlockOperation) -> Result<(), Errno>;

    #[syscall(name = "fcntl", args(fd, operation.command(), &operation.whole_file()))]
    pub(crate) safe fn fcntl_lock(
        fd: BorrowedFd<'_>,
        operation: FlockOperation,
    ) -> Result<(), Errno>;

    #[syscall(name = "fcntl", args(fd, F_GETFL))]
    pub(crate) safe fn fcntl_getfl(fd: BorrowedFd<'_>) -> Result<OpenFlags, Errno>;

    #[syscall(name = "fcntl", args(fd, F_SETFL, flags | OpenFlags::LARGEFILE))]
    pub(crate) safe fn fcntl_setfl(fd: BorrowedFd<'_>, flags: OpenFlags) -> Result<(), Errno>;

    #[syscall(name = "fcntl", args(fd, F_GET_SEALS))]
    pub(crate) safe fn fcntl_get_seals(fd: BorrowedFd<'_>) -> Result<SealFlags, Errno>;

    #[syscall(name = "fcntl", args(fd, F_ADD_SEALS, seals))]
    pub(crate) safe fn fcntl_add_seals(fd: BorrowedFd<'_>, seals: SealFlags) -> Result<(), Errno>;
}
