//! Expansions of the `extern_*!` macros need no prelude and no names of the user.

#![no_implicit_prelude]
#![deny(warnings)]
#![allow(dead_code, non_camel_case_types)]

mod core {}
mod std {}
struct Option;
struct Result;
struct Ok;
struct Err;
struct From;
struct u16;
struct usize;
struct str;

mod declared {
    use ::core::ffi::CStr;
    use ::core::result::Result;
    use ::sysdecl::{
        Errno, I32, U8, U16, U32, Void, extern_kernel32, extern_library, extern_libsystem,
        extern_ntdll,
        windows::{Access, BorrowedHandle, Handle, NtStatus, OwnedHandle, U16CStr, Win32Error},
    };

    mod sysdecl {}

    extern_kernel32! {
        #![allow(unused)]
        pub safe fn GetCurrentProcessId() -> U32;
        fn CloseHandle(handle: OwnedHandle) -> I32;
        #[cfg(any())]
        fn Nothing(what: Missing) -> Missing;
        #[fails(invalid_handle)]
        #[unchecked(arity)]
        fn CreateFileW<'a>(name: U16CStr<'a>, access: Access) -> Result<OwnedHandle, Win32Error>;
        #[cfg(all())]
        #[fails(eq = 0xffff_ffff)]
        pub(crate) unsafe fn WaitForSingleObject(
            r#type: BorrowedHandle<'_>,
            __ret: U32,
        ) -> Result<U32, Win32Error>;
        #[fails(null)]
        #[unchecked]
        fn VirtualAlloc(foreign: *mut Void) -> Result<(), Win32Error>;
        #[unchecked]
        #[link_name = "ReadFile"]
        safe fn read(#[len(U32)] buffer: &mut [U8], #[len_first(I32)] text: &[U16]) -> I32;
        #[inline(always)]
        #[must_use]
        fn LoadLibraryA(name: ::core::option::Option<&CStr>) -> Handle;
        fn callback(
            back: ::core::option::Option<unsafe extern "system" fn(*mut Void) -> U32>,
            other: extern "system" fn(),
        );
        safe fn ExitProcess(code: U32) -> !;
    }

    extern_ntdll! {
        #![crate = ::sysdecl]
        fn NtClose(handle: Handle) -> Result<(), NtStatus>;
        fn NtYieldExecution() -> Result<NtStatus, NtStatus>;
    }

    extern_library! {
        "user32" { safe fn GetSystemMetrics(index: I32) -> I32; }
        "winspool.drv" {}
        "advapi32.dll" {
            #[fails(nonzero_code)]
            fn RegCloseKey(key: Handle) -> Result<(), Win32Error>;
        }
    }

    extern_libsystem! {
        #[fails(minus_one)]
        fn open(path: &CStr, flags: I32, #[variadic] mode: U32) -> Result<I32, Errno>;
        #[fails(nonzero_errno)]
        fn pthread_mutex_lock(mutex: *mut Void) -> Result<(), Errno>;
        fn printf(text: *const U8, ...) -> I32;
    }

    const TEXT: U16CStr<'static> = ::sysdecl::w!("text");
}

fn main() {}
