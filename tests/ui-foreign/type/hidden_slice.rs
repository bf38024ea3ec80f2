use sysdecl::windows::prelude::*;

type Bytes<'a> = &'a [U8];

extern_kernel32! {
    pub fn WriteThing(file: Handle, bytes: Bytes<'_>) -> Bool;
}

fn main() {}
