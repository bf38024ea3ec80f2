use sysdecl::windows::prelude::*;

extern_kernel32! {
    pub fn SleepEx(milliseconds: U32, alertable: bool) -> bool;
}

fn main() {}
