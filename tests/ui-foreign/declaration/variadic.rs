use sysdecl::windows::prelude::*;

extern_kernel32! {
    pub unsafe fn printf(text: *const U8, ...) -> I32;
}

fn main() {}
