//! Read-only memory where the function writes.
use sysdecl::windows::prelude::*;

extern_kernel32! {
    #[link_name = "ReadFile"]
    pub fn read(
        file: BorrowedHandle<'_>,
        #[len(U32)] bytes: &[U8],
        read: *const U32,
        overlapped: *mut Void,
    ) -> Result<(), Win32Error>;
}

fn main() {}
