//! `expect(dead_code)` is fulfilled for an unused function, whatever its expansion.

#![deny(warnings, dead_code)]

use sysdecl::windows::prelude::*;

extern_kernel32! {
    #[expect(dead_code)]
    fn GetCurrentThreadId() -> U32;
    #[expect(dead_code)]
    safe fn GetTickCount() -> U32;
    #[expect(dead_code, reason = "the function is never called")]
    safe fn ResetEvent(event: BorrowedHandle<'_>) -> Result<(), Win32Error>;
    #[expect(unused)]
    fn SetEvent(event: Handle) -> Result<(), Win32Error>;
    #[allow(dead_code)]
    fn PulseEvent(event: Handle) -> Result<(), Win32Error>;
    #[cfg_attr(all(), expect(dead_code, clippy::pedantic, reason = "the function is never called"))]
    #[allow(unfulfilled_lint_expectations)]
    fn CloseHandle(event: Handle) -> Result<(), Win32Error>;
}

fn main() {}
