use sysdecl::windows::prelude::*;

extern_kernel32! {
    #[fails(zero)]
    pub fn VirtualAlloc(at: *mut Void, size: usize, what: U32, how: U32) -> Result<*mut Void, Win32Error>;
}

fn main() {}
