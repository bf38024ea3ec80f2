use sysdecl::windows::prelude::*;

extern_library! {
    "C:\\Windows\\user32.dll" {
        pub fn GetSystemMetrics(index: I32) -> I32;
    }
}

fn main() {}
