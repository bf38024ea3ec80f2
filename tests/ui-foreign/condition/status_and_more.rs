use sysdecl::windows::prelude::*;

extern_ntdll! {
    pub fn NtClose(handle: Handle) -> Result<U32, NtStatus>;
}

fn main() {}
