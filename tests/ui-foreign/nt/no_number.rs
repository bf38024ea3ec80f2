use sysdecl::windows::prelude::*;

#[syscall(os = "windows")]
pub fn NtClose(handle: Handle) -> NtStatus;

fn main() {}
