use sysdecl::prelude::*;

#[syscall(os = "windows")]
fn close(handle: *mut Void) -> I32;

fn main() {}
