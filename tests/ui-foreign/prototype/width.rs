//! Numbers of another width, which a 32-bit program would find elsewhere on the stack, and a handle cut in two.
use sysdecl::windows::prelude::*;

extern_kernel32! {
    pub fn VirtualAlloc(
        lpAddress: *mut Void,
        dwSize: U32,
        flAllocationType: U64,
        flProtect: U16,
    ) -> U32;
    pub safe fn GetCurrentProcessId() -> U64;
}

fn main() {}
