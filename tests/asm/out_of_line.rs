//! Functions that hold one call each, with names that one finds again in the compiler's output.

use core::ffi::CStr;

use sysdecl::prelude::*;

use crate::Status;

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
                    // SAFETY: the caller vouches for the call.
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
    status_flags(fd: I32) -> Result<I32, Errno>;
    fstat(fd: I32) -> Result<Status, Errno>;
    munmap(addr: *mut Void, length: U64);
    exit(code: I32) -> !;
}
