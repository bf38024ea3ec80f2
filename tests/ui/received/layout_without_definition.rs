use sysdecl::prelude::*;

struct Inner {
    a: U8,
    b: U64,
}

#[derive(Received)]
#[repr(C)]
struct Outer {
    inner: Inner,
    count: U32,
}

fn main() {}
