use sysdecl::windows::prelude::*;

extern_kernel32! {
    #[fails(nonzero_code)]
    pub fn RegOpenKeyW(key: Handle) -> Result<Handle, Win32Error>;
}

fn main() {}
