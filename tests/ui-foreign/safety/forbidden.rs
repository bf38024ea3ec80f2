#![forbid(unsafe_code)]

use sysdecl::{Errno, windows::prelude::*};

extern_kernel32! {
    pub safe fn GetTickCount64() -> U64;
    pub safe fn ResetEvent(event: BorrowedHandle<'_>) -> Result<(), Win32Error>;
    #[cfg(any())]
    pub safe fn Elsewhere();
}

extern_ntdll! {
    pub safe fn NtYieldExecution() -> NtStatus;
    pub safe fn NtTestAlert() -> Result<NtStatus, NtStatus>;
}

extern_library! {
    "user32" {
        pub safe fn GetSystemMetrics(index: I32) -> I32;
        pub safe fn CharUpperBuffW(#[len(U32)] text: &mut [U16]) -> U32;
    }
}

sysdecl::extern_libsystem! {
    pub safe fn getppid() -> I32;
    #[fails(minus_one)]
    pub safe fn getpgid(pid: I32) -> Result<I32, Errno>;
}

fn main() {}
