use sysdecl::prelude::*;

#[syscall(os = "linux")]
safe fn getpidd() -> I32;

fn main() {
    getpidd();
}
