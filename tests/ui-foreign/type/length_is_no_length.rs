use sysdecl::windows::prelude::*;

extern_kernel32! {
    pub fn WriteThing(file: Handle, #[len(Handle)] bytes: &[U8]) -> Bool;
}

fn main() {}
