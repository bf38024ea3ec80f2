use sysdecl::prelude::*;

const unsafe fn number() -> U64 {
    39
}

#[syscall(nr = number(), os = "linux")]
safe fn process() -> I32;

fn main() {
    process();
}
