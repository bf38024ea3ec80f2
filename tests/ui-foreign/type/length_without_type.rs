use sysdecl::windows::prelude::*;

extern_kernel32! {
    pub fn WriteFile(file: Handle, #[len] bytes: &[U8]) -> Bool;
    pub fn ReadFile(file: Handle, #[len(U32)] #[len(U32)] bytes: &mut [U8]) -> Bool;
}

fn main() {}
