use sysdecl::windows::prelude::*;

extern_kernel32! {
    pub extern "C" fn GetTickCount() -> U32;
}

fn main() {}
