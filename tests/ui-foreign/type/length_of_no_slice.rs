use sysdecl::windows::prelude::*;

extern_kernel32! {
    pub fn WriteFile(file: Handle, #[len(U32)] bytes: *const U8) -> Bool;
}

fn main() {}
