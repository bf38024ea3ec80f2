#![deny(dead_code)]

mod declared {
    use sysdecl::windows::prelude::*;

    extern_kernel32! {
        fn GetTickCount() -> U32;
        safe fn GetACP() -> U32;
        fn SetEvent(event: Handle) -> Result<(), Win32Error>;
        pub(crate) safe fn ResetEvent(event: BorrowedHandle<'_>) -> Result<(), Win32Error>;
        pub(crate) safe fn PulseEvent(event: BorrowedHandle<'_>) -> Result<(), Win32Error>;
    }
}

fn main() {
    let _ = declared::PulseEvent;
}
