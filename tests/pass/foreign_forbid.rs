//! A crate can forbid any lint, because the macros emit no `allow`.

#![forbid(warnings, unused, nonstandard_style, dead_code, non_snake_case, missing_docs)]
#![forbid(clashing_extern_declarations, improper_ctypes, improper_ctypes_definitions)]
#![forbid(rust_2018_idioms, future_incompatible, unreachable_pub, unsafe_op_in_unsafe_fn)]
#![forbid(single_use_lifetimes, unused_lifetimes, unused_qualifications, let_underscore)]
#![forbid(clippy::all, clippy::pedantic, clippy::nursery, clippy::restriction)]

use core::ffi::CStr;

use sysdecl::{Errno, extern_libsystem, windows::prelude::*};

extern_kernel32! {
    pub safe fn GetTickCount64() -> U64;
    pub fn ReadFile(hFile: Handle, lpBuffer: *mut U8, n: U32, nRead: *mut U32, o: *mut Void) -> Bool;
    #[link_name = "ReadFile"]
    pub fn ReadInto<'a>(
        hFile: BorrowedHandle<'a>,
        #[len(U32)] lpBuffer: &mut [U8],
        nRead: &'a mut U32,
        o: *mut Void,
    ) -> Result<(), Win32Error>;
    pub fn Lends<'a>(lpBuffer: &'a U8, other: &'a U8) -> Bool;
    pub safe fn ResetEvent(hEvent: BorrowedHandle<'_>) -> Result<(), Win32Error>;
    #[fails(eq = 0xffff_ffff)]
    pub safe fn SleepEx(dwMilliseconds: U32, bAlertable: Bool) -> Result<U32, Win32Error>;
}

extern_ntdll! {
    pub fn NtClose(Handle: Handle) -> Result<(), NtStatus>;
    pub fn NtYieldExecution() -> NtStatus;
}

extern_library! {
    "user32" { pub safe fn GetSystemMetrics(nIndex: I32) -> I32; }
}

extern_libsystem! {
    #[fails(minus_one)]
    pub safe fn open(Path: &CStr, Flags: I32, #[variadic] Mode: U32) -> Result<I32, Errno>;
}

fn main() {
    let _ = (GetTickCount64, ReadFile, ReadInto, Lends, ResetEvent, SleepEx);
    let _ = (NtClose, NtYieldExecution, GetSystemMetrics, open);
}
