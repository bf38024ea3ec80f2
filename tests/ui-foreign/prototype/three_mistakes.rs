//! All at once.
use sysdecl::windows::prelude::*;

extern_kernel32! {
    #[fails(null)]
    pub fn VirtualProtect(
        lpAddress: *mut Void,
        dwSize: U32,
        flNewProtect: U32,
        lpflOldProtect: *const U32,
    ) -> Result<*mut Void, Win32Error>;
}

fn main() {}
