//! Functions with one call each, with names that can be found in the compiler's output.

use core::{ffi::CStr, num::NonZero};

use sysdecl::{
    fd::{BorrowedFd, OwnedFd},
    prelude::*,
};

use crate::{SocketOption, Status};

// SAFETY: the value denotes the working directory, and is never closed.
const CWD: BorrowedFd<'_> = unsafe { BorrowedFd::borrow_raw(-100) };
const O_CLOEXEC: I32 = 0o2_000_000;

macro_rules! out_of_line {
    ($($function:ident($($name:ident: $ty:ty),*) $(-> $ret:ty)?;)*) => {
        out_of_line!(@in declared { $($function($($name: $ty),*) $(-> $ret)?;)* });
        out_of_line!(@in by_hand { $($function($($name: $ty),*) $(-> $ret)?;)* });
    };
    (@in $module:ident { $($function:ident($($name:ident: $ty:ty),*) $(-> $ret:ty)?;)* }) => {
        mod $module {
            use super::*;

            $(
                #[unsafe(export_name = concat!(stringify!($module), "_", stringify!($function)))]
                #[allow(unused_unsafe, reason = "some of them are safe")]
                unsafe fn $function($($name: $ty),*) $(-> $ret)? {
                    // SAFETY: the caller upholds the requirements of the call.
                    unsafe { crate::$module::$function($($name),*) }
                }
            )*
        }
    };
}

out_of_line! {
    getppid() -> I32;
    read(fd: I32, buf: *mut U8, count: U64) -> I64;
    close(fd: I32) -> Result<(), Errno>;
    fsync(fd: I32) -> Result<(), Errno>;
    kill(pid: I32, signal: I32) -> Result<(), Errno>;
    read_into(fd: I32, buf: &mut [u8]) -> Result<usize, Errno>;
    read_retry(fd: I32, buf: &mut [u8]) -> Result<usize, Errno>;
    pread64(fd: I32, buf: *mut U8, count: usize, offset: I64) -> Result<usize, Errno>;
    mmap(addr: *mut Void, length: U64, prot: I32, flags: I32, fd: I32, offset: I64) -> *mut Void;
    openat(dir: I32, path: &CStr, flags: I32, mode: U32) -> Result<I32, Errno>;
    openat_owned(
        dir: BorrowedFd<'_>,
        path: &CStr,
        flags: I32,
        mode: U32
    ) -> Result<OwnedFd, Errno>;
    write(fd: BorrowedFd<'_>, buf: &[u8]) -> Result<usize, Errno>;
    write_all(fd: BorrowedFd<'_>, buf: &[u8]) -> Result<(), Errno>;
    status_flags(fd: I32) -> Result<I32, Errno>;
    fstat(fd: I32) -> Result<Status, Errno>;
    socket_type(fd: I32) -> Result<SocketOption, Errno>;
    getpgid(pid: I32) -> Result<Option<NonZero<I32>>, Errno>;
    munmap(addr: *mut Void, length: U64);
    exit(code: I32) -> !;
}

/// A typical call in a program: opens an owned descriptor with a constant path and constant flags.
macro_rules! open {
    ($($module:ident)*) => {$(
        const _: () = {
            #[unsafe(export_name = concat!(stringify!($module), "_open"))]
            fn open(path: &CStr) -> Result<OwnedFd, Errno> {
                crate::$module::openat_owned(CWD, path, O_CLOEXEC, 0)
            }
        };
    )*};
}

open!(declared by_hand);
