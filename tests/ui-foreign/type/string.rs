use sysdecl::windows::prelude::*;

extern_kernel32! {
    pub fn DeleteFileW(name: String) -> Bool;
    pub fn CreateDirectoryW(name: &str) -> Bool;
}

fn main() {}
