use sysdecl::windows::prelude::*;

extern_kernel32! {
    pub fn Sleep(#[inline] milliseconds: U32);
}

fn main() {}
