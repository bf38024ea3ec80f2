use sysdecl::windows::prelude::*;

extern_library! {
    "user32"
}

fn main() {}
