//! What the function does not return.
use sysdecl::windows::prelude::*;

extern_kernel32! {
    pub safe fn GetCurrentThreadId() -> !;
    pub safe fn Sleep(dwMilliseconds: U32) -> Bool;
    pub safe fn ResetEvent(hEvent: BorrowedHandle<'_>) -> OwnedHandle;
    #[fails(null)]
    pub fn CreateEventW(attributes: *const Void, manual: Bool, set: Bool, name: Option<U16CStr<'_>>) -> Result<(), Win32Error>;
}

fn main() {}
