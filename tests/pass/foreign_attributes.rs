//! Attributes of a member apply wherever its types are written, and override those of its block.

#![deny(warnings)]
#![allow(dead_code)]

use core::ffi::c_char;

use sysdecl::{Errno, I32, U16, U32, Void, extern_libsystem, windows::prelude::*};

#[deprecated]
pub type Old = U32;

extern_kernel32! {
    #[allow(deprecated)]
    pub safe fn GetTickCount() -> Old;
    #[expect(deprecated)]
    pub safe fn SleepEx(milliseconds: Old, alertable: Bool) -> Old;
    #[deprecated]
    pub safe fn GetACP() -> U32;
    #[allow(deprecated)]
    #[fails(zero)]
    pub safe fn GetOEMCP() -> Result<Old, Win32Error>;
    #[expect(deprecated)]
    pub safe fn CharUpperBuffW(#[len(Old)] text: &mut [U16]) -> Old;
    #[deprecated]
    #[allow(deprecated)]
    #[fails(eq = Old::MAX)]
    pub safe fn GetConsoleCP() -> Result<Old, Win32Error>;
    #[cfg_attr(all(), allow(deprecated))]
    pub safe fn GetConsoleOutputCP() -> Old;
    #[cfg_attr(all(), cfg(any()))]
    pub safe fn Nowhere() -> Missing;
}

extern_kernel32! {
    #![allow(deprecated)]
    pub safe fn GetLastError() -> Old;
    pub safe fn SetErrorMode(mode: Old) -> Result<(), Win32Error>;
}

pub mod inlined {
    use super::*;

    extern_kernel32! {
        #![inline(never)]
        #![must_use = "of the block"]
        #![deny(unused_attributes)]

        #[inline(always)]
        pub safe fn SetEvent(event: BorrowedHandle<'_>) -> Result<(), Win32Error>;
        #[must_use = "of the member"]
        pub safe fn GetTickCount64() -> U64;
        #[allow(deprecated, dead_code)]
        safe fn GetCurrentProcessId() -> super::Old;
    }
}

pub mod unsafe_words {
    #![deny(unsafe_code)]

    use super::*;

    extern_kernel32! {
        #[allow(unsafe_code)]
        pub safe fn GetVersion() -> U32;
        #[expect(unsafe_code)]
        pub safe fn SwitchToThread() -> Bool;
        #[expect(unsafe_code)]
        #[link_name = "SwitchToThread"]
        pub safe fn switch() -> Result<(), Win32Error>;
        // Calls of these require `unsafe`.
        pub fn GetTickCount() -> U32;
        pub fn PulseEvent(event: Handle) -> Result<(), Win32Error>;
    }
}

extern_libsystem! {
    #[cfg_attr(target_arch = "x86_64", link_name = "stat$INODE64")]
    #[fails(minus_one)]
    pub fn stat(path: *const c_char, stat: *mut Void) -> Result<(), Errno>;
    pub fn signal(#[allow(unused_variables)] signal: I32, handler: *const Void) -> *const Void;
    pub fn raw(#[allow(non_snake_case)] Parameter: &[U16; 2]) -> *const Void;
}

fn main() {
    let _ = (stat, signal, U16::MAX);
}
