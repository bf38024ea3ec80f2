//! A number where an address is taken, an address where a number is, and the wrong way to pass a handle.
use sysdecl::windows::prelude::*;

extern_kernel32! {
    pub fn VirtualFree(lpAddress: U32, dwSize: *mut Void, dwFreeType: U32) -> Bool;
    pub fn SetEvent(hEvent: &OwnedHandle) -> Bool;
    pub fn Sleep(dwMilliseconds: BorrowedHandle<'_>);
    #[link_name = "WriteFile"]
    pub fn write(
        file: BorrowedHandle<'_>,
        #[len_first(U32)] bytes: &[U8],
        written: &mut U32,
        overlapped: *mut Void,
    ) -> Result<(), Win32Error>;
}

fn main() {}
