//! Reading it would be a data race.

use sysdecl::prelude::*;

static mut NUMBER: U64 = 39;

#[syscall(nr = NUMBER, os = "linux")]
safe fn process() -> I32;

fn main() {
    process();
}
