use sysdecl::windows::prelude::*;

extern_library! {
    user32 {
        pub fn GetSystemMetrics(index: I32) -> I32;
    }
}

fn main() {}
