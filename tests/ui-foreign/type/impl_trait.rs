use sysdecl::windows::prelude::*;

extern_kernel32! {
    pub fn Sleep(milliseconds: impl Into<U32>);
}

fn main() {}
