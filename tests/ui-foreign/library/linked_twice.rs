use sysdecl::windows::prelude::*;

extern_kernel32! {
    #[link(name = "user32")]
    pub fn GetSystemMetrics(index: I32) -> I32;
}

fn main() {}
