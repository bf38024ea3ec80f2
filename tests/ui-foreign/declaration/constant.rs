use sysdecl::windows::prelude::*;

extern_kernel32! {
    pub const fn GetTickCount() -> U32;
}

fn main() {}
