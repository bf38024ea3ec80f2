use sysdecl::prelude::*;

#[derive(FromKernel)]
#[repr(i32)]
enum Answer {
    No,
    Yes,
}

#[syscall(nr = SYS_READ, os = "linux", unchecked)]
safe fn declared() -> Answer;

fn main() {}
