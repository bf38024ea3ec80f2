//! A letter off.
use sysdecl::windows::prelude::*;

extern_kernel32! {
    pub fn RaedFile(hFile: Handle) -> Bool;
    #[link_name = "CreateFilW"]
    pub fn create(name: U16CStr<'_>) -> Handle;
    /// This one exists: the same for text of bytes.
    pub fn CreateFileA(name: *const U8) -> Handle;
}

fn main() {}
