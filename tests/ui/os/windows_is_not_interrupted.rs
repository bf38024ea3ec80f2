use sysdecl::prelude::*;

#[syscall(nr = 15, os = "windows", retry)]
fn close(handle: *mut Void) -> I32;

fn main() {}
