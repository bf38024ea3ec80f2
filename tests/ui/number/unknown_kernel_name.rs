use sysdecl::prelude::*;

#[syscall(name = "getpidd", os = "linux")]
safe fn process() -> I32;

fn main() {
    process();
}
