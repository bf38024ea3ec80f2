use sysdecl::windows::prelude::*;

extern_library! {
    "user32.lib" {
        pub fn GetSystemMetrics(index: I32) -> I32;
    }
}

fn main() {}
