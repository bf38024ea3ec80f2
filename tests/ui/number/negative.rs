use sysdecl::prelude::*;

#[syscall(nr = -1, os = "linux")]
safe fn process() -> I32;

fn main() {
    process();
}
