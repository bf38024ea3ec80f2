use sysdecl::windows::prelude::*;

extern_kernel32! {
    pub fn WriteFile(file: Handle, bytes: &[U8], count: *mut U32, overlapped: *mut Void) -> Bool;
}

fn main() {}
