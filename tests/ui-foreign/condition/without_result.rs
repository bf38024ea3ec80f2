use sysdecl::windows::prelude::*;

extern_kernel32! {
    #[fails(zero)]
    pub fn SetEvent(event: Handle) -> Bool;
    #[fails(zero)]
    pub fn Sleep(milliseconds: U32);
}

fn main() {}
