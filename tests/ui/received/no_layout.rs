use sysdecl::prelude::*;

#[derive(Received)]
struct Times {
    user: U64,
    system: U64,
}

#[derive(Received)]
#[repr(packed)]
struct Tight(U8, U64);

#[derive(Received)]
union Value {
    number: U64,
    pointer: *mut Void,
}

fn main() {}
