use sysdecl::windows::prelude::*;

extern_library! {
    7 {
        pub fn GetSystemMetrics(index: I32) -> I32;
    }
}

fn main() {}
