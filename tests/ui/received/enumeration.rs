use sysdecl::prelude::*;

#[derive(Received)]
#[repr(u32)]
enum State {
    Running = 0,
    Stopped = 1,
}

fn main() {}
