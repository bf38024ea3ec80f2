//! `mm`: memory mappings.

use core::ffi::c_void;
use std::os::fd::{BorrowedFd, OwnedFd};

use sysdecl::{
    linux::mem::{MapFlags, MlockFlags, MlockallFlags, MremapFlags, MsyncFlags, Prot},
    prelude::*,
};

use super::types::flags;

flags! {
    UserfaultfdFlags: U32 { CLOEXEC = 0o200_0000, NONBLOCK = 0o4000, USER_MODE_ONLY = 1 }
}

/// The expected use of memory.
#[derive(Clone, Copy, ToKernel)]
#[repr(i32)]
pub(crate) enum Advice {
    Normal = 0,
    Random = 1,
    Sequential = 2,
    WillNeed = 3,
    DontNeed = 4,
}

#[syscall(os = "linux")]
unsafe extern "C" {
    pub(crate) fn madvise(addr: *mut c_void, len: usize, advice: Advice) -> Result<(), Errno>;

    pub(crate) fn msync(addr: *mut c_void, len: usize, flags: MsyncFlags) -> Result<(), Errno>;

    pub(crate) fn mmap(
        addr: *mut c_void,
        length: usize,
        prot: Prot,
        flags: MapFlags,
        fd: BorrowedFd<'_>,
        offset: U64,
    ) -> Result<*mut c_void, Errno>;

    #[syscall(name = "mmap", args(addr, length, prot, flags | MapFlags::ANONYMOUS, -1, 0))]
    pub(crate) fn mmap_anonymous(
        addr: *mut c_void,
        length: usize,
        prot: Prot,
        flags: MapFlags,
    ) -> Result<*mut c_void, Errno>;

    pub(crate) fn mprotect(ptr: *mut c_void, len: usize, flags: Prot) -> Result<(), Errno>;

    pub(crate) fn munmap(addr: *mut c_void, length: usize) -> Result<(), Errno>;

    pub(crate) fn mremap(
        old_address: *mut c_void,
        old_size: usize,
        new_size: usize,
        flags: MremapFlags,
    ) -> Result<*mut c_void, Errno>;

    #[syscall(
        name = "mremap",
        args(old_address, old_size, new_size, flags | MremapFlags::FIXED, new_address)
    )]
    pub(crate) fn mremap_fixed(
        old_address: *mut c_void,
        old_size: usize,
        new_size: usize,
        flags: MremapFlags,
        new_address: *mut c_void,
    ) -> Result<*mut c_void, Errno>;

    pub(crate) fn mlock(addr: *mut c_void, length: usize) -> Result<(), Errno>;

    #[syscall(name = "mlock2")]
    pub(crate) fn mlock_with(
        addr: *mut c_void,
        length: usize,
        flags: MlockFlags,
    ) -> Result<(), Errno>;

    pub(crate) fn munlock(addr: *mut c_void, length: usize) -> Result<(), Errno>;

    pub(crate) fn userfaultfd(flags: UserfaultfdFlags) -> Result<OwnedFd, Errno>;

    pub(crate) safe fn mlockall(flags: MlockallFlags) -> Result<(), Errno>;

    pub(crate) safe fn munlockall() -> Result<(), Errno>;
}
