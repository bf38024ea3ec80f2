//! The condition of another function, and one of a function that does not fail.
use sysdecl::windows::prelude::*;

extern_kernel32! {
    #[fails(null)]
    pub fn CreateFileW(
        name: U16CStr<'_>,
        access: U32,
        share: U32,
        security: *const Void,
        disposition: U32,
        flags: U32,
        template: Handle,
    ) -> Result<OwnedHandle, Win32Error>;
    pub safe fn WaitForSingleObject(hHandle: BorrowedHandle<'_>, dwMilliseconds: U32) -> Result<(), Win32Error>;
    #[fails(zero)]
    pub safe fn GetCurrentProcessId() -> Result<U32, Win32Error>;
}

fn main() {}
