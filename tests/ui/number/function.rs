use sysdecl::prelude::*;

#[syscall(nr = main, os = "linux")]
safe fn process() -> I32;

fn main() {
    process();
}
