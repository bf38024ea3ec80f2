use sysdecl::prelude::*;

#[syscall(nr = 96, vdso, os = "linux", unchecked)]
fn time_of_day(time: *mut Void, zone: *mut Void) -> I32;

fn main() {}
