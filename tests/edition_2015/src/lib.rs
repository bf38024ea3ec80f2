//! Library functions declared in a crate of edition 2015, in which paths are relative to the crate root.
#![no_std]
#![deny(warnings)]

extern crate sysdecl as kernel;

/// Each form of a declaration. No name in the crate root could be the start of a path in an expansion.
pub mod declared {
    use core::ffi::CStr;

    use kernel::windows::prelude::*;
    use kernel::{extern_libsystem, Errno};

    extern_kernel32! {
        pub safe fn GetTickCount64() -> U64;
        #[fails(eq = 7)]
        pub safe fn SleepEx(milliseconds: U32, #[len(U32)] text: &[U8]) -> Result<U32, Win32Error>;
        pub fn SetEvent(event: Handle) -> Result<(), Win32Error>;
    }

    extern_ntdll! {
        pub safe fn NtYieldExecution() -> Result<NtStatus, NtStatus>;
    }

    extern_library! {
        "user32" { pub safe fn GetSystemMetrics(index: I32) -> I32; }
    }

    extern_libsystem! {
        #[fails(minus_one)]
        pub safe fn open(path: &CStr, flags: I32, #[variadic] mode: U16) -> Result<I32, Errno>;
        #[fails(null)]
        pub fn realpath(path: &CStr, to: *mut U8) -> Result<*mut U8, Errno>;
        pub safe fn getppid() -> I32;
    }

    /// A text.
    pub const TEXT: U16CStr<'static> = w!("text");
}
