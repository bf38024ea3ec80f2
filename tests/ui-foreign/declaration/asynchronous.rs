use sysdecl::windows::prelude::*;

extern_kernel32! {
    pub async fn Sleep(milliseconds: U32);
}

fn main() {}
