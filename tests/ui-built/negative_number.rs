use sysdecl::prelude::*;

const NUMBER: I32 = -1;
const LARGE: U64 = 0x8000_0000_0000_0001;

#[syscall(nr = NUMBER, os = "linux")]
safe fn process() -> I32;

#[syscall(os = "linux")]
unsafe extern {
    #[syscall(nr = LARGE)]
    safe fn process_too() -> I32;
}

fn main() {
    process();
    process_too();
}
