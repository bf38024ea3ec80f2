use sysdecl::windows::prelude::*;

extern_kernel32! {
    pub fn CloseHandle(self) -> Bool;
}

fn main() {}
