use sysdecl::windows::prelude::*;

extern_kernel32! {
    pub safe fn GetTickCount() -> U32;
    answer = 42;
}

fn main() {}
