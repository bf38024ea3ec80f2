use sysdecl::prelude::*;

struct Unit;

#[syscall(os = "linux")]
unsafe impl Sync for Unit {}

fn main() {}
