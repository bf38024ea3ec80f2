use sysdecl::prelude::*;

#[syscall(os = "linux")]
unsafe extern {}

fn main() {}
