//! `mount`: file systems.

use core::ffi::CStr;
use std::os::fd::{BorrowedFd, OwnedFd};

use sysdecl::prelude::*;

use super::types::flags;

flags! {
    MountFlags: U32 { RDONLY = 1, BIND = 4096 }
    UnmountFlags: U32 { FORCE = 1, DETACH = 2 }
    FsOpenFlags: U32 { CLOEXEC = 1 }
    FsMountFlags: U32 { CLOEXEC = 1 }
    MountAttrFlags: U32 { RDONLY = 1 }
    MoveMountFlags: U32 { F_EMPTY_PATH = 4 }
    OpenTreeFlags: U32 { CLONE = 1, CLOEXEC = 0o200_0000 }
    FsPickFlags: U32 { CLOEXEC = 1 }
}

/// The command of `fsconfig`.
#[derive(Clone, Copy, ToKernel)]
#[repr(u32)]
enum FsConfigCmd {
    SetFlag = 0,
    SetString = 1,
    SetBinary = 2,
    SetPath = 3,
    SetPathEmpty = 4,
    SetFd = 5,
    Create = 6,
    Reconfigure = 7,
    CreateExclusive = 8,
}

#[syscall(os = "linux")]
unsafe extern "C" {
    pub(crate) safe fn mount(
        source: Option<&CStr>,
        target: &CStr,
        file_system_type: Option<&CStr>,
        flags: MountFlags,
        data: Option<&CStr>,
    ) -> Result<(), Errno>;

    #[syscall(name = "umount2")]
    pub(crate) safe fn unmount(target: &CStr, flags: UnmountFlags) -> Result<(), Errno>;

    pub(crate) safe fn fsopen(fs_name: &CStr, flags: FsOpenFlags) -> Result<OwnedFd, Errno>;

    pub(crate) safe fn fsmount(
        fs_fd: BorrowedFd<'_>,
        flags: FsMountFlags,
        attr_flags: MountAttrFlags,
    ) -> Result<OwnedFd, Errno>;

    pub(crate) safe fn move_mount(
        from_dfd: BorrowedFd<'_>,
        from_pathname: &CStr,
        to_dfd: BorrowedFd<'_>,
        to_pathname: &CStr,
        flags: MoveMountFlags,
    ) -> Result<(), Errno>;

    pub(crate) safe fn open_tree(
        dfd: BorrowedFd<'_>,
        filename: &CStr,
        flags: OpenTreeFlags,
    ) -> Result<OwnedFd, Errno>;

    pub(crate) safe fn fspick(
        dfd: BorrowedFd<'_>,
        path: &CStr,
        flags: FsPickFlags,
    ) -> Result<OwnedFd, Errno>;

    #[syscall(name = "fsconfig", args(fs_fd, FsConfigCmd::SetFlag, key, 0, 0))]
    pub(crate) safe fn fsconfig_set_flag(fs_fd: BorrowedFd<'_>, key: &CStr) -> Result<(), Errno>;

    #[syscall(name = "fsconfig", args(fs_fd, FsConfigCmd::SetString, key, value, 0))]
    pub(crate) safe fn fsconfig_set_string(
        fs_fd: BorrowedFd<'_>,
        key: &CStr,
        value: &CStr,
    ) -> Result<(), Errno>;

    #[syscall(name = "fsconfig", args(fs_fd, FsConfigCmd::SetBinary, key, value))]
    pub(crate) safe fn fsconfig_set_binary(
        fs_fd: BorrowedFd<'_>,
        key: &CStr,
        value: &[u8],
    ) -> Result<(), Errno>;

    #[syscall(name = "fsconfig", args(fs_fd, FsConfigCmd::SetFd, key, 0, fd))]
    pub(crate) safe fn fsconfig_set_fd(
        fs_fd: BorrowedFd<'_>,
        key: &CStr,
        fd: BorrowedFd<'_>,
    ) -> Result<(), Errno>;

    #[syscall(name = "fsconfig", args(fs_fd, FsConfigCmd::SetPath, key, path, fd))]
    pub(crate) safe fn fsconfig_set_path(
        fs_fd: BorrowedFd<'_>,
        key: &CStr,
        path: &CStr,
        fd: BorrowedFd<'_>,
    ) -> Result<(), Errno>;

    #[syscall(name = "fsconfig", args(fs_fd, FsConfigCmd::SetPathEmpty, key, c"", fd))]
    pub(crate) safe fn fsconfig_set_path_empty(
        fs_fd: BorrowedFd<'_>,
        key: &CStr,
        fd: BorrowedFd<'_>,
    ) -> Result<(), Errno>;

    #[syscall(name = "fsconfig", args(fs_fd, FsConfigCmd::Create, 0, 0, 0))]
    pub(crate) safe fn fsconfig_create(fs_fd: BorrowedFd<'_>) -> Result<(), Errno>;

    #[syscall(name = "fsconfig", args(fs_fd, FsConfigCmd::Reconfigure, 0, 0, 0))]
    pub(crate) safe fn fsconfig_reconfigure(fs_fd: BorrowedFd<'_>) -> Result<(), Errno>;

    #[syscall(name = "fsconfig", args(fs_fd, FsConfigCmd::CreateExclusive, 0, 0, 0))]
    pub(crate) safe fn fsconfig_create_excl(fs_fd: BorrowedFd<'_>) -> Result<(), Errno>;
}
