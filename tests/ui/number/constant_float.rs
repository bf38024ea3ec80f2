use sysdecl::prelude::*;

const NUMBER: f64 = 39.0;
const TRUTH: bool = true;

enum Call {
    Getpid = 39,
}

#[syscall(nr = NUMBER, os = "linux")]
safe fn process() -> I32;

#[syscall(nr = TRUTH, os = "linux")]
safe fn process_too() -> I32;

#[syscall(nr = Call::Getpid, os = "linux")]
safe fn process_as_well() -> I32;

fn main() {
    process();
    process_too();
    process_as_well();
}
