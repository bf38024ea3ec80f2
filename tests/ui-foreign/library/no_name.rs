use sysdecl::windows::prelude::*;

extern_library! {
    pub fn GetSystemMetrics(index: I32) -> I32;
}

fn main() {}
