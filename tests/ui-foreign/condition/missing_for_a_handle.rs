use sysdecl::windows::prelude::*;

extern_kernel32! {
    pub fn CreateEventW(a: *mut Void, b: Bool, c: Bool, d: *const U16) -> Result<Handle, Win32Error>;
}

fn main() {}
