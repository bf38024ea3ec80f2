use sysdecl::windows::prelude::*;

extern_kernel32! {
    #![crate = 7]
    pub safe fn GetTickCount() -> U32;
}

fn main() {}
