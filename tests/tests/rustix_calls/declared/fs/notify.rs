//! Notifications about changes of files.

use core::ffi::CStr;
use std::os::fd::{BorrowedFd, OwnedFd};

use sysdecl::{
    linux::event::{InotifyFlags, InotifyMask},
    prelude::*,
};

#[syscall(os = "linux")]
unsafe extern "C" {
    pub(crate) safe fn inotify_init1(flags: InotifyFlags) -> Result<OwnedFd, Errno>;

    pub(crate) safe fn inotify_add_watch(
        infd: BorrowedFd<'_>,
        path: &CStr,
        flags: InotifyMask,
    ) -> Result<I32, Errno>;

    pub(crate) safe fn inotify_rm_watch(infd: BorrowedFd<'_>, wfd: I32) -> Result<(), Errno>;
}
