use sysdecl::windows::prelude::*;

extern_kernel32! {
    pub fn Sleep(milliseconds: U32) {
        let _ = milliseconds;
    }
}

fn main() {}
