//! Extended attributes.

use core::ffi::CStr;
use std::os::fd::BorrowedFd;

use sysdecl::prelude::*;

use super::super::types::flags;

flags! {
    XattrFlags: U32 { CREATE = 1, REPLACE = 2 }
}

#[syscall(os = "linux")]
unsafe extern "C" {
    #[syscall(args(path, name, value.0, value.1))]
    pub(crate) fn getxattr(
        path: &CStr,
        name: &CStr,
        value: (*mut u8, usize),
    ) -> Result<usize, Errno>;

    #[syscall(args(path, name, value.0, value.1))]
    pub(crate) fn lgetxattr(
        path: &CStr,
        name: &CStr,
        value: (*mut u8, usize),
    ) -> Result<usize, Errno>;

    #[syscall(args(fd, name, value.0, value.1))]
    pub(crate) fn fgetxattr(
        fd: BorrowedFd<'_>,
        name: &CStr,
        value: (*mut u8, usize),
    ) -> Result<usize, Errno>;

    pub(crate) safe fn setxattr(
        path: &CStr,
        name: &CStr,
        value: &[u8],
        flags: XattrFlags,
    ) -> Result<(), Errno>;

    pub(crate) safe fn lsetxattr(
        path: &CStr,
        name: &CStr,
        value: &[u8],
        flags: XattrFlags,
    ) -> Result<(), Errno>;

    pub(crate) safe fn fsetxattr(
        fd: BorrowedFd<'_>,
        name: &CStr,
        value: &[u8],
        flags: XattrFlags,
    ) -> Result<(), Errno>;

    #[syscall(args(path, list.0, list.1))]
    pub(crate) fn listxattr(path: &CStr, list: (*mut u8, usize)) -> Result<usize, Errno>;

    #[syscall(args(path, list.0, list.1))]
    pub(crate) fn llistxattr(path: &CStr, list: (*mut u8, usize)) -> Result<usize, Errno>;

    #[syscall(args(fd, list.0, list.1))]
    pub(crate) fn flistxattr(fd: BorrowedFd<'_>, list: (*mut u8, usize)) -> Result<usize, Errno>;

    pub(crate) safe fn removexattr(path: &CStr, name: &CStr) -> Result<(), Errno>;

    pub(crate) safe fn lremovexattr(path: &CStr, name: &CStr) -> Result<(), Errno>;

    pub(crate) safe fn fremovexattr(fd: BorrowedFd<'_>, name: &CStr) -> Result<(), Errno>;
}
