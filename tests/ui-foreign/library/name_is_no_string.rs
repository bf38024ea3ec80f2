use sysdecl::windows::prelude::*;

extern_kernel32! {
    #[link_name = 7]
    pub fn Sleep(milliseconds: U32);
    #[link_name]
    pub fn SleepEx(milliseconds: U32, alertable: Bool) -> U32;
}

fn main() {}
