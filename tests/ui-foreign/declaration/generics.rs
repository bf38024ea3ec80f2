use sysdecl::windows::prelude::*;

extern_kernel32! {
    pub fn ReadFile<T>(handle: Handle, buffer: *mut T, count: U32) -> Bool;
    pub fn WriteFile<const N: usize>(handle: Handle) -> Bool;
}

fn main() {}
