use sysdecl::windows::prelude::*;

#[syscall(nr = 15, os = "windows", retry)]
pub fn NtClose(handle: Handle) -> Result<(), NtStatus>;

fn main() {}
