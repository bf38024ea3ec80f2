use sysdecl::windows::prelude::*;

extern_kernel32! {
    pub fn Beep((frequency, duration): (U32, U32)) -> Bool;
    pub fn SleepEx(mut milliseconds: U32, _: Bool) -> U32;
}

fn main() {}
