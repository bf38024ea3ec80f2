//! A function that nobody calls is expected to be one, whatever it becomes.

#![deny(warnings, dead_code)]

use sysdecl::windows::prelude::*;

extern_kernel32! {
    #[expect(dead_code)]
    fn GetCurrentThreadId() -> U32;
    #[expect(dead_code)]
    safe fn GetTickCount() -> U32;
    #[expect(dead_code, reason = "nobody calls it")]
    safe fn ResetEvent(event: BorrowedHandle<'_>) -> Result<(), Win32Error>;
    #[expect(unused)]
    fn SetEvent(event: Handle) -> Result<(), Win32Error>;
    #[allow(dead_code)]
    fn PulseEvent(event: Handle) -> Result<(), Win32Error>;
    #[cfg_attr(all(), expect(dead_code, clippy::pedantic, reason = "nobody calls it"))]
    #[allow(unfulfilled_lint_expectations)]
    fn CloseHandle(event: Handle) -> Result<(), Win32Error>;
}

fn main() {}
