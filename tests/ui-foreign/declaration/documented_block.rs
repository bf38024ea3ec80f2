use sysdecl::windows::prelude::*;

extern_kernel32! {
    //! These are the clocks.
    pub safe fn GetTickCount() -> U32;
}

fn main() {}
