use sysdecl::windows::prelude::*;

extern_kernel32! {
    pub safe fn GetTickCount() -> U32
}

fn main() {}
