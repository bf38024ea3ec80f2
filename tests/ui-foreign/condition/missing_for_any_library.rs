use sysdecl::windows::prelude::*;

extern_library! {
    "advapi32" {
        pub fn RegCloseKey(key: Handle) -> Result<(), Win32Error>;
    }
}

fn main() {}
