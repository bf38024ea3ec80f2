use sysdecl::windows::prelude::*;

extern_kernel32! {
    pub static ANSWER: U32;
    pub struct Key(U32);
    pub safe fn GetTickCount() -> U32;
}

fn main() {}
