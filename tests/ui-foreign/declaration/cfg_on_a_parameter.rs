use sysdecl::windows::prelude::*;

extern_kernel32! {
    pub fn Sleep(#[cfg(windows)] milliseconds: U32);
}

fn main() {}
